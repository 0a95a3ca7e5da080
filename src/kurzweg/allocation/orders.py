# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for scarce places: everything that falls due is done by the house itself, by nobody's hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.models import Draw, Round, Waitlist
from kurzweg.allocation.models.waitlist import keep_lists
from kurzweg.allocation.offering import offer_places
from kurzweg.allocation.setting_aside import set_aside
from kurzweg.allocation.tidying import bring_to_the_day, end_what_closed, end_what_ran_out
from kurzweg.jobs.order import Order, Run
from kurzweg.walls.alone import alone_with


@dataclass(frozen=True, kw_only=True)
class GivePlaces(Order):
    """Vergabe: end what nobody answered, hold the draws that are due, offer what came free."""

    kind = "give-places"
    title = _("Knappe Termine vergeben")
    every = timedelta(seconds=30)

    def run(self, run: Run) -> None:
        alone_with("stock")
        end_what_ran_out(at=run.at)
        end_what_closed(at=run.at)
        for round_ in Round.objects.to_be_held(at=run.at).order_by("closes_at"):
            Draw.hold(round_, at=run.at)
        set_aside(at=run.at)
        bring_to_the_day(at=run.at)
        keep_lists(at=run.at)
        for waitlist in Waitlist.objects.open().order_by("opened_at"):
            offer_places(waitlist, at=run.at)
