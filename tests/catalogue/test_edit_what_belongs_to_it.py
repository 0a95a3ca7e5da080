# SPDX-License-Identifier: EUPL-1.2
"""Papers, minutes, fees, law, notes, everyday words: each part is edited on a page of its own."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from kurzweg.catalogue.draft import current_draft
from kurzweg.catalogue.models import CatalogueRevision
from kurzweg.services.parts import Place
from tests.catalogue.desk import writes
from tests.world import World

DULDUNG = "/leistungen/leistung/duldung/"
PAPERS = ["duldung-alt", "passbemuehungen", "foto"]


def drafted(world: World, part: str, *, shelf: str = "services", code: str = "duldung", language: str = "") -> Any:
    with world.as_(world.gruber):
        return current_draft().parts[Place(shelf, code, part, language)]


def saves(world: World, page: str, sent: dict[str, Any], *, status: int = 302) -> str:
    answer = world.browser(world.gruber).post(DULDUNG + page, {"seen": "0", **sent})
    assert answer.status_code == status
    return str(answer.content.decode())


@pytest.mark.parametrize(
    ("wish", "papers"),
    [
        ("up foto", ["duldung-alt", "foto", "passbemuehungen"]),
        ("down duldung-alt", ["passbemuehungen", "duldung-alt", "foto"]),
        ("out passbemuehungen", ["duldung-alt", "foto"]),
    ],
)
def test_one_click_moves_a_paper_or_takes_it_out(world: World, wish: str, papers: list[str]) -> None:
    saves(world, "unterlagen/", {"do": wish})
    assert drafted(world, "papers") == papers


@pytest.mark.parametrize("wish", ["up duldung-alt", "down foto", "up zauberei", "", "dance foto"])
def test_a_click_that_moves_nothing_saves_nothing(world: World, wish: str) -> None:
    saves(world, "unterlagen/", {"do": wish})
    assert drafted(world, "papers") == PAPERS
    with world.as_(world.gruber):
        assert not CatalogueRevision.objects.exists()


def test_a_paper_is_added_at_the_end(world: World) -> None:
    saves(world, "unterlagen/", {"do": "in", "paper": "pass"})
    assert drafted(world, "papers") == [*PAPERS, "pass"]


@pytest.mark.parametrize("paper", ["", "foto", "zauberstab"])
def test_a_paper_that_is_there_or_that_nobody_knows_is_not_added(world: World, paper: str) -> None:
    page = saves(world, "unterlagen/", {"do": "in", "paper": paper}, status=422)
    assert "Wählen Sie eine Unterlage aus, die noch nicht in der Liste steht." in page


def test_two_who_sort_papers_at_once_hear_of_each_other(world: World) -> None:
    writes(world, world.kaya, ["foto"], place=Place("services", "duldung", "papers"))
    page = saves(world, "unterlagen/", {"do": "up foto"}, status=409)
    assert "Herr Kaya hat diesen Teil inzwischen geändert" in page


def test_minutes_and_where_it_goes(world: World) -> None:
    saves(world, "gespraech/", {"service_minutes": "25", "is_measured": "on", "front_desk": "on"})
    assert drafted(world, "visit") == {
        "front_desk": True,
        "service_minutes": 25,
        "service_minutes_source": "measured",
    }


def test_rows_of_fees_without_a_word_count_for_nothing(world: World) -> None:
    sent = {"eur_0": "", "law_0": "§ 1", "note_0": "", "eur_1": "0", "law_1": "§ 2", "note_1": "für Kinder"}
    saves(world, "gebuehren/", sent)
    assert drafted(world, "fees") == [
        {"eur": None, "law": "§ 1", "note_de": ""},
        {"eur": 0, "law": "§ 2", "note_de": "für Kinder"},
    ]


@pytest.mark.parametrize(
    ("page", "sent", "sentence"),
    [
        ("gebuehren/", {"eur_0": "12,50", "law_0": "§ 1"}, "Schreiben Sie ganze Euro ohne Komma."),
        ("gebuehren/", {"eur_0": "30"}, "Nennen Sie die Stelle im Gesetz"),
        ("gebuehren/", {"eur_0": "-1", "law_0": "§ 1"}, "Schreiben Sie ganze Euro ohne Komma."),
        ("gespraech/", {"service_minutes": "601"}, "Schreiben Sie eine Zahl von 1 bis 600."),
        ("gespraech/", {"service_minutes": "9" * 5000}, "Schreiben Sie eine Zahl von 1 bis 600."),
        ("recht/", {"lines": " \n "}, "Nennen Sie mindestens eine."),
        ("recht/", {"lines": "§ 1\n" + "x" * 201}, "Das sind 201 Zeichen. Kürzen Sie auf 200."),
        ("recht/", {"lines": "\n".join(f"§ {n}" for n in range(30))}, "Das sind zu viele Zeilen."),
        ("hinweise/", {"note_de": "a\0b"}, "Hier steht ein Zeichen, das man nicht sieht (U+0000)."),
        ("alltagswoerter/uk/", {"lines": "x" * 81}, "Das sind 81 Zeichen. Kürzen Sie auf 80."),
        ("angebot/", {"life_situation": "zauber"}, "Wählen Sie eine der Antworten auf dieser Seite."),
        (
            "angebot/",
            {"life_situation": "arbeit", "valid_to_0": "1", "valid_to_1": "1", "valid_to_2": "2020"},
            "Dieser Tag ist vorbei.",
        ),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_saved(
    world: World, page: str, sent: dict[str, str], sentence: str
) -> None:
    assert sentence in saves(world, page, sent, status=422)
    with world.as_(world.gruber):
        assert not CatalogueRevision.objects.exists()


def test_law_and_everyday_words_are_one_in_a_line_and_none_twice(world: World) -> None:
    saves(world, "recht/", {"lines": "§ 60a AufenthG\r\n\r\n § 60a  AufenthG\r\n§ 47 AufenthV"})
    saves(world, "alltagswoerter/uk/", {"lines": "дозвіл\nзалишитися"})
    assert drafted(world, "law") == ["§ 60a AufenthG", "§ 47 AufenthV"]
    assert drafted(world, "words", language="uk") == ["дозвіл", "залишитися"]


def test_all_everyday_words_of_a_language_can_go(world: World) -> None:
    saves(world, "alltagswoerter/uk/", {"lines": ""})
    assert drafted(world, "words", language="uk") == []
    with world.as_(world.gruber):
        assert "uk" not in current_draft().words.phrases["duldung"]


def test_a_service_is_given_another_door_and_a_last_day(world: World) -> None:
    today = timezone.localdate()
    sent = {"life_situation": "arbeit", "valid_to_0": today.day, "valid_to_1": today.month, "valid_to_2": today.year}
    saves(world, "angebot/", sent)
    assert drafted(world, "offer") == {"life_situation": "arbeit", "valid_to": today.isoformat()}


def test_a_note_on_deadlines_may_be_empty(world: World) -> None:
    saves(world, "hinweise/", {"deadline_note_de": "", "note_de": "Nur für uns."})
    assert drafted(world, "notes") == {"deadline_note_de": "", "note_de": "Nur für uns."}


def test_a_paper_becomes_a_fact_to_know(world: World) -> None:
    answer = world.browser(world.gruber).post("/leistungen/unterlage/foto/art/", {"kind": "info", "seen": "0"})
    assert answer.status_code == 302
    assert drafted(world, "kind", shelf="documents", code="foto") == {"kind": "info"}


def test_a_life_situation_has_texts_in_every_language(world: World) -> None:
    page = world.browser(world.gruber).get("/leistungen/lebenslage/arbeit/?neben=fa").content.decode()
    assert "Arbeit und Ausbildung" in page
    assert "کار و آموزش حرفه‌ای" in page


def test_leichte_sprache_keeps_one_thing_a_line(world: World) -> None:
    sent = {"title": "Duldung\nbekommen", "summary": "Sie  bleiben.\r\n\r\nDas Papier heißt: Duldung.\r\n"}
    saves(world, "text/de-simple/", sent)
    assert drafted(world, "text", language="de-simple") == {
        "title": "Duldung bekommen",
        "summary": "Sie bleiben.\nDas Papier heißt: Duldung.",
        "status": "draft",
    }
