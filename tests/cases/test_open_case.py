# SPDX-License-Identifier: EUPL-1.2
"""Fall: holds the matters of one person across units, and opens no wall."""

from __future__ import annotations

from datetime import timedelta

from kurzweg.cases.models import Case
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.matters.models import Matter
from tests.world import MONDAY, World

LATER = MONDAY + timedelta(hours=1)


def held(world: World) -> tuple[Case, Matter]:
    """A case of Ausländerrecht 1 that holds one matter of Amina."""
    with world.as_(world.brandt):
        matter, amina = world.matter(), world.amina()
        matter.recognise(amina, by=world.brandt, at=MONDAY)
        case = Case.open_for(amina, unit=matter.unit_id, by=world.brandt, at=MONDAY)
        case.hold(matter, by=world.brandt, at=MONDAY)
        return case, matter


def test_opening_twice_gives_the_same_case_and_one_event(world: World) -> None:
    case, matter = held(world)
    with world.as_(world.brandt):
        assert Case.open_for(case.person, unit=matter.unit_id, by=world.brandt, at=LATER) == case
        case.hold(matter, by=world.brandt, at=LATER)
        assert [event.kind for event in LogEvent.objects.of_case(case.pk).in_order()] == [
            Kind.CaseOpened,
            Kind.MatterJoinedCase,
        ]


def test_the_case_shows_its_matters_and_what_happened(world: World) -> None:
    case, matter = held(world)
    page = world.browser(world.brandt).get(f"/faelle/{case.number}/").text
    assert matter.number in page
    assert "Amina Warsame" in page
    assert "Ausländerrecht 1 hat einen Fall eröffnet." in page
    assert "Das Anliegen wurde einem Fall zugeordnet." in page


def test_a_handover_of_a_held_matter_hides_the_case_from_nobody_who_works_on_it(world: World) -> None:
    case, matter = held(world)
    with world.as_(world.brandt):
        offer = matter.offer_to(world.units["leistung"], "Bitte.", by=world.brandt, at=MONDAY)
    with world.as_(world.celik):
        assert list(Case.objects.all()) == []
        offer.accept(by=world.celik, at=LATER)
    page = world.browser(world.celik).get(f"/faelle/{case.number}/")
    assert page.status_code == 200
    assert matter.number in page.text
    assert world.browser(world.brandt).get(f"/faelle/{case.number}/").status_code == 200


def test_a_case_shows_of_its_matters_only_what_the_reader_may_see(world: World) -> None:
    case, first = held(world)
    with world.as_(world.brandt):
        second = world.matter("familiennachzug")
        second.recognise(case.person, by=world.brandt, at=MONDAY)
        case.hold(second, by=world.brandt, at=MONDAY)
        offer = first.offer_to(world.units["leistung"], "Bitte.", by=world.brandt, at=MONDAY)
    with world.as_(world.celik):
        offer.accept(by=world.celik, at=LATER)
    page = world.browser(world.celik).get(f"/faelle/{case.number}/").text
    assert first.number in page
    assert second.number not in page


def test_youth_welfare_finds_neither_case_nor_person_nor_a_trace_in_the_log(world: World) -> None:
    case, matter = held(world)
    dahl = world.browser(world.dahl)
    assert dahl.get(f"/faelle/{case.number}/").status_code == 404
    assert dahl.get(f"/personen/{case.person_id}/").status_code == 404
    assert dahl.post(f"/anliegen/{matter.number}/fall/").status_code == 404
    with world.as_(world.dahl):
        assert list(LogEvent.objects.of_case(case.pk)) == []
        assert list(LogEvent.objects.of_matter(matter.pk)) == []


def test_from_the_matter_one_button_leads_into_the_case_however_often_it_is_pressed(world: World) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        matter.recognise(world.amina(), by=world.brandt, at=MONDAY)
    brandt = world.browser(world.brandt)
    first, second = (brandt.post(f"/anliegen/{matter.number}/fall/") for _click in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert brandt.get(first.headers["Location"]).status_code == 200


def test_a_case_needs_a_person(world: World) -> None:
    with world.as_(world.brandt):
        number = world.matter().number
    answer = world.browser(world.brandt).post(f"/anliegen/{number}/fall/")
    assert answer.headers["Location"] == f"/anliegen/{number}/person/"


def test_the_page_of_a_person_shows_what_the_readers_units_do_for_them(world: World) -> None:
    case, matter = held(world)
    page = world.browser(world.brandt).get(f"/personen/{case.person_id}/").text
    assert case.number in page
    assert matter.number in page
