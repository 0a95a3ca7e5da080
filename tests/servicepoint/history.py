# SPDX-License-Identifier: EUPL-1.2
"""The judge of a morning at the counters: out of the log alone it rebuilds who stood where, and complains.

Invariants 1, 3, 8 and 13 of engine/calling.md §4. Its order of calls is a sort of its own, not the policy.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from kurzweg.engine.calling import BEGINNING, RETURNED, STEPS
from kurzweg.events.kinds import Kind, Reason
from kurzweg.events.models import LogEvent
from kurzweg.servicepoint.models import Counter, Ticket
from kurzweg.servicepoint.models.priority import CLASS_OF
from kurzweg.servicepoint.queue import target_of
from kurzweg.services.snapshot import catalogue_snapshot

AFTER = {(before, Kind[name]): after for (before, after), name in STEPS.items()}
SAID = {Kind.WayAnnounced, Kind.ReturnAnnounced, Kind.TicketPrioritised, Kind.PriorityWithdrawn}


@dataclass
class Trace:
    """What the log has told of one ticket so far."""

    key: uuid.UUID
    state: str = BEGINNING
    unit: int | None = None
    service: int | None = None
    lane: int | None = None
    drawn_at: datetime | None = None
    override: int = 0
    away_until: datetime | None = None


@dataclass
class Judge:
    """Hears the events one by one; what it says is wrong."""

    counters: dict[int, Counter]
    traces: dict[uuid.UUID, Trace] = field(default_factory=dict)

    def hear(self, key: uuid.UUID, event: LogEvent) -> Iterator[str]:
        trace = self.traces.setdefault(key, Trace(key))
        if event.kind is Kind.TicketCalled and trace.state == "waiting":
            yield from self.wrong_call(trace, event)
        if event.kind is Kind.TicketCalled:
            yield from self.wrong_lane(trace, event)
        yield from self.follow(trace, event)

    def follow(self, trace: Trace, event: LogEvent) -> Iterator[str]:
        """Take the step of the event; 8: only steps of the table."""
        if event.kind is Kind.TicketDrawn:
            trace.drawn_at = event.at
        if event.kind in {Kind.TicketDrawn, Kind.TicketTransferred}:
            trace.unit, trace.service = event.unit, event.service
        self.note(trace, event)
        waits_on = trace.state == "waiting" and event.kind in {Kind.VisitorOnTheWay, Kind.TicketTransferred}
        if event.kind in SAID or waits_on:
            return
        after = AFTER.get((trace.state, event.kind))
        if after is None:
            yield f"{event.kind.name} while {trace.state or 'not drawn'}"
            return
        trace.state = after
        trace.lane = event.attrs["lane"] if after in {"called", "serving"} else None

    def note(self, trace: Trace, event: LogEvent) -> None:
        """What somebody said, and until when it holds."""
        match event.kind:
            case Kind.TicketPrioritised:
                trace.override = CLASS_OF[Reason(event.reason or 0)]
            case Kind.PriorityWithdrawn | Kind.ServingStarted:
                trace.override = 0
            case Kind.VisitorOnTheWay if trace.state == "parked":
                trace.override = RETURNED
            case Kind.ReturnAnnounced:
                trace.away_until = datetime.fromisoformat(event.attrs["until"])
        if event.kind in {Kind.VisitorOnTheWay, Kind.TicketCalled} and trace.state == "waiting":
            trace.away_until = None

    def wrong_lane(self, trace: Trace, event: LogEvent) -> Iterator[str]:
        """1: the lane serves this, and nobody stands there."""
        counter = self.counters[event.attrs["lane"]]
        if trace.state == "waiting" and self.code_of(trace) not in counter.serves:
            yield f"called to {counter.code}, which does not serve {self.code_of(trace)}"
        if any(other.lane == counter.lane for other in self.traces.values() if other is not trace):
            yield f"called to {counter.code}, where somebody stands"

    def wrong_call(self, called: Trace, event: LogEvent) -> Iterator[str]:
        """3: nobody who could be called there had a better claim."""
        counter = self.counters[event.attrs["lane"]]
        claims = {one.key: self.claim(one, counter, event.at) for one in self.waiting_for(counter, event.at)}
        best = min(claims, key=lambda key: claims[key], default=None)
        if best != called.key:
            yield f"{called.key} was called before {best}"

    def waiting_for(self, counter: Counter, at: datetime) -> list[Trace]:
        """Whom a lane may call now."""
        return [
            one
            for one in self.traces.values()
            if one.state == "waiting"
            and one.unit == counter.unit
            and self.code_of(one) in counter.serves
            and (one.away_until is None or one.away_until <= at)
        ]

    def claim(self, one: Trace, counter: Counter, at: datetime) -> tuple[object, ...]:
        assert one.drawn_at is not None
        waited = at - one.drawn_at
        target = target_of(self.code_of(one), counter.live.plan)
        late = Fraction(waited // (waited.resolution)) / Fraction(target)
        return (one.override or 5, -late, one.drawn_at, one.key.int)

    def code_of(self, one: Trace) -> str:
        return catalogue_snapshot().codes[one.service or 0]


def complaints(tickets: Sequence[Ticket], counters: Sequence[Counter]) -> list[str]:
    """Everything that is wrong with the log of these tickets, and with what the tables say in the end."""
    judge = Judge({counter.lane: counter for counter in counters})
    heard = sorted(
        ((event.event_id, ticket.pk, event) for ticket in tickets for event in _of_the_visit(ticket)),
        key=lambda one: one[0],
    )
    wrong = [sentence for _number, key, event in heard for sentence in judge.hear(key, event)]
    for ticket in tickets:
        told = judge.traces[ticket.pk]
        is_now = (ticket.state, ticket.unit_id, ticket.service_id, ticket.lane_id, ticket.override)
        if (told.state, told.unit, told.service, told.lane, told.override) != is_now:
            wrong.append(f"the log says {told}, the table {is_now}")
    return wrong


def _of_the_visit(ticket: Ticket) -> Iterator[LogEvent]:
    """The events of the ticket; those of its matter tell no step of a visit."""
    for event in LogEvent.objects.of_matter(ticket.matter_id):
        if event.kind not in {Kind.MatterOpened, Kind.MatterSettled}:
            yield event
