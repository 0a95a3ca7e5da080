# SPDX-License-Identifier: EUPL-1.2
"""Opening hours of a week as words on the command line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time

from kurzweg.cli.answers import BadInput

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SPAN = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)")
MEND = 'Write it as "mon-fri 08:00-12:00 13:00-16:00", or "thu 08:00-18:00".'
Week = dict[int, list[tuple[time, time]]]


def week_of(lines: Iterable[str]) -> Week:
    """The open spans of each weekday, 0 is Monday. Raises `BadInput`.

    >>> week_of(["thu-fri 08:00-12:00"])
    {3: [(datetime.time(8, 0), datetime.time(12, 0))], 4: [(datetime.time(8, 0), datetime.time(12, 0))]}
    """
    week: Week = {}
    for line in lines:
        days, *spans = line.lower().split() or [""]
        for day in _days(days, line):
            week.setdefault(day, []).extend(_span(span, line) for span in spans)
    return week


def _days(word: str, line: str) -> range:
    first, _, last = word.partition("-")
    if first not in DAYS or (last or first) not in DAYS or DAYS.index(last or first) < DAYS.index(first):
        raise BadInput(f'"{line}" names no days of the week.', MEND, field="--open")
    return range(DAYS.index(first), DAYS.index(last or first) + 1)


def _span(word: str, line: str) -> tuple[time, time]:
    found = SPAN.fullmatch(word)
    try:
        if found:
            return time.fromisoformat(found[1]), time.fromisoformat(found[2])
    except ValueError:
        pass
    raise BadInput(f'"{word}" in "{line}" is no time from-to.', MEND, field="--open")
