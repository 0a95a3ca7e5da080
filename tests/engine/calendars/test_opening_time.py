# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from kurzweg.engine.calendars.opening import BadHours, OpeningTime, opening_time

BERLIN = ZoneInfo("Europe/Berlin")
MORNING, AFTERNOON = (time(8), time(12)), (time(13), time(16))
WEEK = {
    0: [MORNING, AFTERNOON],
    1: [MORNING, AFTERNOON],
    2: [MORNING],
    3: [MORNING, (time(13), time(18))],
    4: [MORNING],
}
CLOSED = {date(2026, 12, 25)}


@pytest.fixture(scope="module")
def office() -> OpeningTime:
    return opening_time(WEEK, "Europe/Berlin", date(2026, 1, 1), date(2027, 1, 31), CLOSED)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-12-23 11:00", "2026-12-28 09:00", 11),
        ("2026-10-23 11:30", "2026-10-26 08:30", 1),
        ("2026-12-24 12:00", "2026-12-24 13:00", 0),
        ("2026-12-26 10:00", "2026-12-27 10:00", 0),
    ],
)
def test_holidays_nights_and_clock_changes_do_not_count(office: OpeningTime, start: str, end: str, hours: int) -> None:
    first, last = (datetime.fromisoformat(one).replace(tzinfo=BERLIN) for one in (start, end))
    assert office.between(first, last) == timedelta(hours=hours)


def by_hand(start: datetime, end: datetime) -> timedelta:
    """Quarter of an hour by quarter of an hour, each asked on the clock of the wall."""
    open_for, moment = timedelta(), start
    while moment < end:
        wall = moment.astimezone(BERLIN)
        spans = WEEK.get(wall.weekday(), []) if wall.date() not in CLOSED else []
        if any(begin <= wall.time() < close for begin, close in spans):
            open_for += timedelta(minutes=15)
        moment += timedelta(minutes=15)
    return open_for


def test_equals_counting_by_hand_on_random_moments(office: OpeningTime) -> None:
    chance = random.Random(26)
    near = [datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 10, 23, tzinfo=UTC), datetime(2026, 12, 22, tzinfo=UTC)]
    for round_ in range(240):
        begin = near[round_ % 3] + timedelta(minutes=15 * chance.randrange(500))
        end = begin + timedelta(minutes=15 * chance.randrange(600))
        assert office.between(begin, end) == by_hand(begin, end), (begin, end)


def test_outside_its_days_the_office_is_closed(office: OpeningTime) -> None:
    assert office.between(datetime(1, 1, 2, tzinfo=UTC), datetime(2025, 12, 31, tzinfo=UTC)) == timedelta()
    assert office.between(datetime(2027, 2, 1, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)) == timedelta()


def test_spans_that_meet_are_one() -> None:
    day = date(2026, 5, 4)
    told = opening_time({0: [(time(8), time(12)), (time(10), time(13))]}, "UTC", day, day)
    assert told.at(np.array([2**62])).tolist() == [5 * 3600 * 1_000_000]


def test_an_office_that_never_opens_has_no_opening_time() -> None:
    told = opening_time({}, "UTC", date(2026, 5, 4), date(2026, 5, 8))
    assert told.at(np.array([0, 2**60])).tolist() == [0, 0]


def test_hours_that_cannot_be_are_refused() -> None:
    with pytest.raises(BadHours, match="12:00-08:00 ends before it begins"):
        opening_time({0: [(time(12), time(8))]}, "UTC", date(2026, 5, 4), date(2026, 5, 8))
    with pytest.raises(BadHours, match="longer than any office"):
        opening_time({}, "UTC", date(1, 1, 1), date(9999, 12, 31))
