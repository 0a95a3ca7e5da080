# SPDX-License-Identifier: EUPL-1.2
"""Whatever people do with their appointments, in whatever order: no lane twice, one event for each step, no gap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations, pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kurzweg.events.edges import STATE_EDGES
from kurzweg.servicepoint.appointment_errors import AppointmentError
from kurzweg.servicepoint.models import Appointment, Booked, Slot
from kurzweg.servicepoint.models.appointment import LIVING
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.appointments import TUESDAY, Diary, moved_by
from tests.servicepoint.conftest import Hall

TIMES = 6
deeds = st.sampled_from(["hold", "confirm", "move", "cancel", "wait", "arrive", "miss", "the day comes"])
steps = st.lists(st.tuples(deeds, st.integers(0, 5), st.integers(0, TIMES - 1)), min_size=8, max_size=30)


@pytest.fixture
def diary(hall: Hall) -> Diary:
    return Diary(hall)


@dataclass
class Play:
    """A small diary in which people do things, and what must have come of it."""

    diary: Diary
    places: list[Slot]
    made: list[Appointment] = field(default_factory=list)
    courses: dict[Appointment, list[str]] = field(default_factory=dict)

    def do(self, deed: str, who: int, where: int) -> None:
        clock = self.diary.hall.clock
        if deed == "wait":
            clock.wait(minutes=6)
        elif deed == "the day comes":
            clock.now = max(clock.now, TUESDAY)
        elif deed == "hold":
            self._hold(self.places[where])
        elif self.made:
            self._step(deed, self.made[who % len(self.made)], self.places[where])

    def _hold(self, slot: Slot) -> None:
        try:
            appointment = self.diary.held(slot=slot)
        except AppointmentError:
            return
        self.made.append(appointment)
        self.courses[appointment] = ["", Booked.HELD]

    def _step(self, deed: str, appointment: Appointment, slot: Slot) -> None:
        at, by = self.diary.hall.clock.now, self.diary.hall.adler
        verbs: dict[str, Callable[[], object]] = {
            "confirm": lambda: appointment.confirm("Amina Warsame", by=None, at=at),
            "move": lambda: appointment.move(slot, by=None, at=at),
            "cancel": lambda: appointment.cancel(by=None, at=at),
            "arrive": lambda: appointment.check_in(by=None, at=at),
            "miss": lambda: appointment.miss(by=by, at=at),
        }
        before = self.diary.again(appointment)
        try:
            with acting_as(JOB), transaction.atomic():
                appointment.refresh_from_db()
                verbs[deed]()
        except AppointmentError:
            pass
        now = self.diary.again(appointment)
        if (now.state, now.slot) != (before.state, before.slot):
            self.courses[appointment].append(now.state)

    def keeps_the_laws(self) -> None:
        rows = [self.diary.again(one) for one in self.made]
        living = [row for row in rows if row.state in LIVING]
        for one, other in combinations(living, 2):
            assert one.lane_id != other.lane_id or one.end <= other.start or other.end <= one.start
        for appointment, row in zip(self.made, rows, strict=True):
            course = self.courses[appointment]
            if row.state == Booked.EXPIRED and course[-1] != Booked.EXPIRED:
                course.append(Booked.EXPIRED)  # somebody else wanted its time
            assert course[-1] == row.state
            edges = list(pairwise(course))
            told = [kind for kind in self.diary.kinds(appointment) if kind in set(STATE_EDGES.values())]
            expected = [STATE_EDGES["appointment", str(before), str(after)] for before, after in edges]
            assert [kind for kind in told if kind.name != "TicketDrawn"] == expected
            assert row.sequence == sum(kind.name == "AppointmentMoved" for kind in told) + (
                row.state == Booked.CANCELLED
            )


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(steps)
def test_whatever_people_do_the_diary_keeps_its_laws(diary: Diary, told: list[tuple[str, int, int]]) -> None:
    clock = diary.hall.clock
    begins = clock.now
    with transaction.atomic():
        first = diary.slot()
        play = Play(diary, [moved_by(first, minutes=15 * n) for n in range(TIMES)])
        for step in told:
            play.do(*step)
            play.keeps_the_laws()
        transaction.set_rollback(True)
    clock.now = begins


def test_the_laws_find_a_doubled_booking(diary: Diary) -> None:
    play = Play(diary, [diary.slot()])
    play.do("hold", 0, 0)
    play.made.append(play.made[0])
    with pytest.raises(AssertionError):
        play.keeps_the_laws()
