# SPDX-License-Identifier: EUPL-1.2
"""Forecasts the halls of the house and writes down what may be said; open pages hear of it when that is new."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.utils import timezone

from kurzweg.engine.forecast import Estimate, Outlook, WaitForecast, estimate, forecast, live_state, shown
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.lanes_now import lanes_now
from kurzweg.servicepoint.models import Counter, NewcomerForecast, TicketForecast, ToldWait, WaitScore
from kurzweg.servicepoint.models.forecast import Figures
from kurzweg.servicepoint.queue import microseconds_of
from kurzweg.servicepoint.reception import Reception
from kurzweg.servicepoint.waits.figures import finite
from kurzweg.servicepoint.waits.hall_now import Hall, hall_of_unit
from kurzweg.servicepoint.waits.learning import Learned, hour_of
from kurzweg.ui.live import hint
from kurzweg.walls.identity import JOB, assume

SAID = tuple(field.name for field in Figures._meta.local_fields)
"""What a forecast says, whomever it is about."""
FIRST_WORD = 120
"""Seconds after the number was drawn in which a forecast still counts as the first that its holder was told."""


@transaction.atomic
def foretell(learned: Learned, *, at: datetime, only: Collection[int] | None = None) -> int:
    """Forecast all units that receive people, or only these; how many halls were forecast."""
    assume(JOB)
    distrusted = distrusted_sites()
    forecasts = 0
    for hall in halls(learned, at=at, only=only):
        if isinstance(hall, int):
            _say_nothing(hall)
        else:
            _foretell_one(hall, learned, trusted=learned.is_enough and hall.site not in distrusted)
            forecasts += 1
    return forecasts


def halls(learned: Learned, *, at: datetime, only: Collection[int] | None = None) -> Iterator[Hall | int]:
    """The hall of each unit at this moment, or its number while nobody is called there."""
    staffed, live = lanes_now(at), live_structure(timezone.localdate(at))
    reception = Reception.at(live, at)
    for unit, counters in groupby(Counter.all_of(live), key=attrgetter("unit")):
        if only is None or unit in only:
            yield hall_of_unit(list(counters), staffed, learned, reception, at=at) or unit


def distrusted_sites() -> set[int]:
    """Houses whose forecasts missed in the last week that was judged: they say an estimate, and that it is one."""
    weeks = WaitScore.objects.weeks().order_by("site", "-last").distinct("site")
    return {score.site_id for score in weeks if not score.is_trusted}


def _foretell_one(hall: Hall, learned: Learned, *, trusted: bool) -> None:
    """One forecast; its seed is its moment, so that anybody can play it again."""
    said = forecast(live_state(hall.situation), learned.fitted, seed=microseconds_of(hall.at))
    simple = [
        estimate(hall.situation, learned.fitted, hall.codes[ticket.service_id], ticket=number)
        for number, ticket in enumerate(hall.tickets)
    ]
    rows = [
        TicketForecast(
            ticket=ticket, unit_id=hall.unit,
            **_figures(said.tickets[number], simple[number], trusted=trusted, at=hall.at),
        )
        for number, ticket in enumerate(hall.tickets)
    ]  # fmt: skip
    before = _read(TicketForecast.objects.filter(unit=hall.unit))
    TicketForecast.objects.filter(unit=hall.unit).exclude(ticket__in=hall.tickets).delete()
    TicketForecast.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["ticket"], update_fields=[*SAID, "unit"]
    )
    _tell_newcomers(hall, learned, said, trusted=trusted)
    _keep_first_words(hall, rows, simple, learned)
    if _read(rows) != before:
        hint(f"forecast:{hall.unit}")


def _tell_newcomers(hall: Hall, learned: Learned, said: Outlook, *, trusted: bool) -> None:
    numbers = {code: number for number, code in hall.codes.items()}
    rows = [
        NewcomerForecast(
            unit_id=hall.unit, service_id=numbers[service],
            **_figures(wait, estimate(hall.situation, learned.fitted, service), trusted=trusted, at=hall.at),
        )
        for service, wait in said.newcomers.items()
    ]  # fmt: skip
    before = {row.service_id: row.about for row in NewcomerForecast.objects.filter(unit=hall.unit)}
    NewcomerForecast.objects.filter(unit=hall.unit).exclude(service__in=[row.service_id for row in rows]).delete()
    NewcomerForecast.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["unit", "service"], update_fields=list(SAID)
    )
    if {row.service_id: row.about for row in rows} != before:
        hint(f"board:{hall.site}")


def _keep_first_words(hall: Hall, rows: Sequence[TicketForecast], simple: Sequence[Estimate], learned: Learned) -> None:
    usual = learned.usual.get(hour_of(hall.unit, hall.at)) or (None, None, None)
    fresh = [
        ToldWait(
            ticket=ticket, unit_id=hall.unit, site_id=hall.site, service_id=ticket.service_id,
            by_head_of_line=said_simply.by_head_of_line, usual_p50=usual[0], usual_p80=usual[1], usual_p90=usual[2],
            **{name: getattr(row, name) for name in SAID},
        )
        for ticket, row, said_simply in zip(hall.tickets, rows, simple, strict=True)
        if (hall.at - ticket.entered_at).total_seconds() < FIRST_WORD
    ]  # fmt: skip
    ToldWait.objects.bulk_create(fresh, ignore_conflicts=True)


def _say_nothing(unit: int) -> None:
    told, _rows = TicketForecast.objects.filter(unit=unit).delete()
    told += NewcomerForecast.objects.filter(unit=unit).delete()[0]
    if told:
        hint(f"forecast:{unit}")


def _figures(said: WaitForecast, simple: Estimate, *, trusted: bool, at: datetime) -> dict[str, Any]:
    read = shown(said, trusted=trusted, simple=simple.by_queue_length)
    return {
        "told_at": at, "called": said.called, "gone": said.gone, "by_queue_length": simple.by_queue_length,
        **{name: finite(getattr(said, name)) for name in ("mean", "p50", "p80", "p90")},
        "about": read.about if said.called else None, "at_the_latest": read.at_the_latest,
        "is_fallback": read.is_fallback, "in_doubt": read.in_doubt,
    }  # fmt: skip


def _read(rows: Iterable[Figures]) -> dict[object, tuple[object, ...]]:
    return {row.pk: (row.about, row.at_the_latest, row.is_fallback, row.in_doubt) for row in rows}
