# SPDX-License-Identifier: EUPL-1.2
"""Appointments: when lanes receive people, which times are free, and the appointment as a file for calendars.

There is no table of slots. A free time is what remains of the hours of a lane after everything else was taken from
them, computed whenever somebody asks.

>>> from datetime import UTC, date, datetime, time, timedelta
>>> week = {0: [(time(8), time(10))]}
>>> monday = date(2026, 11, 30)
>>> hours = spans_of_week(week, "Europe/Berlin", monday, monday)
>>> lane = Lane(number=1, site=1, services=frozenset({"duldung"}), open=tuple(hours), taken=())
>>> visit = [Step(service="duldung", length=timedelta(minutes=30))]
>>> free = free_times([lane], visit, after=datetime(2026, 11, 30, 7, 50, tzinfo=UTC), grid=timedelta(minutes=30))
>>> [f"{one.start:%H:%M}" for one in free]
['08:00', '08:30']
"""

from kurzweg.engine.appointments.free_times import FreeTime, Lane, Part, Step, free_times
from kurzweg.engine.appointments.icalendar import Entry, calendar
from kurzweg.engine.appointments.spans import BadSpan, Span, less, spans_of_week

__all__ = [
    "BadSpan",
    "Entry",
    "FreeTime",
    "Lane",
    "Part",
    "Span",
    "Step",
    "calendar",
    "free_times",
    "less",
    "spans_of_week",
]
