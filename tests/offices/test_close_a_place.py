# SPDX-License-Identifier: EUPL-1.2
"""Schließung und Abwesenheit: dated rows beside the structure, with who and when, lifted as easily as set."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.offices.errors import AwayAlreadyError
from kurzweg.offices.models import Absence, Closure, Lane, Place, Site
from kurzweg.walls.identity import ANONYMOUS, JOB, acting_as
from tests.heads import head_of_office
from tests.world import MONDAY, World

TODAY = date(2026, 11, 16)
FRIDAY = date(2026, 11, 20)
LATER = MONDAY + timedelta(hours=1)


def house(world: World, unit: str | None = None, lane: str | None = None) -> Place:
    return Place(
        site_id=Site.objects.get(code="haus").pk,
        unit_id=world.units[unit] if unit else None,
        lane_id=Lane.objects.get(code=lane).pk if lane else None,
    )


def closed(world: World, place: Place, reason: str = "Schulung") -> Closure:
    return Closure.close(place, first=TODAY, last=FRIDAY, reason=reason, by=world.ebert, at=MONDAY)


def test_a_head_closes_the_own_unit_from_day_to_day(world: World) -> None:
    with world.as_(world.ebert):
        place = house(world, "auslaenderrecht-1")
        closure = closed(world, place)
        assert [closure.closes(place, TODAY + timedelta(days=ahead)) for ahead in range(-1, 6)] == [
            False, True, True, True, True, True, False,
        ]  # fmt: skip
        assert list(Closure.objects.not_over(FRIDAY)) == [closure]
        assert list(Closure.objects.not_over(FRIDAY + timedelta(days=1))) == []


def test_closing_twice_is_one_closure_and_one_event(world: World) -> None:
    with world.as_(world.ebert):
        place = house(world, "auslaenderrecht-1")
        assert closed(world, place) == closed(world, place, "noch einmal")
        assert LogEvent.objects.filter(activity=Kind.PlaceClosed).count() == 1


def test_a_closed_lane_leaves_the_unit_open(world: World) -> None:
    with world.as_(world.ebert):
        closure = closed(world, house(world, "auslaenderrecht-1", "a1"))
        assert closure.closes(house(world, "auslaenderrecht-1", "a1"), TODAY)
        assert not closure.closes(house(world, "auslaenderrecht-1"), TODAY)


def test_a_closed_house_closes_all_that_is_in_it(world: World) -> None:
    head = head_of_office(world)
    with world.as_(head):
        closure = Closure.close(house(world), first=TODAY, last=TODAY, reason="Wasser", by=head, at=MONDAY)
        assert closure.closes(house(world, "jugend", "j1"), TODAY)


def test_a_lifted_closure_closes_nothing_and_says_who_lifted_it(world: World) -> None:
    with world.as_(world.ebert):
        closure = closed(world, house(world, "auslaenderrecht-1"))
        closure.lift(by=world.ebert, at=LATER)
        closure.lift(by=world.ebert, at=LATER + timedelta(hours=1))
        assert list(Closure.objects.touching(TODAY, FRIDAY)) == []
        assert (closure.lifted_by, closure.lifted_at) == (world.ebert, LATER)
        assert LogEvent.objects.filter(activity=Kind.ClosureLifted).count() == 1


@pytest.mark.parametrize("unit", ["jugend", None])
def test_the_head_of_one_unit_closes_no_other_and_not_the_house(world: World, unit: str | None) -> None:
    with world.as_(world.ebert), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        closed(world, house(world, unit))


def test_who_serves_closes_nothing(world: World) -> None:
    with world.as_(world.brandt), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Closure.close(house(world, "auslaenderrecht-1"), first=TODAY, last=TODAY, reason="", by=world.brandt, at=MONDAY)


def test_a_closure_is_not_deleted_and_not_lifted_by_others(world: World) -> None:
    with world.as_(world.ebert):
        closure = closed(world, house(world, "auslaenderrecht-1"))
        with pytest.raises(DatabaseError), transaction.atomic():
            closure.delete()
    with world.as_(world.brandt):
        closure.lift(by=world.brandt, at=LATER)
        assert closure.lifted_at is None


def test_a_lane_is_closed_only_in_its_unit(world: World) -> None:
    with acting_as(JOB), pytest.raises(IntegrityError, match="a_lane_closes_in_its_unit"), transaction.atomic():
        Closure.close(
            Place(house(world).site_id, None, house(world, None, "a1").lane_id),
            first=TODAY, last=TODAY, reason="", by=world.ebert, at=MONDAY,
        )  # fmt: skip


def test_everybody_may_know_what_is_closed(world: World) -> None:
    with world.as_(world.ebert):
        closed(world, house(world, "auslaenderrecht-1"))
    with acting_as(ANONYMOUS):
        assert Closure.objects.standing().count() == 1


def away(world: World, first: date = TODAY, last: date = FRIDAY) -> Absence:
    return Absence.note(world.brandt.pk, first=first, last=last, by=world.ebert, at=MONDAY)


def test_a_head_notes_who_is_away_and_takes_it_back(world: World) -> None:
    with world.as_(world.ebert):
        absence = away(world)
        assert (absence.last_day, absence.by) == (FRIDAY, world.ebert)
        assert away(world) == absence
        absence.take_back()
        absence.take_back()
        assert list(Absence.objects.not_over(TODAY)) == []


def test_two_absences_of_one_person_do_not_overlap(world: World) -> None:
    with world.as_(world.ebert):
        away(world)
        with pytest.raises(AwayAlreadyError, match=r"vom 16\. November 2026 bis 20\. November 2026"):
            away(world, FRIDAY, FRIDAY + timedelta(days=3))


def test_colleagues_do_not_read_who_is_away(world: World) -> None:
    with world.as_(world.ebert):
        away(world)
    with world.as_(world.celik):
        assert list(Absence.objects.all()) == []
    with world.as_(world.brandt):
        assert Absence.objects.count() == 1
