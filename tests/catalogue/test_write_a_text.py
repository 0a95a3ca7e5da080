# SPDX-License-Identifier: EUPL-1.2
"""Writing: a part of the draft gets other words; visitors see nothing of it; who comes second hears of the first."""

from __future__ import annotations

import re

import pytest
from django.db import DatabaseError, connection, transaction

from kurzweg.catalogue.draft import current_draft
from kurzweg.catalogue.errors import EditedMeanwhileError
from kurzweg.catalogue.models import CatalogueRevision
from kurzweg.services.catalogue import load_catalogue
from kurzweg.walls.identity import ANONYMOUS, acting_as
from tests.catalogue.desk import DULDUNG, GERMAN, GERMAN_WORDS, WORDS, now, shown, state_of, writes
from tests.world import World

PAGE = "/leistungen/leistung/duldung/text/uk/"


def test_what_is_written_stands_in_the_draft_and_visitors_read_the_old_text(world: World) -> None:
    before = _shown_to_visitors()
    writes(world, world.gruber)
    with world.as_(world.gruber):
        assert current_draft().parts[DULDUNG] == {**WORDS, "status": "draft"}
    assert _shown_to_visitors() == before


def _shown_to_visitors() -> tuple[str, bool]:
    with acting_as(ANONYMOUS):
        return shown()


def test_writing_the_same_words_again_changes_nothing(world: World) -> None:
    assert writes(world, world.gruber) is not None
    assert writes(world, world.gruber, seen=1) is None


def test_a_written_translation_waits_for_its_review_even_if_the_old_one_was_reviewed(world: World) -> None:
    english = DULDUNG.beside("text", "en")
    with world.as_(world.gruber):
        assert state_of(english) == "reviewed"
    writes(world, world.gruber, {"title": "Toleration", "summary": "You may stay for now."}, place=english)
    with world.as_(world.gruber):
        assert state_of(english) == "draft"


def test_who_writes_second_is_told_by_whom_and_when_the_part_was_changed(world: World) -> None:
    writes(world, world.gruber)
    with pytest.raises(EditedMeanwhileError, match=r"^Frau Gruber hat diesen Teil inzwischen geändert \(") as faster:
        writes(world, world.kaya, {"title": "Інше", "summary": "Інше."})
    assert faster.value.theirs is not None
    assert faster.value.theirs.value == {**WORDS, "status": "draft"}


def test_the_page_shows_both_texts_and_loses_nothing_that_was_typed(world: World) -> None:
    writes(world, world.gruber)
    kaya = world.browser(world.kaya)
    answer = kaya.post(PAGE, {"title": "Моя назва", "summary": "Мій текст.", "seen": "0"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Jemand war schneller" in page
    assert WORDS["title"] in page
    assert "Моя назва" in page
    again = kaya.post(PAGE, {"title": "Моя назва", "summary": "Мій текст.", "seen": "1"})
    assert again.status_code == 302
    with world.as_(world.kaya):
        assert current_draft().parts[DULDUNG] == {"title": "Моя назва", "summary": "Мій текст.", "status": "draft"}
        assert CatalogueRevision.objects.of(DULDUNG).count() == 2


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"title": "", "summary": "x"}, "Schreiben Sie den Text."),
        ({"title": "Ein\0s", "summary": "x"}, "Hier steht ein Zeichen, das man nicht sieht (U+0000)."),
        ({"title": "Eins\u202ezwei", "summary": "x"}, "Hier steht ein Zeichen, das man nicht sieht (U+202E)."),
        ({"title": "x" * 301, "summary": "x"}, "Das sind 301 Zeichen. Kürzen Sie auf 300."),
        ({"title": "x", "summary": "y" * 5000}, "Das sind 5000 Zeichen. Kürzen Sie auf 1000."),
    ],
    ids=["empty", "nul", "turned", "long title", "long text"],
)
def test_what_cannot_be_is_said_kindly_and_nothing_is_saved(world: World, sent: dict[str, str], sentence: str) -> None:
    answer = world.browser(world.gruber).post(PAGE, {**sent, "seen": "0"})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    with world.as_(world.gruber):
        assert not CatalogueRevision.objects.exists()


