# SPDX-License-Identifier: EUPL-1.2
"""Zuständigkeit: exactly one unit at every instant, and the database knows which."""

from __future__ import annotations

import uuid
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from kurzweg.matters.models import Matter
from tests.world import MONDAY, World

HOUR = timedelta(hours=1)


def pushed_around(world: World) -> Matter:
    """Opened by one unit, taken over by a second, refused by a third, taken back by the first."""
    with world.as_(world.brandt):
        matter = world.matter()
        there = matter.offer_to(world.units["leistung"], "Bitte.", by=world.brandt, at=MONDAY)
    with world.as_(world.celik):
        there.accept(by=world.celik, at=MONDAY + HOUR)
        back = Matter.objects.get().offer_to(
            world.units["auslaenderrecht-1"], "Zurück.", by=world.celik, at=MONDAY + 2 * HOUR
        )
    with world.as_(world.ebert):
        back.accept(by=world.ebert, at=MONDAY + 3 * HOUR)
        return Matter.objects.get()


def test_the_history_is_what_the_handovers_were_without_gap_and_without_overlap(
    world: World, unseen: AbstractContextManager[None]
) -> None:
    matter = pushed_around(world)
    with unseen, connection.cursor() as cursor:
        cursor.execute(
            "select unit_id, lower(during), upper(during) from matters_responsibleperiod"
            " where matter_id = %s order by during",
            [matter.pk],
        )
        first, other = world.units["auslaenderrecht-1"], world.units["leistung"]
        assert cursor.fetchall() == [
            (first, MONDAY, MONDAY + HOUR),
            (other, MONDAY + HOUR, MONDAY + 3 * HOUR),
            (first, MONDAY + 3 * HOUR, None),
        ]
        cursor.execute(
            "select to_unit_id, accepted_at from matters_handover where matter_id = %s order by accepted_at",
            [matter.pk],
        )
        assert cursor.fetchall() == [(other, MONDAY + HOUR), (first, MONDAY + 3 * HOUR)]


def refused(world: World, statement: str, *values: int | datetime | uuid.UUID) -> str:
    """What the database says when Herr Brandt tries this by raw SQL as the app's role."""
    with world.as_(world.brandt), connection.cursor() as cursor:
        with pytest.raises(DatabaseError) as said, transaction.atomic():
            cursor.execute(statement, values)
        return str(said.value)


def test_a_unit_is_not_changed_without_an_accepted_handover(world: World) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
    said = refused(
        world, "update matters_matter set unit_id = %s, unit_since = now() where id = %s",
        world.units["auslaenderrecht-2"], matter.pk,
    )  # fmt: skip
    assert "changes its unit only by an accepted handover" in said


def test_an_offer_alone_does_not_move_a_matter(world: World) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        matter.offer_to(world.units["auslaenderrecht-2"], "Bitte.", by=world.brandt, at=MONDAY)
    said = refused(
        world, "update matters_matter set unit_id = %s, unit_since = %s where id = %s",
        world.units["auslaenderrecht-2"], MONDAY, matter.pk,
    )  # fmt: skip
    assert "changes its unit only by an accepted handover" in said


def test_a_matter_is_never_without_a_unit(world: World) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
    refused(world, "update matters_matter set unit_id = null where id = %s", matter.pk)
    with connection.cursor() as cursor:
        cursor.execute(
            "select attnotnull from pg_attribute where attrelid = 'matters_matter'::regclass and attname = 'unit_id'"
        )
        assert cursor.fetchone() == (True,)


@pytest.mark.parametrize(
    "statement",
    [
        "insert into matters_responsibleperiod (matter_id, unit_id, during)"
        " select id, unit_id, tstzrange(now(), null) from matters_matter",
        "update matters_responsibleperiod set unit_id = unit_id",
        "delete from matters_responsibleperiod",
        "update matters_matter set service_id = service_id",
        "update matters_matter set compartment = 'allgemein'",
        "update matters_matter set number = 'A-2026-99999'",
        "delete from matters_matter",
        "delete from matters_handover",
        "update matters_handover set to_unit_id = to_unit_id",
        "update matters_matterfact set value = 'Adam'",
        "delete from matters_settlement",
    ],
)
def test_what_was_written_about_a_matter_can_not_be_rewritten(world: World, statement: str) -> None:
    with world.as_(world.brandt):
        world.matter()
    assert "permission denied" in refused(world, statement)


def test_not_even_the_trigger_admits_two_units_at_one_instant(world: World) -> None:
    matter = pushed_around(world)
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_constraint where conname = 'one_responsible_unit_at_every_instant'"
            " and contype = 'x' and conrelid = 'matters_responsibleperiod'::regclass"
        )
        assert cursor.fetchone() == (1,)
    assert matter.unit_id == world.units["auslaenderrecht-1"]
