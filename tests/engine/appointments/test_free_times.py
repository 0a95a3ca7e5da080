# SPDX-License-Identifier: EUPL-1.2
"""A free time lies inside the hours of a lane, beside everything that is taken, and none is forgotten."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurzweg.engine.appointments import BadSpan, Lane, Span, Step, free_times, less, spans_of_week
from kurzweg.engine.calendars.holidays import holidays

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 30, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
ASK = Step(service="ask", length=timedelta(minutes=20))
DECIDE = Step(service="decide", length=timedelta(minutes=30))
SIGN = Step(service="sign", length=timedelta(minutes=10))


def span(start: int, end: int) -> Span:
    """From one minute of the Monday to another."""
    return Span(MONDAY + timedelta(minutes=start), MONDAY + timedelta(minutes=end))


def lane(number: int, *open_: Span, taken: tuple[Span, ...] = (), services: str = "ask", site: int = 1) -> Lane:
    return Lane(number=number, site=site, services=frozenset(services.split()), open=open_, taken=taken)


spans = st.builds(lambda start, length: span(start, start + length), st.integers(0, 1300), st.integers(1, 200))
lanes = st.builds(
    lambda number, open_, taken, services, site: Lane(
        number=number, site=site, services=frozenset(services), open=tuple(open_), taken=tuple(taken)
    ),
    st.integers(1, 6), st.lists(spans, max_size=4), st.lists(spans, max_size=4),
    st.sets(st.sampled_from(["ask", "decide", "sign"])), st.integers(1, 2),
)  # fmt: skip
houses = st.lists(lanes, max_size=5, unique_by=lambda one: one.number)
visits = st.lists(st.sampled_from([ASK, DECIDE, SIGN]), min_size=1, max_size=3)
minutes = st.integers(0, 1440)


def is_in(inner: Span, spans: tuple[Span, ...]) -> bool:
    """Whether every minute of it lies in one of them."""
    minute = inner.start
    while minute < inner.end:
        if not any(one.start <= minute < one.end for one in spans):
            return False
        minute += timedelta(minutes=1)
    return True


@given(houses, visits, minutes)
def test_no_free_time_lies_outside_the_hours_or_on_something_that_is_taken(
    house: list[Lane], visit: list[Step], now: int
) -> None:
    by_number = {one.number: one for one in house}
    after = MONDAY + timedelta(minutes=now)
    for free in free_times(house, visit, after=after):
        assert free.start >= after
        assert len(free.parts) == len(visit)
        for step, part in zip(visit, free.parts, strict=True):
            chosen = by_number[part.lane]
            assert chosen.site == free.site
            assert step.service in chosen.services
            assert part.during.end - part.during.start == step.length
            assert is_in(part.during, chosen.open)
            assert not any(part.during.touches(taken) for taken in chosen.taken)


@given(houses, visits)
def test_the_steps_of_a_visit_follow_each_other_with_short_pauses(house: list[Lane], visit: list[Step]) -> None:
    for free in free_times(house, visit, after=MONDAY):
        for before, following in zip(free.parts, free.parts[1:], strict=False):
            pause = following.during.start - before.during.end
            assert timedelta(0) <= pause <= timedelta(minutes=30)


@given(houses, st.sampled_from([ASK, DECIDE, SIGN]))
def test_no_time_at_which_a_lane_is_free_is_forgotten(house: list[Lane], step: Step) -> None:
    offered = {(free.site, free.start) for free in free_times(house, [step], after=MONDAY)}
    able = [one for one in house if step.service in one.services]
    for n in range(24 * 4 * 2):
        wanted = Span(MONDAY + n * QUARTER, MONDAY + n * QUARTER + step.length)
        for one in able:
            fits = is_in(wanted, one.open) and not any(wanted.touches(taken) for taken in one.taken)
            assert not fits or (one.site, wanted.start) in offered


@given(houses, visits)
def test_a_free_time_that_is_taken_is_offered_at_that_lane_no_more(house: list[Lane], visit: list[Step]) -> None:
    found = free_times(house, visit, after=MONDAY)
    if not found:
        return
    chosen = found[0]
    taken = {part.lane: part.during for part in chosen.parts}
    after_booking = [
        Lane(
            number=one.number, site=one.site, services=one.services, open=one.open,
            taken=(*one.taken, *(part.during for part in chosen.parts if part.lane == one.number)),
        )
        for one in house
    ]  # fmt: skip
    for free in free_times(after_booking, visit, after=MONDAY):
        assert not any(part.lane in taken and part.during.touches(taken[part.lane]) for part in free.parts)


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_what_remains_is_every_minute_that_was_not_taken(whole: list[Span], taken: list[Span]) -> None:
    remaining = less(whole, taken)
    assert remaining == sorted(remaining)
    for n in range(0, 1510, 7):
        minute = MONDAY + timedelta(minutes=n)
        expected = any(one.start <= minute < one.end for one in whole) and not any(
            one.start <= minute < one.end for one in taken
        )
        assert any(one.start <= minute < one.end for one in remaining) is expected


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 11, 29), 24)],
    ids=["the clock goes forward", "the clock goes back", "an ordinary Sunday"],
)  # fmt: skip
def test_a_house_that_never_closes_is_open_as_long_as_the_day_lasts(day: date, hours: int) -> None:
    week = {weekday: [(time(0), time(23, 59))] for weekday in range(7)}
    (whole,) = spans_of_week(week, "Europe/Berlin", day, day)
    assert whole.end - whole.start == timedelta(hours=hours, minutes=-1)


def test_an_hour_that_the_clock_leaves_out_has_no_free_time() -> None:
    night = date(2026, 3, 29)
    week = {6: [(time(1, 30), time(3, 30))]}
    opened = tuple(spans_of_week(week, "Europe/Berlin", night, night))
    found = free_times([lane(1, *opened)], [ASK], after=datetime(2026, 3, 28, tzinfo=UTC))
    assert [f"{free.start.astimezone(BERLIN):%H:%M}" for free in found] == ["01:30", "01:45", "03:00"]


def test_an_hour_that_the_clock_shows_twice_is_offered_twice_and_never_at_once() -> None:
    night = date(2026, 10, 25)
    opened = tuple(spans_of_week({6: [(time(1), time(4))]}, "Europe/Berlin", night, night))
    hour = Step(service="ask", length=timedelta(hours=1))
    found = free_times([lane(1, *opened)], [hour], after=datetime(2026, 10, 24, tzinfo=UTC), grid=timedelta(hours=1))
    assert [f"{free.start.astimezone(BERLIN):%H:%M}" for free in found] == ["01:00", "02:00", "02:00", "03:00"]
    assert len({free.start for free in found}) == 4


def test_public_holidays_have_no_hours() -> None:
    week = {day: [(time(8), time(12))] for day in range(5)}
    first, last = date(2026, 12, 21), date(2026, 12, 31)
    days = {one.start.date() for one in spans_of_week(week, "Europe/Berlin", first, last, closed=holidays("ST", 2026))}
    assert date(2026, 12, 25) not in days
    assert date(2026, 12, 24) in days


def test_a_person_stays_at_the_lane_where_they_sit() -> None:
    house = [lane(1, span(0, 120), services="ask"), lane(2, span(0, 120), services="ask decide")]
    (first, *_rest) = free_times(house, [DECIDE, ASK], after=MONDAY)
    assert [part.lane for part in first.parts] == [2, 2]


def test_lanes_that_can_do_much_stay_free_for_others() -> None:
    house = [lane(1, span(0, 60), services="ask decide sign"), lane(2, span(0, 60), services="ask")]
    assert {free.parts[0].lane for free in free_times(house, [ASK], after=MONDAY)} == {2}


def test_a_language_is_preferred_and_excludes_nobody() -> None:
    speaks = Lane(
        number=2, site=1, services=frozenset({"ask", "decide"}), open=(span(0, 60),), taken=(span(0, 30),),
        languages=frozenset({"ar"}),
    )  # fmt: skip
    found = free_times([lane(1, span(0, 60)), speaks], [ASK], after=MONDAY, language="ar")
    assert [(free.start.minute, free.parts[0].lane) for free in found] == [(0, 1), (15, 1), (30, 2)]


def test_two_sites_are_two_offers() -> None:
    house = [lane(1, span(0, 30), site=1), lane(2, span(0, 30), site=2)]
    assert [free.site for free in free_times(house, [ASK], after=MONDAY)] == [1, 2]


@pytest.mark.parametrize(
    ("steps", "grid"), [([], QUARTER), ([Step(service="ask", length=timedelta(0))], QUARTER), ([ASK], timedelta(0)),
                        ([ASK], timedelta(minutes=7))],
    ids=["no step", "a step that takes no time", "no grid", "a grid that does not fit into an hour"],
)  # fmt: skip
def test_a_visit_that_cannot_be_is_refused_with_a_word(steps: list[Step], grid: timedelta) -> None:
    with pytest.raises(BadSpan, match=r"step|grid"):
        free_times([lane(1, span(0, 30))], steps, after=MONDAY, grid=grid)


@pytest.mark.parametrize(
    ("start", "end"),
    [(MONDAY, MONDAY), (MONDAY.replace(tzinfo=None), MONDAY), (MONDAY.astimezone(BERLIN), MONDAY + QUARTER)],
    ids=["nothing", "no time zone", "another time zone"],
)
def test_a_span_that_cannot_be_is_refused_with_a_word(start: datetime, end: datetime) -> None:
    with pytest.raises(BadSpan, match=r"UTC|before"):
        Span(start, end)
