# SPDX-License-Identifier: EUPL-1.2
"""The log of a played office: the events that the live office would have written, by the names it gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from kurzweg.engine.eventlog.log import CANCELLED, END, INSTANT, QUEUED, START, EventLog
from kurzweg.engine.eventlog.objects import Facts
from kurzweg.engine.responsibility.bands import WORDS
from kurzweg.engine.simulation.hall import DONE, LEFT, TURNED_AWAY, Ints, Records
from kurzweg.engine.simulation.office.layout import Office
from kurzweg.engine.simulation.office.matters import CHANNELS
from kurzweg.engine.simulation.office.population import ELSEWHERE, NOBODY

ACTIVITIES: Final = (
    "", "ResponsibilityShown", "NobodyResponsible", "MatterOpened", "AppointmentBooked", "NoShow", "TicketDrawn",
    "TicketTransferred", "ServingStarted", "ServingFinished", "VisitorLeft", "TaskSet", "TaskDone", "HandoverOffered",
    "MatterHandedOver", "MatterSettled",
)  # fmt: skip
CODE: Final = {name: code for code, name in enumerate(ACTIVITIES)}
REASONS: Final = ("", "no_capacity", "went_away", "did_not_come")
NO_CAPACITY, WENT_AWAY, DID_NOT_COME = 1, 2, 3
STEPS_OF_A_PIECE: Final = 10
"""Events of one piece of work at the same moment stand in this order: opened, handed over, queued, begun, ended …"""


@dataclass(frozen=True, eq=False)
class Some:
    """Events of one kind. `key`: the piece of work (or what stands for one) that puts them in their place."""

    activity: str
    phase: int
    at: Ints
    matter: Ints
    unit: Ints
    key: Ints
    rank: int
    item: Ints | int = 0
    reason: int = 0


def log_of(office: Office, works: Records) -> EventLog:
    """All events of the played days, in no order of time; equal moments are ordered by `event_id`."""
    some = [*_of_matters(office), *_of_works(office, works), *_of_hands(office, works)]
    matter = _joined([one.matter for one in some])
    unit = _joined([one.unit for one in some])
    matters, structure = office.matters, office.plan.structure
    sites = {site.id: place + 1 for place, site in enumerate(structure.sites)}
    site = np.array([0, *(sites.get(one.site or "", 0) for one in structure.units)])
    columns: dict[str, Any] = {
        "event_id": _joined([one.key * STEPS_OF_A_PIECE + one.rank + 1 for one in some]),
        "activity": _spread(some, [CODE[one.activity] for one in some], np.int16),
        "phase": _spread(some, [one.phase for one in some], np.uint8),
        "reason": _spread(some, [one.reason for one in some], np.uint8),
        "work_item": _joined([np.broadcast_to(one.item, len(one.at)) for one in some]),
    }
    return EventLog(
        at=_joined([one.at for one in some]),
        org_version=np.broadcast_to(np.int32(1), len(matter)),
        matter=matter + 1,
        unit=unit + 1,
        site=site[unit + 1],
        service=matters.service[matter] + 1,
        channel=matters.channel[matter],
        names={
            "activity": ACTIVITIES, "reason": REASONS, "channel": CHANNELS,
            "unit": ("", *office.plan.unit_ids), "service": ("", *office.plan.services),
            "site": ("", *(one.id for one in structure.sites)), **WORDS,
        },
        facts=Facts(matter=np.arange(1, len(matters) + 1), keys=matters.facts),
        **columns,
    )  # fmt: skip


def _of_matters(office: Office) -> Iterator[Some]:
    told = office.matters
    size = len(office.matter)
    here = told.at >= 0
    led = np.flatnonzero(here & (told.unit >= 0))
    for reason, activity in ((ELSEWHERE, "ResponsibilityShown"), (NOBODY, "NobodyResponsible")):
        gone = np.flatnonzero(here & (told.unit == reason))
        yield Some(activity, INSTANT, told.at[gone], gone, np.full(len(gone), -1), size + gone, 0)
    key = np.where(office.count > 0, office.begin, size + np.arange(len(told)))
    yield Some("MatterOpened", INSTANT, told.opened[led], led, told.unit[led], key[led], 0)
    booked = led[told.due[led] >= 0]
    yield Some("AppointmentBooked", INSTANT, told.opened[booked], booked, told.unit[booked], key[booked], 1)
    absent = booked[told.absent[booked]]
    yield Some("NoShow", INSTANT, told.due[absent], absent, told.unit[absent], key[absent], 2, 0, DID_NOT_COME)


def _of_works(office: Office, works: Records) -> Iterator[Some]:
    def some(activity: str, phase: int, moment: str, rows: Ints, rank: int, reason: int = 0) -> Some:
        at = works[moment][rows]
        return Some(activity, phase, at, office.matter[rows], office.unit[rows], rows, rank, 2 * rows + 1, reason)

    came, begun = works["entered"] >= 0, works["start"] >= 0
    done, visit, kept = works["state"] == DONE, office.visit, office.kept
    for activity, which in (("TicketDrawn", visit & ~kept), ("TicketTransferred", visit & kept), ("TaskSet", ~visit)):
        yield some(activity, QUEUED, "entered", np.flatnonzero(came & which), 4)
    for activity, which in (("ServingStarted", visit), ("TaskDone", ~visit)):
        yield some(activity, START, "start", np.flatnonzero(begun & which), 5)
    for activity, which in (("ServingFinished", visit), ("TaskDone", ~visit)):
        yield some(activity, END, "end", np.flatnonzero(done & which), 6)
    for state, reason in ((TURNED_AWAY, NO_CAPACITY), (LEFT, WENT_AWAY)):
        yield some("VisitorLeft", CANCELLED, "end", np.flatnonzero(works["state"] == state), 6, reason)
    settled = np.flatnonzero(done & (works["last"] == 1))
    at = works["end"][settled]
    yield Some("MatterSettled", INSTANT, at, office.matter[settled], office.unit[settled], settled, 8)


def _of_hands(office: Office, works: Records) -> Iterator[Some]:
    """The file goes to another unit; visitors who are sent on keep it where it is."""
    before = np.flatnonzero((works["state"] == DONE) & (works["last"] == 0))
    before = before[(office.unit[before] != office.unit[before + 1]) & ~office.visit[before + 1]]
    at = works["end"][before]
    item = 2 * (before + 1) + 2
    yield Some("HandoverOffered", QUEUED, at, office.matter[before], office.unit[before], before, 7, item)
    after = before + 1
    taken = works["entered"][after] >= 0
    after = after[taken]
    at = works["entered"][after]
    yield Some("MatterHandedOver", END, at, office.matter[after], office.unit[after], after, 3, item[taken])


def piece_of_handover(item: Ints) -> Ints:
    """The piece of work that a handover of this log leads to; the one before it is where it comes from."""
    return item // 2 - 1


def _joined(parts: list[Any]) -> Ints:
    told: Ints = np.concatenate(parts).astype(np.int64, copy=False)
    return told


def _spread(some: list[Some], values: list[int], kind: Any) -> Any:
    return np.repeat(np.array(values, kind), [len(one.at) for one in some])
