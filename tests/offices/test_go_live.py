# SPDX-License-Identifier: EUPL-1.2
"""Inkrafttreten: exactly one structure on any day, and what is in force is never edited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from kurzweg.accounts.models import Staff
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.offices.errors import AlreadyInForceError, NotProvenError
from kurzweg.offices.live import live_structure
from kurzweg.offices.models import Structure, Unit, UnitVersion
from kurzweg.walls.identity import ANONYMOUS, JOB, acting_as
from tests.heads import head_of_office
from tests.small_office import small_office
from tests.world import BEGINNING, MONDAY, World

NEW_YEAR = date(2027, 1, 4)


@pytest.fixture
def head(world: World) -> Staff:
    return head_of_office(world)


def draft(head: Staff, label: str = "neu") -> Structure:
    return Structure.draft(replace(small_office(), label=label), by=head, at=MONDAY)


def test_a_new_structure_ends_the_one_before_on_its_first_day(world: World, head: Staff) -> None:
    with world.as_(head):
        draft(head).go_live(on=NEW_YEAR, by=head, at=MONDAY)
        assert list(Structure.objects.order_by("in_force").values_list("label", "in_force")) == [
            ("für Tests", DateRange(BEGINNING.date(), NEW_YEAR)),
            ("neu", DateRange(NEW_YEAR, None)),
        ]


def test_putting_it_in_force_twice_changes_nothing(world: World, head: Staff) -> None:
    with world.as_(head):
        new = draft(head)
        new.go_live(on=NEW_YEAR, by=head, at=MONDAY)
        new.go_live(on=date(2027, 2, 1), by=head, at=MONDAY)
        assert new.in_force == DateRange(NEW_YEAR, None)
        assert LogEvent.objects.filter(activity=Kind.StructureWentLive, at=MONDAY).count() == 1


def test_who_comes_second_for_the_same_day_is_told_what_is_in_force(world: World, head: Staff) -> None:
    with world.as_(head):
        draft(head, "die erste").go_live(on=NEW_YEAR, by=head, at=MONDAY)
        with pytest.raises(
            AlreadyInForceError, match="Jemand war schneller: „Migrationsagentur Musterkreis, die erste“"
        ):
            draft(head, "die zweite").go_live(on=NEW_YEAR, by=head, at=MONDAY)


def test_a_structure_that_leaves_somebody_without_a_unit_does_not_go_live(world: World, head: Staff) -> None:
    with world.as_(head):
        gap = replace(small_office(), responsibilities=small_office().responsibilities[1:])
        with pytest.raises(NotProvenError, match="kann noch nicht in Kraft treten"):
            Structure.draft(gap, by=head, at=MONDAY).go_live(on=NEW_YEAR, by=head, at=MONDAY)


def test_two_structures_on_one_day_are_refused_by_the_database(world: World, head: Staff) -> None:
    with world.as_(head), connection.cursor() as cursor:
        second = draft(head)
        with pytest.raises(IntegrityError, match="one_structure_on_any_day"), transaction.atomic():
            cursor.execute(
                "update offices_structure set in_force = daterange('2026-06-01', null) where id = %s", [second.pk]
            )


@pytest.mark.parametrize(
    "change",
    [
        "update offices_structure set text = '' where in_force is not null",
        "update offices_structure set label = 'anders' where in_force is not null",
        "update offices_structure set in_force = null where in_force is not null",
        "update offices_structure set in_force = daterange('2026-01-01', null) where in_force is not null",
        "delete from offices_structure where in_force is not null",
    ],
)
def test_what_is_in_force_is_never_edited(world: World, head: Staff, change: str) -> None:
    with (
        world.as_(head),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="never edited afterwards"),
        transaction.atomic(),
    ):
        cursor.execute(change)


def test_what_is_not_in_force_yet_can_be_thrown_away(world: World, head: Staff) -> None:
    with world.as_(head):
        draft(head).delete()
        assert [one.label for one in Structure.objects.all()] == ["für Tests"]


def test_a_designer_drafts_but_does_not_put_in_force(world: World, head: Staff) -> None:
    with world.as_(world.gruber), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        draft(world.gruber)


def test_a_unit_keeps_its_number_from_one_structure_to_the_next(world: World, head: Staff) -> None:
    with world.as_(head):
        before = Unit.objects.get(code="leistung").pk
        draft(head).go_live(on=NEW_YEAR, by=head, at=MONDAY)
        assert Unit.objects.get(code="leistung").pk == before
        assert UnitVersion.objects.filter(unit=before).count() == 2


def test_each_day_has_the_structure_that_was_in_force_on_it(world: World, head: Staff) -> None:
    with world.as_(head):
        draft(head).go_live(on=NEW_YEAR, by=head, at=MONDAY)
        assert live_structure(date(2027, 1, 3)).plan.label == "für Tests"
        assert live_structure(NEW_YEAR).plan.label == "neu"


def test_a_passer_by_reads_what_is_in_force_and_no_draft(head: Staff) -> None:
    with acting_as(JOB):
        draft(head)
    with acting_as(ANONYMOUS):
        assert [one.label for one in Structure.objects.all()] == ["für Tests"]
