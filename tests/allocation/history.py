# SPDX-License-Identifier: EUPL-1.2
"""The judge of scarce places: out of the log alone it rebuilds who was offered what, and complains.

Invariants 10, 11 and 13 of engine/calling.md §4: a place is offered to one person at a time, taken once, and offered
again only after it came back; nobody is offered anything who did not ask, and nobody has two places for one thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent

Who = tuple[str, int]
"""A round or list, and the number in it."""
ASKED = {Kind.ApplicationMade, Kind.WaitlistJoined}
ANSWERS = {Kind.OfferAccepted, Kind.OfferDeclined, Kind.OfferLapsed}
CAME_BACK = {Kind.AppointmentCancelled, Kind.AppointmentMoved}
HEARD = ASKED | ANSWERS | CAME_BACK | {Kind.ApplicationWithdrawn, Kind.AppointmentOffered, Kind.DrawHeld}


@dataclass
class Judge:
    """Hears the events one by one; what it says is wrong."""

    asking: set[Who] = field(default_factory=set)
    made: dict[str, int] = field(default_factory=dict)
    """How many numbers each round or list has given."""
    offered: dict[str, Who] = field(default_factory=dict)
    """Place to whom it is offered now."""
    taken: dict[str, int] = field(default_factory=dict)
    """Place to the matter that has it."""
    held: set[str] = field(default_factory=set)
    had: set[Who] = field(default_factory=set)

    def hear(self, event: LogEvent) -> Iterator[str]:
        said: dict[str, Any] = event.attrs
        kind = event.kind
        if kind is Kind.DrawHeld:
            if said["round"] in self.held:
                yield f"{said['round']} was drawn twice"
            self.held.add(said["round"])
            return
        if kind in CAME_BACK:
            self.taken = {place: matter for place, matter in self.taken.items() if matter != event.matter_id}
            return
        who: Who = (said["to"], said["number"])
        if kind in ASKED:
            yield from self.asks(who)
        elif kind is Kind.ApplicationWithdrawn:
            self.asking.discard(who)
        elif kind is Kind.AppointmentOffered:
            yield from self.offers(said["place"], who)
        elif kind in ANSWERS:
            yield from self.answers(kind, said["place"], who, event.matter_id)

    def asks(self, who: Who) -> Iterator[str]:
        to, number = who
        if number != self.made.get(to, 0) + 1:
            yield f"{to} gave the number {number} after {self.made.get(to, 0)}"
        if to in self.held:
            yield f"{to} took an application after its draw"
        self.made[to] = number
        self.asking.add(who)

    def offers(self, place: str, who: Who) -> Iterator[str]:
        if who not in self.asking:
            yield f"{who} was offered a place without asking"
        if place in self.offered:
            yield f"{place} was offered to {who} while it was offered to {self.offered[place]}"
        if place in self.taken:
            yield f"{place} was offered to {who} though somebody has it"
        if who in self.offered.values():
            yield f"{who} was offered two places at once"
        if who in self.had:
            yield f"{who} was offered another place after taking one"
        self.offered[place] = who

    def answers(self, kind: Kind, place: str, who: Who, matter: int | None) -> Iterator[str]:
        if self.offered.pop(place, None) != who:
            yield f"{who} answered about {place}, which was not offered to them"
        if kind is Kind.OfferAccepted and matter is not None:
            self.taken[place] = matter
            self.had.add(who)
        if who[0] in self.held:
            self.asking.discard(who)  # in a round one is asked once


def complaints(events: Iterable[LogEvent]) -> list[str]:
    """Everything that is wrong in a log, in its order."""
    judge = Judge()
    return [said for event in events if event.kind in HEARD for said in judge.hear(event)]
