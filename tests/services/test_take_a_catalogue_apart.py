# SPDX-License-Identifier: EUPL-1.2
"""A catalogue comes apart into parts and is put together again without loss; a difference is told in sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kurzweg.services.assembly import Head, catalogue_of, text_of, words_in
from kurzweg.services.catalogue import SEED, load_catalogue, read_catalogue
from kurzweg.services.changes import changes
from kurzweg.services.everyday import load_everyday_words, read_everyday_words
from kurzweg.services.parts import PartValue, Place, parts_of
from kurzweg.services.wording import unseen_sign

CATALOGUE = load_catalogue()
PARTS = parts_of(CATALOGUE, load_everyday_words())
HEAD = Head.of(CATALOGUE)
DULDUNG = Place("services", "duldung", "text", "de")
SEEN = st.characters(
    blacklist_categories=("Cs", "Cc"), blacklist_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
TEXTS = st.text(SEEN, min_size=1, max_size=60).filter(str.strip)


def read_again(parts: dict[Place, PartValue]) -> dict[Place, PartValue]:
    """The parts after they were written as a file and read again."""
    catalogue = read_catalogue(text_of(parts, HEAD).encode(), name="wieder.yaml")
    words = read_everyday_words(words_in(parts, load_everyday_words().fillers).encode(), name="woerter.yaml")
    return parts_of(catalogue, words)


def with_parts(**values: Any) -> dict[Place, PartValue]:
    return {**PARTS, **{DULDUNG.beside(part): value for part, value in values.items()}}


def test_what_is_put_together_is_what_was_taken_apart() -> None:
    again = catalogue_of(PARTS, HEAD, name="Katalog")
    assert replace(again, file_hash=CATALOGUE.file_hash) == CATALOGUE


def test_the_file_that_ships_is_written_as_it_stands() -> None:
    """Only comments and the way of quoting differ: who exports, edits and compares sees the own change alone."""
    written = [line.strip().replace('"', "").replace("'", "") for line in text_of(PARTS, HEAD).splitlines()]
    shipped = [line.strip().replace('"', "").replace("'", "") for line in SEED.read_text("utf-8").splitlines()]
    only_written = [line for line in set(written) - set(shipped) if not line.startswith("#")]
    assert sorted(only_written) == ["- <18", "age:", "for:"]


def test_export_of_an_import_of_an_export_is_the_same_sign_by_sign() -> None:
    once = text_of(PARTS, HEAD)
    again = read_catalogue(once.encode(), name="x")
    assert text_of(parts_of(again), Head.of(again)) == once


def small() -> dict[Place, PartValue]:
    """One service with what it refers to: a whole catalogue a hundred times would take long."""
    kept = {DULDUNG.code, "duldung-alt", "passbemuehungen", "foto", "aufenthalt"}
    return {place: value for place, value in PARTS.items() if place.code in kept}


@settings(deadline=None)
@given(title=TEXTS, summary=TEXTS, uk=TEXTS, law=TEXTS, phrase=TEXTS)
def test_texts_of_any_script_survive_the_file(title: str, summary: str, uk: str, law: str, phrase: str) -> None:
    parts = {
        **small(),
        DULDUNG: {"title": title, "summary": summary},
        DULDUNG.beside("text", "uk"): {"title": uk, "summary": summary, "status": "outdated"},
        DULDUNG.beside("law"): [law],
        DULDUNG.beside("words", "uk"): [phrase],
    }
    assert read_again(parts) == parts


def test_a_language_with_one_text_that_does_not_stand_is_no_longer_complete() -> None:
    english = DULDUNG.beside("text", "en")
    outdated = {**PARTS, english: {"title": "x", "summary": "y", "status": "outdated"}}
    assert "  complete:\n  - de\n  draft:\n  - en\n  - ar\n" in text_of(outdated, HEAD)
    assert read_again(outdated) == outdated


def test_a_service_without_translations_is_written_and_read() -> None:
    parts = {place: value for place, value in PARTS.items() if place.whole != DULDUNG.whole or place.part != "text"}
    parts[DULDUNG] = {"title": "Duldung", "summary": "Nur auf Deutsch."}
    assert read_again(parts) == parts


def test_an_outdated_translation_carries_the_mark_of_a_draft() -> None:
    parts = {**PARTS, DULDUNG.beside("text", "uk"): {"title": "x", "summary": "y", "status": "outdated"}}
    service = catalogue_of(parts, HEAD, name="Katalog").services["duldung"]
    assert (service.title("uk").is_draft, service.summary("uk").is_draft) == (True, True)


@pytest.mark.parametrize(
    ("values", "german", "english"),
    [
        (
            {"papers": ["foto", "duldung-alt", "passbemuehungen"]},
            "andere Reihenfolge",
            "another order",
        ),
        (
            {"papers": ["duldung-alt", "passbemuehungen", "foto", "pass"]},
            "mitzubringen ist jetzt auch: gültiger Pass oder Passersatz",
            "to bring as well: valid passport or passport substitute",
        ),
        (
            {"visit": {"front_desk": True, "service_minutes": 20, "service_minutes_source": "measured"}},
            "das Gespräch dauert jetzt 20 Minuten, bisher 15; die Minuten sind gemessen",
            "takes 20 minutes, was 15; the minutes are measured",
        ),
        (
            {"fees": [{"eur": None, "law": "§ 1", "note_de": ""}]},
            "Gebühren jetzt Betrag nachzusehen (§ 1), bisher 58 Euro (§ 47 Abs. 1 Nr. 5 Buchst. a AufenthV), 62 Euro"
            " (§ 47 Abs. 1 Nr. 5 Buchst. b AufenthV), 33 Euro (§ 47 Abs. 1 Nr. 6 Buchst. a AufenthV), 37 Euro"
            " (§ 47 Abs. 1 Nr. 6 Buchst. b AufenthV)",
            "fees now amount to be looked up (§ 1), were 58 Euro (§ 47 Abs. 1 Nr. 5 Buchst. a AufenthV), 62 Euro"
            " (§ 47 Abs. 1 Nr. 5 Buchst. b AufenthV), 33 Euro (§ 47 Abs. 1 Nr. 6 Buchst. a AufenthV), 37 Euro"
            " (§ 47 Abs. 1 Nr. 6 Buchst. b AufenthV)",
        ),
        (
            {"offer": {"life_situation": "arbeit", "valid_to": "2027-03-31"}},
            "steht jetzt unter „Arbeit und Ausbildung“, bisher unter „Aufenthalt“; endet am 31. März 2027",
            "stands under “Work and training”, was under “Residence status”; ends on 2027-03-31",
        ),
        (
            {"notes": {"deadline_note_de": "", "note_de": "Neu."}},
            "Hinweis zu Fristen jetzt „–“, bisher „vor Ablauf“; Hinweis jetzt „Neu.“, bisher „–“",
            "note on deadlines now “–”, was “vor Ablauf”; note now “Neu.”, was “–”",
        ),
    ],
    ids=["order", "papers", "visit", "fees", "offer", "notes"],
)
def test_each_change_is_a_sentence_in_both_languages(values: dict[str, Any], german: str, english: str) -> None:
    if "visit" in values:
        values = {"visit": {**values["visit"], "front_desk": _front_desk()}}
    (change,) = changes(PARTS, with_parts(**values))
    assert change.german == f"Duldung ausstellen oder verlängern: {german}."
    assert change.english == f"Toleration permit: issue or extend: {english}."


def _front_desk() -> object:
    held: Any = PARTS[DULDUNG.beside("visit")]
    return held["front_desk"]


def test_of_a_new_entry_only_the_whole_is_told() -> None:
    paper = Place("documents", "sterbeurkunde", "entry")
    parts = {**PARTS, paper: {}, paper.beside("text", "de"): {"title": "Sterbeurkunde"}}
    parts[paper.beside("kind")] = {"kind": "document"}
    assert [change.german for change in changes(PARTS, parts)] == ["Sterbeurkunde: neu im Katalog, auf Deutsch."]
    assert [change.german for change in changes(parts, PARTS)] == ["Sterbeurkunde: fällt weg."]


def test_arabic_inside_a_german_sentence_stays_by_itself() -> None:
    arabic = DULDUNG.beside("text", "ar")
    parts = {**PARTS, arabic: {"title": "مرحبا", "summary": "مرحبا", "status": "draft"}}
    (change,) = changes(PARTS, parts)
    assert "heißt auf Arabisch jetzt „\u2068مرحبا\u2069“" in change.german


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Duldung", ""),
        ("zwei\nZeilen", ""),
        ("\u2067عربي\u2069 und \u202bعربي\u202c", ""),
        ("a\u0007b", "U+0007"),
        ("offen \u2067", "U+2067"),
        ("zu \u2069", "U+2069"),
        ("gekreuzt \u2067\u202c", "U+202C"),
    ],
)
def test_signs_that_act_without_being_seen_are_found(text: str, sign: str) -> None:
    assert unseen_sign(text) == sign


def test_a_file_with_a_control_character_is_refused_with_line_field_and_mend() -> None:
    text = SEED.read_text("utf-8").replace("title_de: Visum verlängern", 'title_de: "Visum\\x07 verlängern"')
    with pytest.raises(ValueError, match=r"^x, line \d+, services\[8\]\.title_de: .* \(U\+0007\)\. Remove it"):
        read_catalogue(text.encode(), name="x")
