# SPDX-License-Identifier: EUPL-1.2
"""What the house has learned from its own log: how long serving takes, who comes, who goes, what a wait usually was."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from django.utils import timezone

from kurzweg.engine.forecast import (
    Came,
    Fitted,
    Kept,
    Kind,
    NoShows,
    Served,
    Waited,
    WalkInRates,
    fit_leaving,
    fit_no_shows,
    fit_service_times,
    fit_walk_ins,
    usual_quantiles,
)
from kurzweg.events.kinds import LANGUAGES
from kurzweg.events.kinds import Kind as EventKind
from kurzweg.events.models import LogEvent
from kurzweg.lang.spoken import beside_german
from kurzweg.servicepoint.models import Appointment, Booked
from kurzweg.services.snapshot import catalogue_snapshot

SPAN: Final = timedelta(weeks=12)
"""So far back the house looks; older habits say little about today (assumed)."""
USUAL_SPAN: Final = timedelta(weeks=4)
ENOUGH_SERVED: Final = 500
"""So many visitors seen, and what is fitted is trusted until the first week is judged."""
LEAVES_THE_LANE: Final = frozenset({EventKind.ServingFinished, EventKind.TicketParked, EventKind.TicketTransferred})
STEPS: Final = (
    EventKind.AppointmentCheckedIn,
    EventKind.TicketDrawn,
    EventKind.TicketCalled,
    EventKind.CallUndone,
    EventKind.VisitorMissed,
    EventKind.VisitorLeft,
    EventKind.ServingStarted,
    *sorted(LEAVES_THE_LANE),
)
WORDS: Final = {number: code for code, number in LANGUAGES.items()}
Usual = tuple[float, float, float]


class Hour(NamedTuple):
    """An hour of the week at one unit; Monday is 0."""

    unit: int
    weekday: int
    hour: int


class Step(NamedTuple):
    """One row of the log, as far as it tells of waiting."""

    work_item: int
    kind: EventKind
    at: datetime
    matter: int
    unit: int
    service: str
    language: str


@dataclass(frozen=True, kw_only=True)
class Learned:
    """What was fitted, for all units; `usual` are P50, P80 and P90 of the waits of an hour of the week."""

    fitted: Fitted
    no_shows: NoShows
    walk_ins: Mapping[int, WalkInRates]
    usual: Mapping[Hour, Usual]
    served: int

    @property
    def is_enough(self) -> bool:
        return self.served >= ENOUGH_SERVED


@dataclass
class _Seen:
    served: list[Served] = field(default_factory=list)
    waits: list[Waited] = field(default_factory=list)
    came: defaultdict[int, list[Came]] = field(default_factory=lambda: defaultdict(list))
    recent: defaultdict[Hour, list[float]] = field(default_factory=lambda: defaultdict(list))
    days: set[date] = field(default_factory=set)


def learn(*, at: datetime) -> Learned:
    """Fit everything from the last twelve weeks of the log; a house without a past gets what is assumed."""
    seen, booked = _Seen(), set[tuple[int, date]]()
    for visit in _visits(at):
        if visit[0].kind is EventKind.AppointmentCheckedIn:
            booked.add((visit[0].matter, timezone.localdate(visit[0].at)))
        else:
            _read(visit, seen, since=at - USUAL_SPAN, booked=booked)
    days = sorted(seen.days)
    return Learned(
        fitted=Fitted(service_times=fit_service_times(seen.served), leaving=fit_leaving(seen.waits)),
        no_shows=fit_no_shows(_kept(at)),
        walk_ins={unit: fit_walk_ins(came, days) for unit, came in seen.came.items()},
        usual={hour: usual for hour, waits in seen.recent.items() if (usual := usual_quantiles(waits))},
        served=len(seen.served),
    )


def hour_of(unit: int, at: datetime) -> Hour:
    here = timezone.localtime(at)
    return Hour(unit, here.weekday(), here.hour)


def lead_days(appointment: uuid.UUID, start: datetime) -> float:
    """How long before its time an appointment was made: its key begins with that millisecond (RFC 9562, 5.7)."""
    made = datetime.fromtimestamp((appointment.int >> 80) / 1000, UTC)
    return (start - made) / timedelta(days=1)


def _visits(at: datetime) -> Iterator[Sequence[Step]]:
    """The steps of each visit in order; who came to an appointment is told before the numbers."""
    codes = catalogue_snapshot().codes
    rows = (
        LogEvent.objects.filter(activity__in=STEPS, at__gte=at - SPAN, at__lte=at, unit__isnull=False)
        .order_by("work_item", "at", "event_id")
        .values_list("work_item", "activity", "at", "matter_id", "unit", "service", "language")
    )
    numbered = []
    for work_item, activity, moment, matter, unit, service, language in rows.iterator(chunk_size=10_000):
        if service is None or unit is None or service not in codes:
            continue  # a service that the catalogue never knew says nothing
        step = Step(
            work_item or 0, EventKind(activity), moment, matter or 0, unit, codes[service],
            beside_german(WORDS.get(language or 0, "")),
        )  # fmt: skip
        if step.kind is EventKind.AppointmentCheckedIn:
            yield [step]
        else:
            numbered.append(step)
    yield from (list(steps) for _number, steps in groupby(numbered, key=itemgetter(0)))


def _read(visit: Sequence[Step], seen: _Seen, *, since: datetime, booked: set[tuple[int, date]]) -> None:
    seen.served += _served(visit)
    first = visit[0]
    if first.kind is not EventKind.TicketDrawn:
        return
    here = timezone.localtime(first.at)
    seen.days.add(here.date())
    if (first.matter, here.date()) not in booked:
        seen.came[first.unit].append(Came(here.date(), here.hour * 60 + here.minute, first.service))
    end = next((step for step in visit if step.kind in {EventKind.TicketCalled, EventKind.VisitorLeft}), None)
    if end is None:
        return
    minutes = (end.at - first.at).total_seconds() / 60
    seen.waits.append(Waited(first.service, max(minutes, 0.0), left=end.kind is EventKind.VisitorLeft))
    if end.kind is EventKind.TicketCalled and first.at >= since:
        seen.recent[hour_of(first.unit, first.at)].append(minutes)


def _served(visit: Sequence[Step]) -> Iterator[Served]:
    """From the call until the lane is free again: the way to it takes the lane's time, too."""
    called: Step | None = None
    was_served = False
    language = next((step.language for step in visit if step.language), "")
    for step in visit:
        if step.kind is EventKind.TicketCalled:
            called, was_served = step, False
        elif step.kind is EventKind.ServingStarted:
            called, was_served = called or step, True
        elif step.kind in LEAVES_THE_LANE and called is not None and was_served:
            yield Served(Kind(called.service, language), (step.at - called.at).total_seconds() / 60)
            called = None


def _kept(at: datetime) -> Iterable[Kept]:
    ended = Appointment.objects.filter(
        state__in=[Booked.CHECKED_IN, Booked.SERVED, Booked.MISSED],
        during__startswith__gte=at - SPAN,
        during__startswith__lte=at,
    )
    for key, during, state in ended.values_list("pk", "during", "state"):
        yield Kept(lead_days(key, during.lower), came=state != Booked.MISSED)
