# SPDX-License-Identifier: EUPL-1.2
"""Nur dass: another unit works for this person, and its telephone; of hidden compartments not even that."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from kurzweg.accounts.models import Sight
from kurzweg.accounts.models.sight import HIDDEN
from kurzweg.cases.models import Case
from kurzweg.matters.existence import Elsewhere, known_elsewhere
from kurzweg.matters.models import Matter, Outcome
from kurzweg.matters.naming import naming_of
from kurzweg.services.models import Compartment
from kurzweg.walls.identity import ANONYMOUS, GATE, JOB, Identity, Kind, acting_as
from tests.sharing.deeds import Both
from tests.world import MONDAY, World

TODAY = MONDAY.date()


def names(world: World, who: str, both: Both) -> list[str]:
    with world.as_(world.staff[who]):
        return [one.name for one in known_elsewhere(both.person.pk, naming_of(TODAY))]


def test_each_learns_of_the_other_and_nothing_but_name_and_telephone(world: World, both: Both) -> None:
    with world.as_(world.brandt):
        (found,) = known_elsewhere(both.person.pk, naming_of(TODAY))
    assert found == Elsewhere(world.units["leistung"], "leistung", "Leistungsstelle", "03445 0000-0")
    assert names(world, "celik", both) == ["Ausländerrecht 1"]


def test_what_is_settled_is_not_known_any_more(world: World, both: Both) -> None:
    with world.as_(world.celik):
        Matter.objects.get().settle(Outcome.DONE, by=world.celik, at=timezone.now())
    assert names(world, "brandt", both) == []


def test_who_does_not_know_the_person_learns_nothing(world: World, both: Both) -> None:
    assert names(world, "dahl", both) == []
    assert names(world, "adler", both) == []
    for identity in (ANONYMOUS, GATE, Identity(kind=Kind.DISPLAY), Identity(kind=Kind.KEY, matter=both.mine.pk)):
        with acting_as(identity), connection.cursor() as cursor:
            cursor.execute("select count(*) from matters_known_elsewhere(%s)", [both.person.pk])
            assert cursor.fetchone() == (0,)


def test_youth_welfare_is_not_known_at_all_whatever_lies_there(world: World, both: Both) -> None:
    with world.as_(world.celik):
        theirs = Matter.objects.get()
        offer = theirs.offer_to(world.units["jugend"], "Bitte.", by=world.celik, at=timezone.now())
    with world.as_(world.dahl):
        offer.accept(by=world.dahl, at=timezone.now())
        world.matter("kitaplatz", unit="jugend").recognise(both.person, by=world.dahl, at=timezone.now())
    assert names(world, "brandt", both) == []


@pytest.mark.parametrize("compartment", HIDDEN)
def test_what_is_open_in_a_hidden_compartment_of_an_open_unit_does_not_count(
    world: World, both: Both, compartment: str
) -> None:
    with world.as_(world.celik):
        Matter.objects.get().settle(Outcome.DONE, by=world.celik, at=timezone.now())
    service = world.services["rueckkehrberatung"]
    with acting_as(JOB):
        service.compartment = Compartment.objects.get(code=compartment)
        world.matter("rueckkehrberatung", unit="leistung").recognise(both.person, by=world.celik, at=timezone.now())
    assert names(world, "brandt", both) == []


def test_the_person_and_the_case_say_where_to_ask(world: World, both: Both) -> None:
    with world.as_(world.brandt):
        case = Case.open_for(both.person, unit=both.mine.unit_id, by=world.brandt, at=MONDAY)
    brandt = world.browser(world.brandt)
    for address in (f"/personen/{both.person.pk}/", f"/faelle/{case.number}/"):
        page = brandt.get(address).text
        assert "Leistungsstelle" in page
        assert "Fragen Sie unter" in page
        assert both.theirs.number not in page


def test_the_table_names_every_pair_of_compartments(world: World) -> None:
    with world.as_(world.brandt):
        codes = set(Compartment.objects.values_list("code", flat=True))
        pairs = {(one.viewer, one.target): one.level for one in Sight.objects.all()}
    assert set(pairs) == {(viewer, target) for viewer in codes for target in codes}
    assert {pair for pair, level in pairs.items() if level == "nothing"} == {
        (viewer, target) for viewer in codes for target in HIDDEN if viewer != target
    }
    assert {pair for pair, level in pairs.items() if level == "full"} == {(code, code) for code in codes}


def test_nobody_who_serves_changes_the_table(world: World) -> None:
    for person in world.staff.values():
        with world.as_(person), connection.cursor() as cursor:
            for statement in ("update accounts_sight set level = 'existence'", "delete from accounts_sight"):
                with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                    cursor.execute(statement)
