# SPDX-License-Identifier: EUPL-1.2
"""Slots between the rounds of a draw: one person at a time is offered one, and a returned slot is never public."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from kurzweg.engine.calling.draws import Application, lot_of

SLOT_EDGES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "round": frozenset({"held"}),
        "public": frozenset({"held", "confirmed"}),
        "waitlist": frozenset({"offered", "same-day", "round"}),
        "same-day": frozenset({"confirmed", "expired"}),
        "offered": frozenset({"confirmed", "waitlist"}),
        "held": frozenset({"confirmed", "waitlist"}),
        "confirmed": frozenset({"used", "waitlist", "expired"}),
        "used": frozenset(),
        "expired": frozenset(),
    }
)
"""Where a slot is, and where it may go next: it is in exactly one of these places at any instant.

`round`, `public`, `waitlist`, `same-day` are pools. What comes back goes to the waitlist, from there to the next round
or the same day, never to the public page: who sells appointments could else steer it. Source: engine/calling.md §2.2 f.
"""

Span = tuple[datetime, datetime]


@dataclass(frozen=True, kw_only=True)
class HoldRule:
    """How long an offered slot is kept for one person: in opening hours; shorter when it is today's."""

    usual: timedelta = timedelta(hours=2)
    same_day: timedelta = timedelta(minutes=15)


def waitlist_order(seed: bytes, list_id: str, waiting: Iterable[Application]) -> tuple[str, ...]:
    """Whom to offer a slot first: the larger weight (less time left), then the lot; never the time of entry.

    >>> people = [Application(id="A"), Application(id="B", weight=8), Application(id="C")]
    >>> waitlist_order(bytes(range(32)), "2026-W48-AT", people)
    ('B', 'A', 'C')
    """
    lots = [(-one.weight, lot_of(seed, list_id, one).key, one.id) for one in waiting]
    return tuple(application for _, _, application in sorted(lots))


def next_offer(order: Sequence[str], *, asked: Collection[str], served: Collection[str]) -> str | None:
    """The one person who is offered the slot now: not yet asked about it, and without an appointment meanwhile.

    >>> next_offer(("B", "A", "C"), asked={"B"}, served={"A"})
    'C'
    """
    return next((one for one in order if one not in asked and one not in served), None)


def hold_ends(at: datetime, slot: datetime, opening: Iterable[Span], rule: HoldRule = HoldRule()) -> datetime:
    """When an offer made `at` lapses: so much opening time later, and never after the slot itself.

    >>> from datetime import UTC
    >>> days = [(datetime(2026, 11, n, 8, tzinfo=UTC), datetime(2026, 11, n, 12, tzinfo=UTC)) for n in (23, 24)]
    >>> hold_ends(datetime(2026, 11, 23, 11, tzinfo=UTC), datetime(2026, 11, 27, 9, tzinfo=UTC), days).hour
    9
    """
    if at.date() == slot.date():
        return min(at + rule.same_day, slot)
    left = rule.usual
    for start, end in sorted(opening):
        begins = max(start, at)
        if end <= begins:
            continue
        if begins + left <= end:
            return min(begins + left, slot)
        left -= end - begins
    return slot


def may_go(place: str, following: str) -> bool:
    """Whether a slot may go from one place to another.

    >>> may_go("confirmed", "waitlist"), may_go("confirmed", "public")
    (True, False)
    """
    return following in SLOT_EDGES[place]
