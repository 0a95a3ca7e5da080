# SPDX-License-Identifier: EUPL-1.2
"""The first day: each role tries the pages it will work with, one after the other."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from kurzweg.accounts.models import Rest, Role, TriedStep
from kurzweg.accounts.parts import Part
from kurzweg.accounts.tour import add_step, tour_of
from tests.world import MONDAY, World

TOUR = "/erste-schritte/"


def test_the_next_step_leads_to_its_page_and_comes_first(world: World) -> None:
    page = world.browser(world.brandt).get(TOUR).text
    assert page.index("Fragen wie eine Besucherin") < page.index("Einen Schalter öffnen")


def test_a_step_that_was_tried_makes_room_for_the_next(world: World) -> None:
    browser = world.browser(world.brandt)
    before = browser.get(TOUR).context["tour"]
    assert browser.post(f"{TOUR}{before.next.code}/").status_code == 302
    after = browser.get(TOUR).context["tour"]
    assert after.open == before.open - 1
    assert after.next == before.later[0]
    assert after.finished == (before.next,)


def test_trying_twice_changes_nothing_and_a_step_can_be_shown_again(world: World) -> None:
    browser = world.browser(world.brandt)
    for _click in range(2):
        browser.post(f"{TOUR}ask-the-finder/")
    assert [step.code for step in browser.get(TOUR).context["tour"].finished] == ["ask-the-finder"]
    browser.post(f"{TOUR}ask-the-finder/", {"again": "1"})
    assert browser.get(TOUR).context["tour"].finished == ()


def test_everybody_has_steps_of_their_own_role(world: World) -> None:
    with world.as_(world.kaya):
        codes = {step.code for step in tour_of(world.kaya, frozenset(), ()).steps}
    assert "choose-the-parts" in codes
    assert "search-a-person" not in codes


@pytest.mark.parametrize("role", Role)
def test_no_role_comes_to_an_empty_first_day(role: Role, world: World) -> None:
    somebody = world.kaya
    somebody.roles = frozenset({(role, 1)})
    assert tour_of(somebody, frozenset(), ()).steps


def test_pages_of_a_part_that_rests_are_not_on_the_tour(world: World) -> None:
    with world.as_(world.kaya):
        Rest.switch_off(Part.REGISTER, by=world.kaya, at=MONDAY)
    codes = {step.code for step in world.browser(world.brandt).get(TOUR).context["tour"].steps}
    assert "search-a-person" not in codes


def test_a_step_of_another_role_is_not_there(world: World) -> None:
    assert world.browser(world.brandt).post(f"{TOUR}choose-the-parts/").status_code == 404


def test_nobody_sees_or_ticks_the_steps_of_a_colleague(world: World) -> None:
    with world.as_(world.brandt):
        TriedStep.note("ask-the-finder", by=world.brandt, at=MONDAY)
    with world.as_(world.ebert):
        assert list(TriedStep.objects.all()) == []
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            TriedStep.objects.create(staff=world.brandt, step="ask-the-finder", at=MONDAY)


def test_when_all_is_tried_the_page_says_so(world: World) -> None:
    browser = world.browser(world.haddad)
    for step in browser.get(TOUR).context["tour"].steps:
        browser.post(f"{TOUR}{step.code}/")
    assert "Sie haben alles ausprobiert" in browser.get(TOUR).text


def test_a_code_stands_for_one_step() -> None:
    with pytest.raises(ValueError, match="already"):
        add_step("ask-the-finder", "", "", page="accounts:parts", roles=(Role.DESK,), order=1)
