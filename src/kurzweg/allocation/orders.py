# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for scarce places: draws are held when their time has come, by nobody's hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.models import Draw, Offer, Round
from kurzweg.jobs.order import Order, Run


@dataclass(frozen=True, kw_only=True)
class GivePlaces(Order):
    """Vergabe: hold the draws that are due, and end what nobody answered in time."""

    kind = "give-places"
    title = _("Knappe Termine vergeben")
    every = timedelta(seconds=30)

    def run(self, run: Run) -> None:
        for round_ in Round.objects.to_be_held(at=run.at).order_by("closes_at"):
            Draw.hold(round_, at=run.at)
        for offer in Offer.objects.over(at=run.at).select_related("place", "application"):
            offer.lapse(at=run.at)