def test_the_german_text_cannot_be_empty_because_it_is_the_official_one(world: World) -> None:
    answer = world.browser(world.gruber).post(
        "/leistungen/leistung/duldung/text/de/", {"title": " ", "summary": "x", "seen": "0"}
    )
    assert answer.status_code == 422
    assert "Der deutsche Text ist der amtliche." in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/leistungen/leistung/duldung/text/tlh/",
        "/leistungen/leistung/zauberei/text/uk/",
        "/leistungen/regal/duldung/text/uk/",
        "/leistungen/leistung/duldung/zauber/",
        "/leistungen/leistung/duldung/text/",
        "/leistungen/leistung/duldung/gespraech/uk/",
        "/leistungen/unterlage/foto/alltagswoerter/uk/",
        "/leistungen/lebenslage/arbeit/art/",
    ],
)
def test_what_the_catalogue_has_not_is_not_there(world: World, address: str) -> None:
    assert world.browser(world.gruber).get(address).status_code == 404


def test_html_in_a_text_is_a_text_like_any_other(world: World) -> None:
    writes(world, world.gruber, {"title": "<b>fett</b>", "summary": "<script>alert(1)</script>"})
    page = world.browser(world.gruber).get("/leistungen/leistung/duldung/?neben=uk").content.decode()
    assert "&lt;b&gt;fett&lt;/b&gt;" in page
    assert "<script>alert" not in page


def test_lines_and_double_spaces_become_one_space(world: World) -> None:
    sent = {"title": "  Дві\n\nстрічки ", "summary": "x", "seen": "0"}
    world.browser(world.gruber).post(PAGE, sent)
    with world.as_(world.gruber):
        assert current_draft().catalogue.services["duldung"].title("uk").value == "Дві стрічки"


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 5000])
def test_a_form_that_says_nothing_of_what_was_seen_meets_a_conflict_and_no_fault(world: World, seen: str) -> None:
    writes(world, world.gruber)
    answer = world.browser(world.kaya).post(PAGE, {"title": "x", "summary": "y", "seen": seen})
    assert answer.status_code == 409


def test_long_sentences_and_abbreviations_are_hinted_at_and_never_barred(world: World) -> None:
    long = "Sie brauchen ggf. eine Bescheinigung, " + "die sehr " * 10 + "lang beschrieben ist."
    writes(world, world.gruber, {"title": "Duldung", "summary": long}, place=GERMAN)
    page = world.browser(world.gruber).get("/leistungen/leistung/duldung/").content.decode()
    assert "So versteht man den Text leichter" in page
    assert "Nicht jeder kennt die Abkürzung „ggf.“" in page


def test_the_page_says_how_many_translations_a_german_edit_would_outdate(world: World) -> None:
    page = world.browser(world.gruber).get("/leistungen/leistung/duldung/text/de/").content.decode()
    others = len(load_catalogue().languages) - 1
    assert f"gelten {others} Übersetzungen als überholt" in page


def test_the_arabic_field_is_written_from_right_to_left(world: World) -> None:
    page = world.browser(world.gruber).get("/leistungen/leistung/duldung/text/ar/").content.decode()
    assert len(re.findall(r'<textarea[^>]*lang="ar" dir="rtl"', page)) == 2


def test_only_editors_may_write_says_the_database_too(world: World) -> None:
    with (
        world.as_(world.brandt),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        CatalogueRevision.objects.create(
            **DULDUNG._asdict(), number=1, kind="written", value={**WORDS, "status": "draft"}, by=world.brandt, at=now()
        )


def test_nobody_can_write_in_the_name_of_somebody_else(world: World) -> None:
    with (
        world.as_(world.gruber),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        CatalogueRevision.objects.create(
            **DULDUNG._asdict(), number=1, kind="written", value={**WORDS, "status": "draft"}, by=world.kaya, at=now()
        )


@pytest.mark.parametrize("statement", ["update {} set value = null", "delete from {}"])
def test_an_edit_is_never_changed_afterwards(world: World, statement: str) -> None:
    writes(world, world.gruber)
    refused = pytest.raises(DatabaseError, match="permission denied")
    with world.as_(world.gruber), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format("catalogue_cataloguerevision"))


def test_german_words_are_official_and_need_no_review(world: World) -> None:
    writes(world, world.gruber, GERMAN_WORDS, place=GERMAN)
    with world.as_(world.gruber):
        assert current_draft().parts[GERMAN] == GERMAN_WORDS
        assert current_draft().catalogue.services["duldung"].texts["de"].status == "official"
