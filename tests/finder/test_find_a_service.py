# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from kurzweg.services.catalogue import load_catalogue
from tests.finder.conftest import Finder, said_in

SERVICES = load_catalogue().services
SITUATIONS = load_catalogue().life_situations
HOSTILE = (
    "ä" * 10_000, "\x00\x01\x07", "<script>alert(1)</script>", "' or 1=1 --", "%s %(x)s {0}", "\u202e\u2066",
    "🙈🙉", "   ", "a b " * 3000, "\ud7ff\uffff",
)  # fmt: skip


def test_the_first_page_asks_one_thing_and_offers_every_life_situation(finder: Finder) -> None:
    page = finder.get("/")

    assert page.heading == "Was brauchen Sie?"
    assert list(page.cards) == [str(one.title("de")) for one in SITUATIONS.values()]
    assert page.html.index("kw-languages") < page.html.index("<h1")


@pytest.mark.parametrize(
    ("words", "language", "meant"),
    [
        ("Aufenthaltserlaubniss verlengern", "de", "aufenthaltserlaubnis-verlaengerung"),
        ("kindergelt", "de", "kindergeld-beratung"),
        ("extend residence permitt", "en", "aufenthaltserlaubnis-verlaengerung"),
        ("child benifit", "en", "kindergeld-beratung"),
        ("تمديد الاقامه", "ar", "aufenthaltserlaubnis-verlaengerung"),
    ],
)
def test_everyday_words_with_mistakes_lead_to_the_service(
    finder: Finder, words: str, language: str, meant: str
) -> None:
    page = finder.search(words, language)

    assert f"/zustaendigkeit/{meant}/" in page.html


def test_nobody_has_to_choose_among_more_than_seven(finder: Finder) -> None:
    assert 1 < len(finder.search("verlängern").cards) <= 7


def test_a_single_finding_is_shown_as_the_answer_and_not_jumped_to(finder: Finder) -> None:
    page = finder.search("Dolmetscher bestellen")

    assert page.status == 200
    assert "kw-card--main" in page.html
    assert "/zustaendigkeit/sprachmittlung/" in page.link("Ja. Wer ist zuständig?")


def test_whoever_finds_nothing_is_offered_the_situations_and_the_service_point(finder: Finder) -> None:
    page = finder.search("qwertzuiopü")

    assert page.status == 200
    assert page.heading == "Das haben wir nicht gefunden"
    assert len(page.cards) == len(SITUATIONS)
    assert "Servicepoint Haus der Kurzen Wege, Musterstraße 1" in page.words
    assert "03445 0000-0" in page.words


def test_what_was_typed_stands_in_the_field_again_but_not_in_the_title(finder: Finder) -> None:
    page = finder.search("Wohnung für Familie Warsame")

    assert 'value="Wohnung für Familie Warsame"' in page.html
    assert "Warsame" not in page.title


@pytest.mark.parametrize(
    ("words", "thing", "body"),
    [
        ("Führerschein", "Führerschein umschreiben oder machen", "Fahrerlaubnisbehörde (Führerscheinstelle)"),
        ("Hochzeit", "Heiraten", "Standesamt"),
        ("Scheidung", "Sich scheiden lassen", "Familiengericht beim Amtsgericht"),
        ("Anwalt", "Mit einer Anwältin oder einem Anwalt sprechen", "Anwältin oder Anwalt Ihrer Wahl"),
    ],
)
def test_what_another_body_does_is_found_and_its_body_named(finder: Finder, words: str, thing: str, body: str) -> None:
    found = finder.search(words)
    assert thing in found.words
    page = finder.get(found.link("Ja. Wer ist zuständig?"))
    assert page.heading == thing
    assert "Zuständig ist eine andere Stelle" in page.words
    assert body in page.words
    assert "Noch nicht juristisch geprüft." in page.words


def test_a_signpost_speaks_the_readers_language_and_keeps_the_word_on_the_door(finder: Finder) -> None:
    page = finder.ask("hochzeit", "ar", sprache="ar")
    assert page.heading == "الزواج"
    assert "المكتوب على الباب: Standesamt" in page.words


def test_whoever_searches_for_nothing_is_told_what_to_do(finder: Finder) -> None:
    for words in ("", "   ", "\u200b"):
        page = finder.search(words)
        assert page.title.startswith("Fehler:")
        assert "Schreiben Sie ein paar Worte, zum Beispiel „Ausweis verlängern“." in page.words
        assert len(page.cards) == len(SITUATIONS)
    assert "Fehler" not in finder.get("/").title


def test_a_life_situation_shows_its_services(finder: Finder) -> None:
    page = finder.get("/", lage="wohnen")

    meant = [str(one.title("de")) for one in SERVICES.values() if one.life_situation == "wohnen"]
    assert page.heading == "Wohnen"
    assert list(page.cards) == meant


def test_a_long_situation_shows_seven_at_a_time_and_the_way_to_the_rest(finder: Finder) -> None:
    seen: list[str] = []
    page = finder.get("/", lage="aufenthalt")
    while True:
        assert len(page.cards) <= 7
        seen += page.cards
        if "weitere" not in page.words:
            break
        page = finder.get(page.link("weitere"))

    assert seen == [str(one.title("de")) for one in SERVICES.values() if one.life_situation == "aufenthalt"]


@pytest.mark.parametrize("begin", ["0", "-3", "99999999999", "x", "²", "8.5", ""])
def test_a_wrong_page_of_a_situation_is_its_first(finder: Finder, begin: str) -> None:
    assert finder.get("/", lage="aufenthalt", ab=begin).cards == finder.get("/", lage="aufenthalt").cards


def test_an_unknown_situation_is_answered_kindly(finder: Finder) -> None:
    page = finder.get("/", lage="gibt-es-nicht")

    assert page.status == 404
    assert "Diese Auswahl gibt es hier nicht." in page.words
    assert len(page.cards) == len(SITUATIONS)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_find_nothing_or_something_but_break_nothing(finder: Finder, words: str) -> None:
    page = finder.search(words)

    assert page.status == 200
    assert "<script>alert" not in page.html
    assert len(page.html) < 60_000


def test_every_service_of_the_catalogue_answers_or_asks(finder: Finder) -> None:
    assert {finder.ask(code).status for code in SERVICES} == {200}


def test_a_language_asked_for_in_the_address_is_kept_without_cookies(finder: Finder) -> None:
    page = finder.get("/", sprache="ar", lage="wohnen")
    assert {said_in(url)["sprache"] for url in page.cards.values()} == {"ar"}

    finder.client.cookies.clear()
    assert finder.get("/", sprache="ar").hidden == {"sprache": "ar"}


def test_draft_titles_carry_their_mark_and_reviewed_ones_none(finder: Finder) -> None:
    assert "لم تُراجَع" in finder.get("/", "ar", lage="wohnen").words
    assert "kw-draft" not in finder.get("/", "en", lage="wohnen").html


def test_a_page_costs_few_questions_to_the_database(
    finder: Finder, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for url in ("/", "/?q=wohnung", "/zustaendigkeit/duldung/?surname=War"):
        finder.get(url)  # the catalogue and the structure are read once per process

    for url, questions in (("/", 8), ("/?q=wohnung", 9), ("/?lage=wohnen", 8)):
        with django_assert_num_queries(questions):
            finder.get(url)
