# SPDX-License-Identifier: EUPL-1.2
"""Sachstand: one sentence first, in the person's language, and never a name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kurzweg.matters.models import Matter, Outcome
from kurzweg.offices.models import Site
from kurzweg.servicepoint.models import Ticket
from tests.world import MONDAY, World

LATER = MONDAY + timedelta(hours=2)


def page_of(world: World, visitor: Client, matter: Matter, language: str = "de") -> str:
    with world.as_(world.brandt):
        secret = matter.issue_key(at=timezone.now())
    visitor.get(f"/stand/{secret}/")
    return visitor.get("/stand/", {"sprache": language}).text.replace("\u2068", "").replace("\u2069", "")


def test_the_first_sentence_says_where_it_lies_since_when_and_what_to_do(world: World, visitor: Client) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
    page = page_of(world, visitor, matter)
    assert "Ihr Anliegen liegt seit 16. November 2026 hier: Ausländerrecht 1." in page
    assert "Sie müssen nichts tun." in page
    assert "Das Anliegen wurde eröffnet. Zuständig: Ausländerrecht 1." in page


@pytest.mark.parametrize(
    ("language", "direction", "words"),
    [("en", "ltr", "You need not do anything."), ("ar", "rtl", "ليس عليك فعل أي شيء")],
)
def test_it_speaks_the_language_of_the_person(
    world: World, visitor: Client, language: str, direction: str, words: str
) -> None:
    with world.as_(world.brandt):
        matter = world.matter(language=language)
    page = page_of(world, visitor, matter, language)
    assert f'<html lang="{language}" dir="{direction}"' in page
    assert words in page
    assert "Ausländerrecht 1" in page


def test_while_somebody_waits_nobody_is_said_to_work_on_it(world: World, visitor: Client) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        Ticket.draw(matter, site=Site.objects.get(code="haus").pk, at=MONDAY)
    page = page_of(world, visitor, matter)
    assert "Bitte warten Sie im Haus, bis Ihre Nummer aufgerufen wird." in page
    assert (
        "Noch hat niemand mit der Arbeit begonnen. Wenn Sie an der Reihe sind, hilft Ihnen: Ausländerrecht 1." in page
    )
    assert "bearbeitet Ihr Anliegen" not in page


def test_an_offer_is_told_as_a_question_that_changes_nothing_yet(world: World, visitor: Client) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        matter.offer_to(world.units["leistung"], "Bitte.", by=world.brandt, at=LATER)
    page = page_of(world, visitor, matter)
    assert "hier: Ausländerrecht 1." in page
    assert "hat eine andere Stelle gebeten, Ihr Anliegen zu übernehmen" in page


def test_after_a_handover_it_lies_with_the_other_unit(world: World, visitor: Client) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        secret = matter.issue_key(at=timezone.now())
        offer = matter.offer_to(world.units["leistung"], "Bitte.", by=world.brandt, at=MONDAY)
    with world.as_(world.celik):
        offer.accept(by=world.celik, at=LATER)
    visitor.get(f"/stand/{secret}/")
    page = visitor.get("/stand/").text
    assert "hier: Leistungsstelle." in page
    assert "Leistungsstelle hat das Anliegen von Ausländerrecht 1 übernommen." in page


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (Outcome.DONE, "Ihr Anliegen ist seit 16. November 2026 erledigt."),
        (Outcome.REFUSED, "Ihr Anliegen wurde am 16. November 2026 abgelehnt."),
        (Outcome.WITHDRAWN, "Ihr Anliegen wurde am 16. November 2026 beendet, weil es zurückgenommen wurde."),
        (Outcome.NOT_OURS, "Für Ihr Anliegen ist eine andere Behörde zuständig."),
    ],
)
def test_the_end_is_said_plainly(world: World, visitor: Client, outcome: Outcome, sentence: str) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        matter.settle(outcome, by=world.brandt, at=LATER)
    assert sentence in page_of(world, visitor, matter)


def test_no_name_of_a_person_and_no_colleague_is_on_it(world: World, visitor: Client) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        matter.recognise(world.amina(), by=world.brandt, at=MONDAY)
        matter.offer_to(world.units["leistung"], "Frau Warsame braucht Hilfe.", by=world.brandt, at=LATER)
    page = page_of(world, visitor, matter)
    for name in ("Warsame", "Amina", "Brandt"):
        assert name not in page


def test_without_a_key_nothing_is_there(visitor: Client, world: World) -> None:
    assert visitor.get("/stand/").status_code == 404
