# SPDX-License-Identifier: EUPL-1.2
"""Notfallzugriff, from end to end: a reason, four hours, the owner and data protection know at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from kurzweg.accounts.models import Grant, Ground
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.matters.models import Matter
from kurzweg.sharing.errors import NothingToShowError
from kurzweg.sharing.models import EmergencyAccess, EmergencyNotice
from tests.sharing.deeds import REASON, Both, glass_broken
from tests.world import World


def test_it_opens_what_the_other_unit_does_for_this_person_for_four_hours(world: World, both: Both) -> None:
    access = glass_broken(world, both)
    with world.as_(world.celik):
        assert set(Matter.objects.all()) == {both.mine, both.theirs}
        grant = Grant.objects.by_ground(Ground.EMERGENCY).get()
    assert (grant.starts_at, grant.ends_at) == (access.at, access.at + timedelta(hours=4))


def test_owner_and_data_protection_are_told_in_the_same_moment(world: World, both: Both) -> None:
    glass_broken(world, both)
    with world.as_(world.brandt):
        assert [notice.to_unit_id for notice in EmergencyNotice.objects.all()] == [both.mine.unit_id]
    with world.as_(world.ihde):
        assert EmergencyNotice.objects.to_data_protection().unseen().count() == 1


def test_a_second_click_opens_nothing_new(world: World, both: Both) -> None:
    assert glass_broken(world, both) == glass_broken(world, both)
    with world.as_(world.brandt):
        kinds = [event.kind for event in LogEvent.objects.of_matter(both.mine.pk)]
        assert kinds.count(Kind.GlassBroken) == 1


def test_hidden_compartments_stay_hidden_in_an_emergency(world: World, both: Both) -> None:
    with world.as_(world.celik):
        theirs = Matter.objects.get(pk=both.theirs.pk)
        offer = theirs.offer_to(world.units["jugend"], "Bitte.", by=world.celik, at=timezone.now())
    with world.as_(world.dahl):
        offer.accept(by=world.dahl, at=timezone.now())
        own = world.matter("kitaplatz", unit="jugend")
        own.recognise(both.person, by=world.dahl, at=timezone.now())
    with world.as_(world.brandt), pytest.raises(NothingToShowError):
        EmergencyAccess.break_glass(
            world.units["jugend"], both.person, REASON, for_unit=both.mine.unit_id, by=world.brandt, at=timezone.now()
        )
    assert world.browser(world.brandt).get(f"/personen/{both.person.pk}/notfall/jugend/").status_code == 404


@pytest.mark.parametrize("reason", ["", "Notfall", " " * 30])
def test_a_word_is_no_reason(world: World, both: Both, reason: str) -> None:
    with world.as_(world.celik), pytest.raises(DatabaseError, match="a_word_is_no_reason"), transaction.atomic():
        EmergencyAccess.break_glass(
            world.units["auslaenderrecht-1"], both.person, reason, for_unit=world.units["leistung"], by=world.celik,
            at=timezone.now(),
        )  # fmt: skip


def test_an_emergency_is_now_and_not_last_week(world: World, both: Both) -> None:
    with world.as_(world.celik), pytest.raises(DatabaseError, match="An emergency is now"), transaction.atomic():
        EmergencyAccess.break_glass(
            world.units["auslaenderrecht-1"], both.person, REASON, for_unit=world.units["leistung"], by=world.celik,
            at=timezone.now() - timedelta(days=7),
        )  # fmt: skip


def test_there_is_no_other_way_to_write_one(world: World, both: Both) -> None:
    row = (
        "insert into sharing_emergencyaccess (id, person_id, unit_id, owner_id, reason, by_id, at, until)"
        " values (gen_random_uuid(), %s, %s, %s, %s, %s, now(), now() + interval '4 hours')"
    )
    values = (both.person.pk, world.units["leistung"], both.mine.unit_id, REASON, world.celik.pk)
    refused = pytest.raises(DatabaseError, match="permission denied")
    with world.as_(world.celik), connection.cursor() as cursor, refused, transaction.atomic():
        cursor.execute(row, values)


def test_from_the_page_of_the_person_to_the_page_of_data_protection(world: World, both: Both) -> None:
    celik, brandt, ihde = (world.browser(who) for who in (world.celik, world.brandt, world.ihde))
    address = f"/personen/{both.person.pk}/notfall/auslaenderrecht-1/"
    assert celik.get(address).status_code == 200
    assert celik.post(address, {"reason": "Notfall"}).status_code == 422
    answer = celik.post(address, {"reason": REASON}, follow=True)
    assert "Sie sehen jetzt 4 Stunden lang, was Ausländerrecht 1 für diese Person tut." in answer.text
    assert both.mine.number in answer.text
    assert "Sie dürfen hineinsehen: Notfallzugriff" in celik.get(f"/anliegen/{both.mine.number}/").text
    told = brandt.get("/einsicht/").text
    assert REASON in told
    assert "Frau Çelik" in told
    assert (
        "Leistungsstelle hat in einem Notfall Einsicht genommen." in brandt.get(f"/anliegen/{both.mine.number}/").text
    )
    report = ihde.get("/datenschutz/").text
    assert REASON in report
    assert "Bondar" not in report
    assert both.mine.number not in report
    with world.as_(world.brandt):
        owners = EmergencyNotice.objects.get()
    with world.as_(world.ihde):
        his = EmergencyNotice.objects.to_data_protection().get()
    assert celik.post(f"/einsicht/hinweis/{owners.pk}/gesehen/").status_code == 404
    assert brandt.post(f"/einsicht/hinweis/{owners.pk}/gesehen/", follow=True).status_code == 200
    assert REASON not in brandt.get("/einsicht/").text
    assert "dort gelesen" in ihde.get("/datenschutz/").text
    assert ihde.post(f"/einsicht/hinweis/{his.pk}/gesehen/", follow=True).status_code == 200
