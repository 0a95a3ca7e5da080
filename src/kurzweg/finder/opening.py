# SPDX-License-Identifier: EUPL-1.2
"""When a unit is open, in words: now, and through the week; closures of the day are respected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby

from django.utils.dates import WEEKDAYS as NAMES
from django.utils.translation import gettext as _

from kurzweg.engine.structure import WEEKDAYS, Interval, Unit
from kurzweg.servicepoint.reception import Opening, Reception
from kurzweg.ui import speaking

END_OF_DAY = time(23, 59)


@dataclass(frozen=True, kw_only=True)
class Day:
    """One line of the week: a day, or days in a row with the same hours."""

    name: str
    spans: tuple[str, ...]
    is_today: bool


@dataclass(frozen=True, kw_only=True)
class Hours:
    """Öffnungszeiten: whether it is open now, the sentence about it, the regular week."""

    is_open: bool
    sentence: str
    week: tuple[Day, ...]


def hours_of(unit: Unit, reception: Reception, service: str = "") -> Hours:
    """The hours of a unit as they are said at this moment, for a service when one is named."""
    today, clock = reception.now.date(), reception.now.time()
    regular = dict(unit.hours).get(WEEKDAYS[today.weekday()], ())
    is_open = reception.is_open(unit, service)
    return Hours(
        is_open=is_open,
        sentence=_open_until(reception.hours_on(unit, today, service), today, clock)
        if is_open
        else _closed(unit, reception, service, regular),
        week=lines_of({WEEKDAYS.index(code): tuple(map(_span, spans)) for code, spans in unit.hours if spans}, today),
    )


def lines_of(week: Mapping[int, tuple[str, ...]], today: date) -> tuple[Day, ...]:
    """The week in as few lines as it has different days; keys are weekdays from Monday, 0."""
    rows = groupby(enumerate(sorted(week)), key=lambda row: (week[row[1]], row[1] - row[0]))
    return tuple(_line([day for _row, day in days], spans, today) for (spans, _shift), days in rows)


def _line(days: list[int], spans: tuple[str, ...], today: date) -> Day:
    name = str(NAMES[days[0]]) if len(days) == 1 else f"{NAMES[days[0]]} – {NAMES[days[-1]]}"
    return Day(name=name, spans=spans, is_today=today.weekday() in days)


def _open_until(spans: tuple[Interval, ...], today: date, clock: time) -> str:
    end = next(span.end for span in spans if span.start <= clock < span.end)
    if end >= END_OF_DAY:
        return _("Jetzt geöffnet.")
    return _("Heute geöffnet bis %(time)s.") % {"time": speaking.clock(datetime.combine(today, end))}


def _closed(unit: Unit, reception: Reception, service: str, regular: tuple[Interval, ...]) -> str:
    if not unit.hours:
        return _("Feste Öffnungszeiten gibt es nicht. Rufen Sie vorher an.")
    opening, today = reception.next_opening(unit, service), reception.now.date()
    should_be_open = any(span.end > reception.now.time() for span in regular)
    is_closed_today = should_be_open and (opening is None or opening.day > today)
    closed = _("Heute ausnahmsweise geschlossen.") if is_closed_today else _("Jetzt geschlossen.")
    return f"{closed} {_again(opening, today)}"


def _again(opening: Opening | None, today: date) -> str:
    if opening is None:
        return _("In den nächsten zwei Wochen ist nicht geöffnet. Rufen Sie an.")
    moment = speaking.when(datetime.combine(opening.day, opening.start), today=today)
    return _("Wieder geöffnet: %(moment)s.") % {"moment": moment}


def _span(span: Interval) -> str:
    if span.start == time.min and span.end >= END_OF_DAY:
        return _("rund um die Uhr")
    return f"{span.start:%H:%M}–{span.end:%H:%M}"
