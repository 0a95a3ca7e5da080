# SPDX-License-Identifier: EUPL-1.2
"""Öffnungszeiten: in as few lines as the week has different days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from kurzweg.engine.structure import WEEKDAYS, Interval
from kurzweg.finder.opening import Day, hours_of, lines_of
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.reception import Reception
from tests.world import MONDAY, World

WEDNESDAY = date(2026, 11, 18)
MORNING, LONG = ("08:00–12:00",), ("08:00–12:00", "14:00–18:00")


def names(lines: tuple[Day, ...]) -> list[str]:
    return [line.name for line in lines]


def test_days_in_a_row_with_the_same_hours_stand_in_one_line() -> None:
    lines = lines_of({0: MORNING, 1: MORNING, 2: MORNING, 3: LONG, 4: MORNING}, WEDNESDAY)
    assert names(lines) == ["Montag – Mittwoch", "Donnerstag", "Freitag"]
    assert [line.spans for line in lines] == [MORNING, LONG, MORNING]
    assert [line.is_today for line in lines] == [True, False, False]


def test_a_closed_day_stands_between_two_lines() -> None:
    assert names(lines_of({0: MORNING, 2: MORNING}, WEDNESDAY)) == ["Montag", "Mittwoch"]


def test_who_is_always_open_says_so_once(world: World) -> None:
    always = tuple((day, (Interval(start=time(0), end=time(23, 59)),)) for day in WEEKDAYS)
    with world.as_(world.brandt):
        reception = Reception.at(live_structure(MONDAY.date()), MONDAY)
    hours = hours_of(replace(reception.live.plan.units[0], hours=always), reception)
    assert hours.sentence == "Jetzt geöffnet."
    assert names(hours.week) == ["Montag – Sonntag"]
    assert hours.week[0].spans == ("rund um die Uhr",)
