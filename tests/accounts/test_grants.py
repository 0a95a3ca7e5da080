# SPDX-License-Identifier: EUPL-1.2
"""Zugriffserlaubnis: why, what and how long are asked by the database; it ends to the second and is kept for ever."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from kurzweg.accounts.field_classes import WHOLE
from kurzweg.accounts.models import Grant, Ground
from kurzweg.accounts.models.grant import LONGEST
from kurzweg.engine.responsibility import FACTS
from kurzweg.matters.models import Matter
from kurzweg.walls.identity import JOB, acting_as
from kurzweg.walls.keys import uuid7
from tests.world import MONDAY, World

SECOND = timedelta(seconds=1)


@pytest.fixture
def matter(world: World) -> Matter:
    with world.as_(world.brandt):
        return world.matter()


def given(world: World, matter: Matter, **other: Any) -> Grant:
    """A grant that the house itself writes, so that only the constraints can refuse it."""
    now = timezone.now()
    facts: dict[str, Any] = {
        "unit_id": world.units["leistung"], "from_unit_id": matter.unit_id, "subject": "matter",
        "subject_key": matter.pk, "compartment": "aufenthalt", "ground": Ground.PARTICIPATION, "evidence": uuid7(),
        "purpose": "Zweck", "legal_basis": "§ 4", "fields": ["summary"], "starts_at": now - timedelta(hours=1),
        "ends_at": now + timedelta(hours=1), "by_id": world.brandt.pk,
    }  # fmt: skip
    with acting_as(JOB), transaction.atomic():
        return Grant.objects.create(**facts | other)


def seen(world: World) -> list[Matter]:
    with world.as_(world.celik):
        return list(Matter.objects.all())


@pytest.mark.parametrize(
    ("missing", "constraint"),
    [
        ({"purpose": ""}, "purpose_and_a_legal_basis"),
        ({"legal_basis": ""}, "purpose_and_a_legal_basis"),
        ({"fields": []}, "known_fields"),
        ({"fields": ["identity"]}, "known_fields"),
        ({"fields": ["summary", "everything"]}, "known_fields"),
        ({"ends_at": None}, "participation_has_an_end"),
        ({"ground": Ground.STATUTE, "reason": "x"}, "statute_is_named"),
        ({"ground": Ground.REQUEST, "ends_at": None}, "request_has_an_end"),
        ({"ground": Ground.EMERGENCY, "ends_at": None, "reason": "x"}, "emergency_has_an_end"),
        ({"ground": Ground.EMERGENCY}, "emergency_has_a_reason"),
        ({"evidence": None}, "has_its_evidence"),
    ],
)
def test_a_grant_without_purpose_law_fields_end_or_proof_cannot_be(
    world: World, matter: Matter, missing: dict[str, Any], constraint: str
) -> None:
    with pytest.raises(DatabaseError, match=constraint):
        given(world, matter, **missing)


@pytest.mark.parametrize("ground", LONGEST)
def test_no_kind_of_grant_lasts_longer_than_its_term(world: World, matter: Matter, ground: Ground) -> None:
    start = timezone.now()
    with pytest.raises(DatabaseError, match=f"{ground.value}_has_an_end|named_with_a_reason"):
        given(world, matter, ground=ground, reason="x", starts_at=start, ends_at=start + LONGEST[ground] + SECOND)


@pytest.mark.parametrize(("ends", "is_seen"), [(-SECOND, False), (timedelta(minutes=1), True)])
def test_it_opens_until_its_end_and_not_a_second_longer(
    world: World, matter: Matter, ends: timedelta, is_seen: bool
) -> None:
    given(world, matter, ends_at=timezone.now() + ends)
    assert seen(world) == ([matter] if is_seen else [])


@pytest.mark.parametrize(("starts", "is_seen"), [(timedelta(minutes=6), False), (timedelta(minutes=4), True)])
def test_it_opens_from_its_beginning_as_well_as_two_clocks_can_tell(
    world: World, matter: Matter, starts: timedelta, is_seen: bool
) -> None:
    given(world, matter, starts_at=timezone.now() + starts)
    assert seen(world) == ([matter] if is_seen else [])


def test_the_very_moment_of_its_end_is_already_after_it(world: World, matter: Matter) -> None:
    grant = given(world, matter)
    assert grant.ends_at is not None
    assert [grant.is_living(at) for at in (grant.ends_at - SECOND, grant.ends_at)] == [True, False]
    moment = "select kurzweg_units() is not null and %s::timestamptz > %s::timestamptz"
    with connection.cursor() as cursor:
        cursor.execute(moment, [grant.ends_at, grant.ends_at])
        assert cursor.fetchone() == (False,)


def test_it_is_never_changed_or_deleted_but_by_its_end(world: World, matter: Matter) -> None:
    grant = given(world, matter)
    for statement in (
        "update accounts_grant set ends_at = ends_at + interval '1 day'",
        "update accounts_grant set fields = '{summary,identity}'",
        "delete from accounts_grant",
    ):
        for person in (world.brandt, world.celik, world.ihde):
            refused = pytest.raises(DatabaseError, match="permission denied")
            with world.as_(person), connection.cursor() as cursor, refused, transaction.atomic():
                cursor.execute(statement)
    with world.as_(world.celik):
        grant.end(by=world.celik, at=timezone.now())
        refused = pytest.raises(DatabaseError, match="never changed or deleted")
    with acting_as(JOB), refused, transaction.atomic():
        Grant.objects.filter(pk=grant.pk).update(ended_at=None, ended_by=None)


@pytest.mark.parametrize("at", [datetime.max.replace(tzinfo=MONDAY.tzinfo), MONDAY])
def test_an_end_is_now_and_neither_far_ahead_nor_before_the_beginning(
    world: World, matter: Matter, at: datetime
) -> None:
    grant = given(world, matter)
    with world.as_(world.celik), pytest.raises(DatabaseError), transaction.atomic():
        Grant.objects.filter(pk=grant.pk).update(ended_at=at, ended_by=world.celik.pk)


def test_nobody_else_ends_it_and_nobody_in_anothers_name(world: World, matter: Matter) -> None:
    grant = given(world, matter)
    for person, name in ((world.dahl, world.dahl), (world.ihde, world.ihde), (world.celik, world.brandt)):
        with world.as_(person):
            try:
                with transaction.atomic():
                    ended = Grant.objects.filter(pk=grant.pk).update(ended_at=timezone.now(), ended_by=name.pk)
            except DatabaseError:
                ended = 0
            assert ended == 0
    assert seen(world) == [matter]


def test_a_handover_moves_nothing_before_its_grant_is_written(world: World, matter: Matter) -> None:
    with world.as_(world.brandt):
        offer = matter.offer_to(world.units["servicepoint"], "Bitte.", by=world.brandt, at=MONDAY + SECOND)
    moved = "update matters_matter set unit_id = %s, unit_since = %s where id = %s"
    with world.as_(world.adler), connection.cursor() as cursor:
        offer.was_first(accepted_by_id=world.adler.pk, accepted_at=MONDAY + 2 * SECOND)
        cursor.execute(moved, [world.units["servicepoint"], MONDAY + 2 * SECOND, matter.pk])
        assert cursor.rowcount == 0  # to move it one must see it, and one sees it by the grant


def test_every_fact_has_a_class_of_fields(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select fact, matters_class_of(fact) from unnest(%s::text[]) as fact", [list(FACTS)])
        classes = dict(cursor.fetchall())
    assert set(classes) == set(FACTS)
    assert set(classes.values()) <= set(WHOLE)


def test_a_read_through_a_grant_names_it_in_the_access_log(
    world: World, matter: Matter, unseen: AbstractContextManager[None]
) -> None:
    grant = given(world, matter)
    for who in (world.celik, world.brandt):
        assert world.browser(who).get(f"/anliegen/{matter.number}/").status_code == 200
    with unseen, connection.cursor() as cursor:
        cursor.execute('select "grant" from accounts_accessentry order by id')
        assert cursor.fetchall() == [(grant.pk,), (None,)]
