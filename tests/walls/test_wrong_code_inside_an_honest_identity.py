# SPDX-License-Identifier: EUPL-1.2
"""What raw SQL with somebody's true identity must not do: the second line behind the rules of the rooms."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from kurzweg.matters.models import Handover, Matter, Outcome
from kurzweg.people.models import Person
from kurzweg.walls.identity import Identity, Kind, acting_as
from kurzweg.walls.keys import uuid7
from tests.heads import head_of_office
from tests.world import MONDAY, World

LATER = MONDAY + timedelta(hours=1)


def refused(statement: str, *values: object) -> bool:
    """Whether the database lets nothing of this happen."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)  # type: ignore[arg-type]
            return bool(cursor.rowcount == 0)
    except DatabaseError:
        return True


@pytest.fixture
def matter(world: World) -> Matter:
    """A matter of Amina Warsame with Herr Brandt."""
    with world.as_(world.brandt):
        opened = world.matter()
        opened.recognise(world.amina(), by=world.brandt, at=MONDAY)
        return opened


def test_nobody_grants_themselves_sight_of_a_matter(world: World, matter: Matter) -> None:
    grant = """
        insert into accounts_grant (id, unit_id, subject, subject_key, compartment, ground, purpose, legal_basis,
                                    fields, starts_at, by_id)
        values (%s, %s, %s, %s, 'aufenthalt', 'handover', 'x', 'x', '{}', now() - interval '1 second', %s)
    """
    with world.as_(world.dahl):
        for subject, key in (("matter", matter.pk), ("person", matter.person_id)):
            assert refused(grant, uuid7(), world.units["jugend"], subject, key, world.dahl.pk)
        assert not Matter.objects.exists()


def test_nobody_says_that_their_unit_works_for_a_person_it_does_not_know(world: World, matter: Matter) -> None:
    presence = "insert into people_presence (id, person_id, unit_id, since) values (%s, %s, %s, now())"
    with world.as_(world.dahl):
        assert refused(presence, uuid7(), matter.person_id, world.units["jugend"])
        assert not Person.objects.exists()


def test_a_giver_cannot_write_the_answer_of_the_other_into_the_offer(world: World, matter: Matter) -> None:
    offer = """
        insert into matters_handover (id, matter_id, number, service_id, compartment, from_unit_id, to_unit_id, note,
                                      work_item, offered_by_id, offered_at, accepted_by_id, accepted_at, decline_note)
        values (%s, %s, %s, %s, %s, %s, %s, '', 1, %s, now(), %s, %s, '')
    """
    jugend, dahl = world.units["jugend"], world.dahl.pk
    common = (matter.pk, matter.number, matter.service_id, matter.compartment)
    with world.as_(world.brandt):
        assert refused(offer, uuid7(), *common, matter.unit_id, jugend, world.brandt.pk, dahl, LATER)
    with world.as_(world.celik):
        assert refused(offer, uuid7(), *common, world.units["leistung"], jugend, world.celik.pk, None, None)


def test_whoever_hands_a_matter_on_sees_it_no_longer(world: World, matter: Matter) -> None:
    with world.as_(world.brandt):
        matter.offer_to(world.units["leistung"], "Bitte prüfen.", by=world.brandt, at=MONDAY)
    with world.as_(world.celik):
        Handover.objects.get().accept(by=world.celik, at=LATER)
        Matter.objects.get().offer_to(world.units["jugend"], "Kitaplatz.", by=world.celik, at=LATER)
    with world.as_(world.dahl):
        Handover.objects.get().accept(by=world.dahl, at=LATER + timedelta(hours=1))
    with world.as_(world.celik):
        assert not Matter.objects.exists()


def test_an_event_never_names_somebody_else_as_its_actor(world: World, matter: Matter) -> None:
    record = """
        select log_record(23::smallint, now(), 'i', null, %s, null, null, null, null, null, null, null, %s, '{}', '[]')
    """
    with world.as_(world.brandt):
        brandt = world.brandt.pseudonym
    with world.as_(world.dahl):
        assert refused(record, matter.pk, brandt)
    for kind in (Kind.DISPLAY, Kind.GATE):
        with acting_as(Identity(kind=kind)):
            assert refused(record, matter.pk, None)


def test_the_log_gives_no_keys_away(world: World, matter: Matter) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_proc where proname = 'log_ext_id'")
        assert cursor.fetchone() == (0,)
    with world.as_(world.dahl):
        assert refused("select log_object_of(1::smallint, %s)", matter.pk)


def test_the_holder_of_a_key_changes_nothing_of_the_matter(world: World, matter: Matter) -> None:
    with acting_as(Identity(kind=Kind.KEY, matter=matter.pk)):
        assert Matter.objects.get() == matter
        assert refused("update matters_matter set person_id = null where id = %s", matter.pk)
        assert refused("update matters_matter set unit_since = now() where id = %s", matter.pk)
        assert refused(
            "insert into matters_matterfact (id, matter_id, fact, value) values (%s, %s, 'age', '17')",
            uuid7(),
            matter.pk,
        )
        assert refused(
            "insert into matters_matterkey (id, matter_id, hash, issued_at, expires_at)"
            " values (%s, %s, 'x', now(), now() + interval '99 years')", uuid7(), matter.pk,
        )  # fmt: skip


def test_only_the_responsible_unit_settles_and_in_its_own_name(world: World, matter: Matter) -> None:
    settle = "insert into matters_settlement (matter_id, outcome, by_id, at) values (%s, %s, %s, now())"
    with world.as_(world.ebert):
        assert refused(settle, matter.pk, Outcome.DONE, world.brandt.pk)
    with world.as_(world.celik):
        assert refused(settle, matter.pk, Outcome.DONE, world.celik.pk)


def test_a_person_once_recognised_is_not_exchanged(world: World, matter: Matter) -> None:
    with world.as_(world.brandt):
        olek = world.olek()
        assert refused("update matters_matter set person_id = %s where id = %s", olek.pk, matter.pk)


def test_only_the_head_of_the_office_changes_the_structure(world: World) -> None:
    with world.as_(world.dahl):
        assert refused("update offices_structure set in_force = daterange(lower(in_force), current_date + 1)")
        assert refused("insert into offices_unit (code) values ('neu')")
    with world.as_(world.gruber):
        assert refused("insert into offices_unit (code) values ('neu')")
    head = head_of_office(world)
    with world.as_(head):
        assert not refused("insert into offices_unit (code) values ('neu')")


def test_an_acceptance_has_a_name(world: World, matter: Matter) -> None:
    with world.as_(world.brandt):
        matter.offer_to(world.units["leistung"], "Bitte prüfen.", by=world.brandt, at=MONDAY)
    with world.as_(world.celik):
        assert refused("update matters_handover set accepted_at = now(), declined_by_id = %s", world.celik.pk)
