# SPDX-License-Identifier: EUPL-1.2
"""Who may be called out of turn today, why, and how often: an override that becomes the rule is a queue of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kurzweg.events.actor import Actor
from kurzweg.events.kinds import Reason
from kurzweg.servicepoint.desk_errors import NotHonouredError, PrioritiesUsedUpError
from kurzweg.servicepoint.models import Counter, Ticket

STATED: dict[str, Reason] = {
    "emergency": Reason.EMERGENCY,
    "vulnerable": Reason.VULNERABLE,
    "deadline-today": Reason.DEADLINE_TODAY,
}
"""The word of the policy to the reason that a clerk states; a return from parked needs no clerk."""
WORDS: dict[Reason, Promise] = {
    Reason.EMERGENCY: _("Notfall oder Gefahr"),
    Reason.VULNERABLE: _("Braucht Rücksicht: schwanger, kleines Kind, Krankheit, Behinderung"),
    Reason.STEP_DONE_ELSEWHERE: _("Zurück, der andere Schritt ist getan"),
    Reason.DEADLINE_TODAY: _("Frist endet heute"),
}


@dataclass(frozen=True)
class Allowance:
    """How many of today's visitors of a unit were called out of turn, and how many the policy allows."""

    used: int
    most: int

    @property
    def is_used_up(self) -> bool:
        return self.used >= self.most


def allowance_of(counter: Counter, *, at: datetime) -> Allowance:
    """The share of the policy, of the numbers of today so far; one is always allowed."""
    today = Ticket.objects.for_unit(counter.unit).on(timezone.localdate(at))
    told = today.aggregate(drawn=Count("pk"), used=Count("pk", filter=Q(prioritised_at__isnull=False)))
    return Allowance(told["used"], max(1, ceil(counter.live.plan.policy.emergency_share * told["drawn"])))


def honoured_reasons(counter: Counter) -> list[Reason]:
    """The reasons that a clerk of this office may state."""
    return [reason for word, reason in STATED.items() if word in counter.live.plan.policy.overrides]


def prioritise(counter: Counter, ticket: Ticket, reason: Reason, *, by: Actor, at: datetime) -> None:
    """Call somebody out of turn. An emergency always; anything else as long as the share of the day lasts.

    Raises `NotHonouredError` for a reason that the policy does not know, `PrioritiesUsedUpError` after the share.
    """
    if reason not in honoured_reasons(counter):
        raise NotHonouredError
    allowance = allowance_of(counter, at=at)
    if reason != Reason.EMERGENCY and ticket.prioritised_at is None and allowance.is_used_up:
        raise PrioritiesUsedUpError(allowance.most)
    ticket.prioritise(reason, by=by, at=at)
