# SPDX-License-Identifier: EUPL-1.2
"""Übergabe: a unit asks another to take a matter over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from kurzweg.events.kinds import Kind, Reason
from kurzweg.events.models import LogEvent
from kurzweg.matters.errors import AlreadyOfferedError, NothingToHandOverError
from kurzweg.matters.models import Handover, Outcome
from kurzweg.walls.keys import uuid7
from tests.world import MONDAY, World

LATER = MONDAY + timedelta(hours=1)


def test_offering_the_same_again_gives_the_open_offer_back(world: World) -> None:
    with world.as_(world.brandt):
        matter, leistung = world.matter(), world.units["leistung"]
        first = matter.offer_to(leistung, "Miete prüfen.", by=world.brandt, at=MONDAY)
        assert matter.offer_to(leistung, "Noch einmal.", by=world.brandt, at=LATER) == first
        assert LogEvent.objects.of_matter(matter.pk).filter(activity=Kind.HandoverOffered).count() == 1


def test_a_matter_waits_for_one_answer_at_a_time(world: World) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        matter.offer_to(world.units["leistung"], "Miete prüfen.", by=world.brandt, at=MONDAY)
        with pytest.raises(AlreadyOfferedError, match="ziehen Sie das Angebot zuerst zurück"):
            matter.offer_to(world.units["auslaenderrecht-2"], "Bitte.", by=world.brandt, at=LATER)


def test_what_is_settled_is_not_handed_over(world: World) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        matter.settle(Outcome.DONE, by=world.brandt, at=MONDAY)
        with pytest.raises(NothingToHandOverError, match="erledigt"):
            matter.offer_to(world.units["leistung"], "Bitte.", by=world.brandt, at=LATER)


def test_a_unit_offers_nothing_to_itself(world: World) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        with pytest.raises(NothingToHandOverError, match="schon zuständig"):
            matter.offer_to(matter.unit_id, "Bitte.", by=world.brandt, at=LATER)


def test_an_offer_that_was_taken_back_can_be_made_again(world: World) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        matter.offer_to(world.units["leistung"], "Bitte.", by=world.brandt, at=MONDAY).withdraw(
            by=world.brandt, at=LATER
        )
        matter.offer_to(world.units["auslaenderrecht-2"], "Bitte.", by=world.brandt, at=LATER)
        assert [event.kind for event in LogEvent.objects.of_matter(matter.pk).in_order()] == [
            Kind.MatterOpened, Kind.HandoverOffered, Kind.HandoverWithdrawn, Kind.HandoverOffered,
        ]  # fmt: skip


def test_a_matter_that_is_settled_meanwhile_takes_its_offer_back(world: World) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        matter.offer_to(world.units["leistung"], "Bitte.", by=world.brandt, at=MONDAY)
        matter.settle(Outcome.DONE, by=world.brandt, at=LATER)
        handover = Handover.objects.get()
        assert (handover.withdrawn_by, handover.withdrawn_at) == (world.brandt, LATER)
        assert [event.kind for event in LogEvent.objects.of_matter(matter.pk).in_order()] == [
            Kind.MatterOpened, Kind.HandoverOffered, Kind.MatterSettled, Kind.HandoverWithdrawn,
        ]  # fmt: skip


def test_an_offer_is_made_in_the_own_name_from_the_own_unit(world: World) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
    with (
        world.as_(world.celik),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        cursor.execute(
            "insert into matters_handover (id, matter_id, number, service_id, compartment, from_unit_id, to_unit_id,"
            " note, work_item, offered_by_id, offered_at, decline_note)"
            " values (gen_random_uuid(), %s, %s, %s, 'aufenthalt', %s, %s, '', 1, %s, now(), '')",
            [matter.pk, matter.number, matter.service_id, world.units["auslaenderrecht-1"],
             world.units["leistung"], world.celik.pk],
        )  # fmt: skip


def test_the_page_offers_units_of_the_house_and_says_what_goes_along(world: World) -> None:
    with world.as_(world.brandt):
        number = world.matter().number
    page = world.browser(world.brandt).get(f"/anliegen/{number}/uebergabe/")
    assert page.status_code == 200
    assert "Diakonie Beratung" not in page.text  # partners get referrals, not matters
    assert "Bis dahin sieht sie nur Nummer, Leistung und Ihre Notiz." in page.text


def test_a_matter_that_lies_in_the_wrong_unit_is_proposed_to_the_right_one(world: World) -> None:
    with world.as_(world.adler):
        number = world.matter(unit="servicepoint").number
    page = world.browser(world.adler).get(f"/anliegen/{number}/uebergabe/")
    assert "Vorschlag: Ausländerrecht 1" in page.text
    assert "denn es gilt: Nachname L–Z oder unbekannt" in page.text
    assert f'<option value="{world.units["auslaenderrecht-1"]}" selected>' in page.text


def test_a_handover_without_a_word_is_not_sent_and_nothing_typed_is_lost(world: World) -> None:
    with world.as_(world.brandt):
        number = world.matter().number
    leistung = world.units["leistung"]
    answer = world.browser(world.brandt).post(f"/anliegen/{number}/uebergabe/", {"unit": leistung, "note": ""})
    assert answer.status_code == 422
    assert "Schreiben Sie in einem Satz, was die andere Einheit tun soll." in answer.text
    assert f'<option value="{leistung}" selected>' in answer.text


def test_the_page_offers_once_however_often_it_is_sent_and_can_be_undone(world: World) -> None:
    with world.as_(world.brandt):
        number = world.matter().number
    brandt, sent = world.browser(world.brandt), {"unit": world.units["leistung"], "note": "Miete prüfen."}
    for _click in range(2):
        assert brandt.post(f"/anliegen/{number}/uebergabe/", sent).status_code == 302
    page = brandt.get(f"/anliegen/{number}/")
    assert "Leistungsstelle ist gefragt" in page.text
    assert "Bis zur Antwort bleibt zuständig: Ausländerrecht 1." in page.text
    assert brandt.post(f"/anliegen/{number}/ruecknahme/").status_code == 302
    with world.as_(world.brandt):
        assert [one.is_open for one in Handover.objects.all()] == [False]


def test_another_unit_can_neither_find_nor_offer_nor_take_back(world: World) -> None:
    with world.as_(world.brandt):
        number = world.matter().number
    dahl = world.browser(world.dahl)
    pages = ("", "uebergabe/", "uebernahme/", "ablehnung/", "erledigung/", "schluessel/", "person/")
    assert {dahl.get(f"/anliegen/{number}/{page}").status_code for page in pages} == {404}
    verbs = ("uebergabe/", "ruecknahme/", "uebernahme/", "ablehnung/", "erledigung/", "schluessel/", "fall/")
    assert {dahl.post(f"/anliegen/{number}/{verb}").status_code for verb in verbs} == {404}


def test_a_form_sent_again_after_the_answer_makes_no_second_offer(world: World) -> None:
    key = uuid7()
    with world.as_(world.brandt):
        matter = world.matter()
        offer = matter.offer_to(world.units["leistung"], "Bitte prüfen.", key=key, by=world.brandt, at=MONDAY)
    with world.as_(world.celik):
        Handover.objects.get().decline(Reason.NOT_OURS, "", by=world.celik, at=MONDAY)
    with world.as_(world.brandt):
        again = matter.offer_to(world.units["leistung"], "Bitte prüfen.", key=key, by=world.brandt, at=MONDAY)
        assert again == offer
        assert Handover.objects.count() == 1
        assert matter.open_handover is None


def test_a_colleague_who_offers_too_learns_that_it_is_offered_already(world: World) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        matter.offer_to(world.units["leistung"], "Bitte prüfen.", by=world.brandt, at=MONDAY)
    with world.as_(world.ebert), pytest.raises(AlreadyOfferedError, match="Herr Brandt hat dieses Anliegen schon"):
        matter.offer_to(world.units["leistung"], "Auch das noch.", by=world.ebert, at=MONDAY)
