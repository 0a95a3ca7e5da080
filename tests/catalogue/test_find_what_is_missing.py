# SPDX-License-Identifier: EUPL-1.2
"""The lists: gaps first, found by a word in any language."""

from __future__ import annotations

import re

import pytest

from tests.catalogue.desk import GERMAN, GERMAN_WORDS, reviews, writes
from tests.catalogue.test_add_a_service import makes_a_service
from tests.world import World


def names(world: World, address: str) -> list[str]:
    page = world.browser(world.gruber).get(address).content.decode()
    return re.findall(r"data-kw-row>([^<]+)</a>", page)


def page_of(world: World, address: str) -> str:
    return str(world.browser(world.gruber).get(address).content.decode())


def test_every_language_says_how_many_texts_are_missing_outdated_and_waiting(world: World) -> None:
    makes_a_service(world)
    reviews(world, world.kaya, seen=0)
    writes(world, world.gruber, GERMAN_WORDS, place=GERMAN)
    page = page_of(world, "/leistungen/")
    assert "<strong>Ukrainisch</strong> <span>1 Text fehlt, 1 ist überholt, 63 warten auf Prüfung</span>" in page
    assert "<strong>Englisch</strong> <span>1 Text fehlt, 1 ist überholt</span>" in page


def test_a_language_in_which_all_is_reviewed_says_so(world: World) -> None:
    assert "<strong>Englisch</strong> <span>alles geprüft</span>" in page_of(world, "/leistungen/")


def test_what_is_missing_stands_first_and_then_what_is_outdated(world: World) -> None:
    makes_a_service(world)
    writes(world, world.gruber, GERMAN_WORDS, place=GERMAN)
    assert names(world, "/leistungen/")[0] == "Wohngeld-Plus"
    assert names(world, "/leistungen/?neben=uk")[:2] == ["Wohngeld-Plus", GERMAN_WORDS["title"]]


def test_one_language_can_be_looked_at_alone(world: World) -> None:
    reviews(world, world.kaya, seen=0)
    found = names(world, "/leistungen/?neben=uk")
    assert len(found) == 64
    assert found[-1] == "Duldung ausstellen oder verlängern"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("widerspruch", "Widerspruch gegen einen Bescheid"),
        ("VISUM verlaengern", "Visum verlängern"),
        ("Toleration", "Duldung ausstellen oder verlängern"),
        ("продовження duldung", "Duldung ausstellen oder verlängern"),
    ],
)
def test_an_entry_is_found_by_words_of_its_titles_in_any_language(world: World, words: str, name: str) -> None:
    assert name in names(world, f"/leistungen/?q={words}")


@pytest.mark.parametrize("query", ["?q=qwertz", "?q=%00", "?neben=tlh&q=" + "x" * 5000])
def test_a_search_that_finds_nothing_says_what_to_do(world: World, query: str) -> None:
    assert world.browser(world.gruber).get(f"/leistungen/{query}").status_code == 200


def test_what_has_ended_stands_last_and_misses_nothing(world: World) -> None:
    offer = {"life_situation": "aufenthalt", "valid_to": "2026-09-01"}
    writes(world, world.gruber, offer, place=GERMAN.beside("offer"))
    page = page_of(world, "/leistungen/")
    assert "63 warten auf Prüfung" in page
    assert names(world, "/leistungen/")[-1] == "Duldung ausstellen oder verlängern"


def test_papers_and_life_situations_have_lists_of_their_own(world: World) -> None:
    assert len(names(world, "/leistungen/unterlagen/")) == 92
    assert len(names(world, "/leistungen/lebenslagen/")) == 12


@pytest.mark.parametrize(
    ("address", "main"), [("/leistungen/", "Neue Leistung"), ("/leistungen/unterlagen/", "Neue Unterlage")]
)
def test_a_list_has_one_main_action(world: World, address: str, main: str) -> None:
    page = page_of(world, address).partition("<main")[2].partition("</main>")[0]
    assert re.findall(r'kern-btn--primary".*?<span class="kern-label">(.*?)</span>', page) == [main]
