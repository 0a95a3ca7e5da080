# SPDX-License-Identifier: EUPL-1.2
"""Whole offices, simulated fast and told slowly: the same log, event by event, about a thousand random offices."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.responsibility import compile_structure
from kurzweg.engine.simulation.office.assumptions import Assumptions
from kurzweg.engine.simulation.office.playing import Setting, simulate
from kurzweg.engine.simulation.office.population import population
from tests.engine.simulation.office_oracle import Event, told_slowly
from tests.engine.simulation.offices import SERVICES, Office
from tests.engine.simulation.slow_coming import Coming

OFFICES = 1_000
PERSONS = 8


def both(seed: int) -> tuple[list[Event], list[Event]]:
    """What the simulator and the oracle tell about a random office."""
    drawn = Office(seed)
    first, days, structure = drawn.first(), int(drawn.random.integers(1, 9)), drawn.structure()
    table = compile_structure(structure, dict.fromkeys(SERVICES, ()))
    persons = population([structure])[:PERSONS]
    setting = Setting(first=first, days=days, seed=seed, assumed=Assumptions(most_returns=seed % 3 + 1))
    played = simulate(table, setting, persons=persons)
    slow = Coming(table, persons, first, days, seed, setting.assumed)
    return events_of(played.log), told_slowly(slow)


def events_of(log: EventLog) -> list[Event]:
    words = [
        [log.word(column, code) for code in getattr(log, column).tolist()]
        for column in ("activity", "unit", "service", "reason")
    ]
    rows = zip(
        log.at.tolist(), (log.event_id - 1).tolist(), words[0], map(chr, log.phase.tolist()), log.matter.tolist(),
        words[1], words[2], words[3], log.work_item.tolist(), strict=True,
    )  # fmt: skip
    return sorted(rows, key=lambda event: event[:2])


@pytest.mark.parametrize("hundred", range(OFFICES // 100))
def test_the_office_tells_what_its_oracle_tells(hundred: int) -> None:
    for seed in range(100 * hundred, 100 * hundred + 100):
        fast, slow = both(seed)
        assert fast == slow, seed


def test_the_offices_show_everything_that_can_happen() -> None:
    kinds = Counter((event[2], event[3], event[7]) for seed in range(100) for event in both(seed)[0])
    assert {kind for kind, *_ in kinds} == {
        "ResponsibilityShown", "NobodyResponsible", "MatterOpened", "AppointmentBooked", "NoShow", "TicketDrawn",
        "TicketTransferred", "ServingStarted", "ServingFinished", "VisitorLeft", "TaskSet", "TaskDone",
        "HandoverOffered", "MatterHandedOver", "MatterSettled",
    }  # fmt: skip
    assert {("VisitorLeft", "c", "no_capacity"), ("VisitorLeft", "c", "went_away")} <= set(kinds)


def test_events_are_numbered_without_doubles() -> None:
    for seed in range(50):
        numbers = [event[1] for event in both(seed)[0]]
        assert len(set(numbers)) == len(numbers)


def test_no_matter_comes_from_nowhere_or_ends_twice() -> None:
    for seed in range(50):
        events = both(seed)[0]
        opened = [event[4] for event in events if event[2] == "MatterOpened"]
        settled = [event[4] for event in events if event[2] == "MatterSettled"]
        assert len(set(opened)) == len(opened)
        assert len(set(settled)) == len(settled)
        assert set(settled) <= set(opened)
        assert np.all([event[4] > 0 for event in events])
