# SPDX-License-Identifier: EUPL-1.2
"""What the simulator does not tell and an office writes: who was called, whose matter it is, who is new."""

from __future__ import annotations

from typing import Final

import numpy as np

from kurzweg.demo.past.course import CALLED_BEFORE, Events, Matters
from kurzweg.engine.eventlog.log import INSTANT, QUEUED
from kurzweg.engine.simulation.hall import Ints
from kurzweg.events.kinds import Kind

SECOND: Final = 1_000_000


def calls(events: Events) -> Events:
    """Who is served was called a little before."""
    drawn = np.zeros(int(events.item.max()) + 1, np.int64)
    queued = events.phase == QUEUED
    drawn[events.item[queued]] = events.at[queued]
    begun = events.only(events.kind == Kind.ServingStarted)
    shortest, longest = CALLED_BEFORE
    way = (shortest + begun.item * 7 % (longest - shortest)) * SECOND
    return begun._replace(
        at=np.maximum(begun.at - way, drawn[begun.item]), order=begun.order - 1,
        kind=np.full(len(begun.at), Kind.TicketCalled), phase=np.full(len(begun.at), INSTANT),
    )  # fmt: skip


def recognitions(events: Events, matters: Matters) -> list[Events]:
    """Whose matter it is is said at the desk, or when it comes; who is new to the office is taken up before that."""
    person = matters.person
    size = len(person)
    place = np.full(size, -1)
    for kind in (Kind.MatterOpened, Kind.ServingStarted):
        rows = np.flatnonzero((events.kind == kind) & (events.matter >= 0))[::-1]
        place[events.matter[rows]] = rows  # the first one is written last
    when = events.only(place)
    recognised = when._replace(
        order=when.order + 2, kind=np.full(size, Kind.PersonRecognised), phase=np.full(size, INSTANT),
        reason=np.zeros(size, np.int64), item=np.zeros(size, np.int64), other=np.full(size, -1), person=person,
    )  # fmt: skip
    in_order = np.lexsort((recognised.order, recognised.at))
    _, first = np.unique(person[in_order], return_index=True)
    recorded = recognised.only(in_order[first])
    count = len(first)
    return [
        recognised,
        recorded._replace(
            order=recorded.order - 1, kind=np.full(count, Kind.PersonRecorded), matter=np.full(count, -1),
            service=np.full(count, -1), channel=np.zeros(count, np.int64),
        ),
    ]  # fmt: skip


def instants(
    kind: Kind, at: Ints, order: Ints, matter: Ints, unit: Ints, service: Ints, site: Ints, channel: Ints, other: Ints
) -> Events:
    """Events without work or persons, all of one kind, in the columns of `Events`."""
    size = len(at)
    return Events(
        at=at, order=order, kind=np.full(size, kind), phase=np.full(size, INSTANT), matter=matter, unit=unit,
        service=service, site=site, channel=channel, reason=np.zeros(size, np.int64), item=np.zeros(size, np.int64),
        other=other, person=np.full(size, -1),
    )  # fmt: skip


def last_at(events: Events, size: int) -> Ints:
    """When something last happened to each matter."""
    last = np.zeros(size, np.int64)
    some = events.matter >= 0
    np.maximum.at(last, events.matter[some], events.at[some])
    return last
