# SPDX-License-Identifier: EUPL-1.2
"""Where an application stands, as the person who made it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Q

from kurzweg.allocation.models import Answer, Application, Draw, Offer


class Where(StrEnum):
    """How far an application has come."""

    WAITING = "waiting"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    GONE = "gone"  # it was offered and not taken; in a round that is the end
    LOST = "lost"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the page of an application shows."""

    application: Application
    where: Where
    offer: Offer | None

    @property
    def may_withdraw(self) -> bool:
        return self.where is Where.WAITING


def standing_of(application: Application, *, at: datetime) -> Standing:
    """Where it stands now; an offer that has run out is over, whoever has noted it or not."""
    # Not joined with its place: a place that was given back is seen no more, and the offer would be missing with it.
    offer = Offer.objects.filter(application=application).latest_first().first()
    return Standing(application=application, where=_where(application, offer, at), offer=offer)


def _where(application: Application, offer: Offer | None, at: datetime) -> Where:
    is_held = application.round_id is not None and Draw.objects.filter(round=application.round_id).exists()
    if offer and offer.is_open(at=at):
        return Where.OFFERED
    if offer and offer.answer == Answer.ACCEPTED:
        return Where.ACCEPTED
    if offer and application.round_id:
        return Where.GONE
    if application.is_waiting:
        return Where.WAITING
    return Where.LOST if is_held and not _withdrew(application) else Where.WITHDRAWN


def _withdrew(application: Application) -> bool:
    """Whether it took no part in the draw of its round."""
    return not Application.objects.filter(Q(pk=application.pk), lot__isnull=False).exists()
