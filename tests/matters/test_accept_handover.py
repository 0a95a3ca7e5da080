# SPDX-License-Identifier: EUPL-1.2
"""Übernahme: the moment in which responsibility passes, and not a second before."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from kurzweg.events.kinds import Kind, Reason
from kurzweg.events.models import LogEvent
from kurzweg.matters.errors import AlreadyAnsweredError
from kurzweg.matters.models import Handover, Matter
from tests.world import MONDAY, World

LATER = MONDAY + timedelta(hours=2)


def offered(world: World, to: str = "leistung") -> Handover:
    with world.as_(world.brandt):
        matter = world.matter()
        matter.recognise(world.amina(), by=world.brandt, at=MONDAY)
        return matter.offer_to(world.units[to], "Bitte die Miete prüfen.", by=world.brandt, at=MONDAY)


def kinds_of(handover: Handover) -> list[Kind]:
    return [event.kind for event in LogEvent.objects.of_matter(handover.matter_id).in_order()]


def test_the_giving_unit_stays_responsible_until_the_other_accepts(world: World) -> None:
    handover = offered(world)
    with world.as_(world.brandt):
        assert Matter.objects.get().unit_id == world.units["auslaenderrecht-1"]
    with world.as_(world.celik):
        handover.accept(by=world.celik, at=LATER)
        assert Matter.objects.get().unit_id == world.units["leistung"]


def test_before_it_accepts_the_receiving_unit_sees_the_offer_and_not_the_matter(world: World) -> None:
    offered(world)
    with world.as_(world.celik):
        assert list(Matter.objects.all()) == []
        assert Handover.objects.get().note == "Bitte die Miete prüfen."


def test_who_accepts_sees_the_whole_matter_and_the_person_although_it_lies_in_another_compartment(
    world: World,
) -> None:
    handover = offered(world)
    with world.as_(world.celik):
        handover.accept(by=world.celik, at=LATER)
        matter = Matter.objects.select_related("person").get()
        assert matter.compartment == "aufenthalt"
        assert matter.person is not None
        assert matter.person.full_name == "Amina Warsame"


def test_accepting_twice_writes_one_event(world: World) -> None:
    handover = offered(world)
    with world.as_(world.celik):
        handover.accept(by=world.celik, at=LATER)
        handover.accept(by=world.celik, at=LATER + timedelta(seconds=1))
        assert kinds_of(handover) == [
            Kind.MatterOpened, Kind.PersonRecognised, Kind.HandoverOffered, Kind.MatterHandedOver,
        ]  # fmt: skip


def test_who_comes_second_is_told_who_was_faster(world: World) -> None:
    handover = offered(world)
    with world.as_(world.brandt):
        handover.withdraw(by=world.brandt, at=LATER)
    with world.as_(world.celik), pytest.raises(AlreadyAnsweredError, match="Jemand war schneller: Herr Brandt"):
        handover.accept(by=world.celik, at=LATER)


def test_a_declined_handover_can_no_longer_be_accepted(world: World) -> None:
    handover = offered(world)
    with world.as_(world.celik):
        handover.decline(Reason.NOT_OURS, "", by=world.celik, at=LATER)
    with world.as_(world.brandt), pytest.raises(AlreadyAnsweredError, match=r"um 12:00 abgelehnt"):
        handover.withdraw(by=world.brandt, at=LATER)


@pytest.mark.parametrize("intruder", ["brandt", "dahl", "adler", "gruber"])
def test_nobody_but_the_receiving_unit_can_accept_even_by_raw_sql(world: World, intruder: str) -> None:
    handover = offered(world)
    person = world.staff[intruder]
    with world.as_(person), connection.cursor() as cursor:
        changed = 0
        try:
            with transaction.atomic():
                cursor.execute(
                    "update matters_handover set accepted_by_id = %s, accepted_at = %s where id = %s",
                    [person.pk, LATER, handover.pk],
                )
                changed = cursor.rowcount
        except DatabaseError as refused:
            assert "row-level security" in str(refused)  # noqa: PT017  some see the row, some do not
        assert changed == 0


def test_a_handover_is_answered_in_the_name_of_nobody_else(world: World) -> None:
    handover = offered(world)
    with (
        world.as_(world.celik),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        cursor.execute(
            "update matters_handover set accepted_by_id = %s, accepted_at = %s where id = %s",
            [world.brandt.pk, LATER, handover.pk],
        )


def test_the_page_of_an_offer_shows_what_is_to_be_done_and_takes_the_matter_over(world: World) -> None:
    handover = offered(world)
    celik = world.browser(world.celik)
    page = celik.get(f"/anliegen/{handover.number}/uebernahme/")
    assert page.status_code == 200
    assert "Bitte die Miete prüfen." in page.text
    assert "Warsame" not in page.text
    answer = celik.post(f"/anliegen/{handover.number}/uebernahme/", follow=True)
    assert answer.redirect_chain == [(f"/anliegen/{handover.number}/", 302)]
    assert "Ihre Einheit ist jetzt für dieses Anliegen zuständig." in answer.text


def test_the_page_tells_the_slower_one_with_409(world: World, unseen: AbstractContextManager[None]) -> None:
    handover = offered(world)
    with world.as_(world.brandt):
        handover.withdraw(by=world.brandt, at=LATER)
    answer = world.browser(world.celik).post(f"/anliegen/{handover.number}/uebernahme/")
    assert answer.status_code == 409
    assert "Jemand war schneller: Herr Brandt hat diese Übergabe um 12:00 zurückgezogen." in answer.text
    with unseen:
        assert Matter.objects.get(number=handover.number).unit_id == world.units["auslaenderrecht-1"]


def test_the_giver_can_not_accept_for_the_other_on_the_page(world: World) -> None:
    handover = offered(world)
    answer = world.browser(world.brandt).post(f"/anliegen/{handover.number}/uebernahme/")
    assert answer.status_code == 403
    assert "Das darf nur die Einheit, die um Übernahme gebeten ist." in answer.text
