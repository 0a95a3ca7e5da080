# SPDX-License-Identifier: EUPL-1.2
"""Which idle lane takes somebody who comes: seen by who must wait for that lane afterwards."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from kurzweg.engine.forecast import MINUTE, Booked, Lane, Serving, Situation, live_state
from kurzweg.engine.forecast.arriving import NEVER
from kurzweg.engine.forecast.chance import Drawn
from kurzweg.engine.forecast.floor import CALLED, WAITED
from kurzweg.engine.forecast.running import play_out
from tests.engine.forecast.situations import NOW, quiet

LATER = ((NOW - 60 * MINUTE, NOW + 600 * MINUTE),)


def minutes_waited(*lanes: Lane) -> float:
    """Somebody comes after half an hour and takes an hour; a minute later comes who needs the ramp."""
    hall = quiet()
    given = replace(
        hall,
        lanes=lanes,
        booked=(
            Booked(at=NOW + 30 * MINUTE, service="title"),
            Booked(at=NOW + 31 * MINUTE, service="title", needs=frozenset({"ramp"})),
        ),
    )
    return _played(given)


def _played(given: Situation) -> float:
    until = [NOW + 10 * MINUTE if lane.serving else -1 for lane in given.lanes]
    chance = Drawn(
        work=np.array([[60 * MINUTE, 60 * MINUTE]]),
        stays=np.full((1, 2), NEVER),
        walks_in=np.empty((1, 0), np.int64),
        row=np.empty((1, 0), np.int64),
        until=np.array([until]),
    )
    come = play_out(live_state(given), chance, to_the_end=True).to_come.sum(axis=0)
    assert come[CALLED] == 2
    return float(come[WAITED]) / MINUTE


def lane(number: int, *, ramp: bool = False, serves: bool = False, **more: object) -> Lane:
    plain = Lane(
        number=number,
        services=frozenset({"title"}),
        staffed=LATER,
        skills=frozenset({"ramp"}) if ramp else frozenset(),
        serving=Serving(service="title", since=NOW) if serves else None,
        idle_since=NOW - 50 * MINUTE,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def test_the_lane_that_has_been_idle_longest_takes_whoever_comes() -> None:
    assert minutes_waited(lane(1), lane(2, ramp=True, serves=True)) == 0
    assert minutes_waited(lane(1, serves=True), lane(2, ramp=True)) == 59


@pytest.mark.parametrize(("back", "wait"), [(5, 0), (20, 59)])
def test_whoever_comes_back_from_a_break_is_idle_since_then(back: int, wait: int) -> None:
    """The other lane has been idle since minute ten."""
    break_until = ((NOW - 60 * MINUTE, NOW - 10 * MINUTE), (NOW + back * MINUTE, NOW + 600 * MINUTE))
    assert minutes_waited(lane(1, staffed=break_until), lane(2, ramp=True, serves=True)) == wait


def test_the_least_flexible_lane_goes_first() -> None:
    hall = quiet(services=("title", "card"))
    both = frozenset({"title", "card"})
    given = replace(
        hall,
        lanes=(lane(1, services=both, idle_since=NOW - 59 * MINUTE), lane(2)),
        booked=(Booked(at=NOW + 30 * MINUTE, service="title"), Booked(at=NOW + 31 * MINUTE, service="card")),
    )
    assert _played(given) == 0
