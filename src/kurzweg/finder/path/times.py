# SPDX-License-Identifier: EUPL-1.2
"""When to come for a visit: on the days that come, as closures leave them, and through the regular week."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from kurzweg.engine.path import Plan, Visit, Window, windows_of
from kurzweg.engine.responsibility import Responsible
from kurzweg.engine.structure import WEEKDAYS, Interval
from kurzweg.finder.opening import Day, lines_of
from kurzweg.finder.path.office import TodaysOffice
from kurzweg.ui import speaking

ROUND = 5
"""Minutes: nobody is told to come until 9:03."""


def coming_windows(visit: Visit, plan: Plan, office: TodaysOffice, minutes: int) -> Iterable[Window]:
    """When all of it can be done on the days that come, as closures leave it."""
    units = {one.step.id: one for one in plan.of(visit)}

    def open_on(step: str, day: Hashable) -> Sequence[Interval]:
        answer, service = units[step].answer, units[step].step.service
        return office.hours(answer.unit, service, day) if isinstance(answer, Responsible) else ()

    now = office.reception.now
    for window in _worth_telling(windows_of(visit.steps, minutes, office.days, open_on)):
        if window.day != now.date() or window.last > now.time():
            yield window


def _worth_telling(windows: Sequence[Window]) -> Sequence[Window]:
    """Nobody comes on the minute: moments are left out where there are spans of time."""
    return [window for window in windows if _rounded(window.last) > window.first] or windows


def week_of(windows: Sequence[Window], today: date) -> tuple[Day, ...]:
    """The regular week of a visit."""
    found: dict[int, list[str]] = {}
    for window in _worth_telling(windows):
        found.setdefault(WEEKDAYS.index(window.day), []).append(_span(window))
    return lines_of({place: tuple(spans) for place, spans in found.items()}, today)


def _span(window: Window) -> str:
    return f"{window.first:%H:%M}–{_rounded(window.last):%H:%M}"


def told(window: Window, today: date) -> str:
    """A day to come and until when, as it is said."""
    assert isinstance(window.day, date)
    day = _("heute") if window.day == today else speaking.day(window.day)
    last = speaking.clock(datetime.combine(today, _rounded(window.last)))
    return _("%(day)s, bis %(time)s") % {"day": day, "time": last}


def _rounded(moment: time) -> time:
    return moment.replace(minute=moment.minute - moment.minute % ROUND)
