# SPDX-License-Identifier: EUPL-1.2
"""What must be true of visits: each acknowledged step happened once, and the log replays to what is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from chaos.history import History
from chaos.records import Records
from kurzweg.engine.calling import STEPS as TABLE

KINDS = {"call": "TicketCalled", "start": "ServingStarted", "finish": "ServingFinished", "miss": "VisitorMissed"}
"""The event that each acknowledged step must have left, once: these clients take every step once a visitor."""
STEPS = {(before, kind): after for (before, after), kind in TABLE.items()}
SAID = {"WayAnnounced", "ReturnAnnounced", "TicketPrioritised", "PriorityWithdrawn"}
"""What is said of a visitor who stays where they are."""
ARRIVING = {"TicketCalled"}
LEAVING = {"ServingFinished", "VisitorMissed", "TicketParked", "CallUndone", "TicketTransferred"}


def acknowledged_steps(records: Records, history: History) -> Iterator[str]:
    """Every acknowledged step of a visitor has exactly one event."""
    kinds = records.kinds("ticket")
    settled = {event.ticket: event.attrs.get("settled") for event in records.events if event.kind == "ServingFinished"}
    for verb, kind in KINDS.items():
        for visitor in sorted(history.objects_of(verb)):
            count = kinds[visitor, kind]
            if count != 1:
                yield f"{'missing' if count == 0 else 'doubled'}: {count} times {kind} of visitor {visitor}"
    for answer in history.of("finish"):
        if settled.get(answer.object, "") is not (answer.result["outcome"] == "settled"):
            yield f"missing: visitor {answer.object} was finished as {answer.result['outcome']}"


def tickets_follow_their_events(records: Records, _history: History) -> Iterator[str]:
    """Step by step, the events of every ticket lead to the state in which it stands; acknowledged or not."""
    events = records.by("events", "ticket")
    known = {ticket.id for ticket in records.tickets}
    for ticket in records.tickets:
        yield from _replay(ticket, events.get(ticket.id, []))
    for stray in sorted(ticket for ticket in events if ticket and ticket not in known):
        yield f"missing: the log speaks of a ticket {stray} that does not exist"


def _replay(ticket: Any, events: list[Any]) -> Iterator[str]:
    state = ""
    for event in events:
        if stays_where_they_are(state, event):
            continue
        after = STEPS.get((state, event.kind))
        if after is None:
            yield f"doubled: {event.kind} of {ticket.call_number} while it was {state or 'not drawn'}"
            return
        state = after
    if state != ticket.state:
        yield f"missing: the events of {ticket.call_number} end at {state or 'nothing'}, the table says {ticket.state}"


def stays_where_they_are(state: str, event: Any) -> bool:
    """Whether the event tells no step: something said, back early while waiting, or a transfer taken back."""
    waits_on = state == "waiting" and event.kind in {"VisitorOnTheWay", "TicketTransferred"}
    return event.kind in SAID or waits_on


def one_visitor_at_a_lane(records: Records, _history: History) -> Iterator[str]:
    """At most one visitor is called to a lane or served there: now, and at every moment of the log."""
    now = Counter(ticket.lane for ticket in records.tickets if ticket.state in {"called", "serving"})
    for lane, times in now.items():
        if times > 1:
            yield f"doubled: {times} visitors stand at lane {lane}"
    here: dict[Any, str] = {}
    for event in records.events:
        lane = event.attrs.get("lane")
        if event.ticket is None:
            continue  # of the demo's past, which has no tickets
        if event.kind in ARRIVING:
            before = here.setdefault(lane, event.ticket)
            if before != event.ticket:
                yield f"doubled: visitor {event.ticket} was called to lane {lane} while {before} stood there"
        elif event.kind in LEAVING and here.get(lane) == event.ticket:
            del here[lane]
