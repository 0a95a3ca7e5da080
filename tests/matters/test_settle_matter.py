# SPDX-License-Identifier: EUPL-1.2
"""Erledigung: the end of a matter, with how and by whom."""

from __future__ import annotations

from datetime import timedelta

from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.matters.models import Matter, Outcome
from tests.world import MONDAY, World


def test_settling_twice_keeps_the_first_record_and_writes_one_event(world: World) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        matter.settle(Outcome.DONE, by=world.brandt, at=MONDAY)
        matter.settle(Outcome.REFUSED, by=world.brandt, at=MONDAY + timedelta(hours=1))
        assert (matter.settlement.outcome, matter.settlement.at) == (Outcome.DONE, MONDAY)
        assert LogEvent.objects.of_matter(matter.pk).filter(activity=Kind.MatterSettled).count() == 1


def test_a_settled_matter_leaves_the_list_of_open_ones(world: World) -> None:
    with world.as_(world.brandt):
        world.matter().settle(Outcome.DONE, by=world.brandt, at=MONDAY)
        assert list(Matter.objects.open()) == []


def test_the_page_asks_how_it_ended_and_says_that_it_did(world: World) -> None:
    with world.as_(world.brandt):
        number = world.matter().number
    brandt = world.browser(world.brandt)
    nothing = brandt.post(f"/anliegen/{number}/erledigung/", {})
    assert nothing.status_code == 422
    assert "Wählen Sie, wie das Anliegen ausgegangen ist." in nothing.text
    answer = brandt.post(f"/anliegen/{number}/erledigung/", {"outcome": "done"}, follow=True)
    assert answer.redirect_chain == [(f"/anliegen/{number}/", 302)]
    assert "Abgeschlossen: erledigt." in answer.text


def test_only_the_responsible_unit_settles(world: World) -> None:
    with world.as_(world.brandt):
        offer = world.matter().offer_to(world.units["leistung"], "Bitte.", by=world.brandt, at=MONDAY)
    with world.as_(world.celik):
        offer.accept(by=world.celik, at=MONDAY + timedelta(hours=1))
        Matter.objects.get().offer_to(
            world.units["auslaenderrecht-2"], "Bitte.", by=world.celik, at=MONDAY + timedelta(hours=2)
        )
    assert world.browser(world.brandt).get(f"/anliegen/{offer.number}/erledigung/").status_code == 404
    assert world.browser(world.celik).get(f"/anliegen/{offer.number}/erledigung/").status_code == 200
