# SPDX-License-Identifier: EUPL-1.2
"""What holds on every day, whoever comes, whatever the policy (engine/calling.md §4): played with random halls."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from kurzweg.engine.calling import NOBODY, next_lane, next_ticket

thorough = settings(derandomize=True, deadline=None, max_examples=60)
QUEUES = 3
MINUTES = 80


@dataclass(frozen=True)
class Visit:
    comes: int
    queue: int
    work: int


@dataclass(frozen=True)
class Day:
    """Visitors, lanes with what they serve and their break, and how long people should wait."""

    visits: tuple[Visit, ...]
    lanes: tuple[frozenset[int], ...]
    breaks: tuple[tuple[int, int], ...]
    target: tuple[int, ...]

    def works(self, lane: int, now: int) -> bool:
        start, end = self.breaks[lane]
        return not start <= now < end


@dataclass(frozen=True)
class Call:
    at: int
    lane: int
    visit: int


def called(day: Day) -> list[Call]:
    """Play the day minute by minute: whoever comes is taken by an idle lane, a free lane calls the next."""
    busy = [0] * len(day.lanes)
    idle_since = [0] * len(day.lanes)
    waiting: list[int] = []
    calls: list[Call] = []
    breadth = [sum(queue in lane for lane in day.lanes) for queue in range(QUEUES)]

    def take(lane: int, visit: int, now: int) -> None:
        waiting.remove(visit)
        calls.append(Call(at=now, lane=lane, visit=visit))
        busy[lane] = idle_since[lane] = now + day.visits[visit].work

    for now in range(3 * MINUTES):
        free = [lane for lane in range(len(day.lanes)) if busy[lane] <= now and day.works(lane, now)]
        for lane in sorted(free, key=lambda one: (idle_since[one], one)):
            serves = [int(queue in day.lanes[lane]) for queue in range(QUEUES)]
            due = [day.visits[one].comes for one in waiting]
            queues = [day.visits[one].queue for one in waiting]
            nothing = [0] * len(waiting)
            place = next_ticket(
                now, due, due, waiting, queues, nothing, nothing, serves, [0], day.target, breadth, [0] * 5, 0.0, 0
            )
            if place != NOBODY:
                take(lane, waiting[place], now)
        for visit, one in enumerate(day.visits):
            if one.comes == now:
                waiting.append(visit)
                fits = [
                    int(busy[lane] <= now and day.works(lane, now) and one.queue in day.lanes[lane])
                    for lane in range(len(day.lanes))
                ]
                lane = next_lane(fits, [len(lane) for lane in day.lanes], idle_since, range(len(day.lanes)))
                if lane >= 0:
                    take(lane, visit, now)
        if now > MINUTES and not waiting:
            break
    return calls


@st.composite
def days(draw: st.DrawFn) -> Day:
    queues = st.integers(0, QUEUES - 1)
    visits = draw(st.lists(st.builds(Visit, st.integers(0, MINUTES), queues, st.integers(1, 20)), max_size=25))
    lanes = draw(st.lists(st.frozensets(queues, min_size=1), min_size=1, max_size=4))
    starts = draw(st.lists(st.integers(0, MINUTES), min_size=len(lanes), max_size=len(lanes)))
    lengths = draw(st.lists(st.integers(0, 30), min_size=len(lanes), max_size=len(lanes)))
    target = draw(st.tuples(*[st.integers(1, 60)] * QUEUES))
    breaks = tuple((start, start + length) for start, length in zip(starts, lengths, strict=True))
    return Day(tuple(sorted(visits, key=lambda one: one.comes)), tuple(lanes), breaks, target)


@thorough
@given(days())
def test_every_call_goes_to_a_lane_that_is_free_not_on_break_and_has_the_skill(day: Day) -> None:
    until = [0] * len(day.lanes)
    for call in called(day):
        visit = day.visits[call.visit]
        assert visit.queue in day.lanes[call.lane]
        assert day.works(call.lane, call.at)
        assert until[call.lane] <= call.at
        until[call.lane] = call.at + visit.work


@thorough
@given(days())
def test_nobody_is_called_twice_and_nobody_who_can_be_served_is_forgotten(day: Day) -> None:
    calls = called(day)
    servable = frozenset().union(*day.lanes)
    assert sorted(call.visit for call in calls) == [
        number for number, one in enumerate(day.visits) if one.queue in servable
    ]


@thorough
@given(days())
def test_no_lane_idles_while_somebody_waits_whom_it_may_serve(day: Day) -> None:
    calls = called(day)
    start = {call.visit: call.at for call in calls}
    for visit, began in start.items():
        one = day.visits[visit]
        for now in range(one.comes, began):
            for lane, skills in enumerate(day.lanes):
                if one.queue in skills and day.works(lane, now):
                    assert any(
                        call.lane == lane and call.at <= now < call.at + day.visits[call.visit].work for call in calls
                    )


@thorough
@given(days())
def test_within_a_queue_people_are_called_as_they_came(day: Day) -> None:
    calls = called(day)
    for queue in range(QUEUES):
        came = [day.visits[call.visit].comes for call in calls if day.visits[call.visit].queue == queue]
        assert came == sorted(came)


@thorough
@given(days(), st.integers(2, 9))
def test_the_same_stretch_of_all_targets_gives_the_same_day(day: Day, factor: int) -> None:
    stretched = Day(day.visits, day.lanes, day.breaks, tuple(one * factor for one in day.target))
    assert called(stretched) == called(day)


@thorough
@given(days())
def test_nobody_waits_for_ever_when_nobody_comes_any_more(day: Day) -> None:
    """No starvation: relative lateness grows without bound, so the last one is called within the work of all."""
    whole = sum(one.work for one in day.visits) + max((end for _, end in day.breaks), default=0) + MINUTES
    assert all(call.at <= whole for call in called(day))
