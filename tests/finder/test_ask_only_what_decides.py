# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from kurzweg.finder.statuses import FAMILIES
from tests.finder.conftest import Finder, Page, said_in
from tests.finder.offices import NAUMBURG

TEAM_1, TEAM_2 = "Ausländerrecht 1", "Ausländerrecht 2"


def who(page: Page) -> str:
    """The unit on the card; nothing when this is still a question."""
    return page.words.partition("Zuständig ist ")[2].split(" Wo ")[0]


def test_a_service_with_one_team_for_all_asks_nothing(finder: Finder) -> None:
    assert who(finder.ask("fiktionsbescheinigung")) == "Servicepoint"


def test_a_service_divided_by_letters_asks_for_the_first_letters_in_a_plain_form(finder: Finder) -> None:
    page = finder.ask("duldung")

    assert page.heading == "Duldung ausstellen oder verlängern Mit welchen Buchstaben beginnt Ihr Familienname?"
    assert 'method="get"' in page.html
    assert 'name="surname"' in page.html
    assert list(page.cards) == ["Ich habe nur einen Namen", "Ich bin nicht sicher"]
    assert who(finder.ask("duldung", surname="War")) == TEAM_1
    assert who(finder.ask("duldung", surname="Bon")) == TEAM_2


@pytest.mark.parametrize("choice", ["Ich habe nur einen Namen", "Ich bin nicht sicher"])
def test_whoever_has_one_name_or_is_unsure_gets_the_team_for_them(finder: Finder, choice: str) -> None:
    page = finder.get(finder.ask("duldung").cards[choice])

    assert who(page) == TEAM_1
    assert "nicht sicher oder keiner" in page.words


@pytest.mark.parametrize(
    ("typed", "team"),
    [
        ("öz", TEAM_1),
        ("ŞAH", TEAM_1),
        ("Шев", TEAM_1),
        ("علي", TEAM_2),
        ("O'B", TEAM_1),
        ("  abe  ", TEAM_2),
        ("A", TEAM_2),
    ],
)
def test_letters_of_any_script_and_case_are_understood(finder: Finder, typed: str, team: str) -> None:
    assert who(finder.ask("duldung", surname=typed)) == team


def test_a_whole_name_is_cut_before_any_link_or_field_carries_it_on(finder: Finder) -> None:
    page = finder.ask("duldung", surname="Warsame")

    assert who(page) == TEAM_1
    assert page.hidden["surname"] == "War"
    assert "Familienname beginnt mit War" in page.words
    assert "Warsame" not in page.title + page.words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Warsame-Bekele", "War"), ("  O'Brien", "O'Br"), ("Özdemir", "Öz"), ("War", "War"), ("Yi", "Yi")],
)
def test_no_whole_name_stays_in_the_address_of_an_answer(finder: Finder, typed: str, kept: str) -> None:
    answer = finder.client.get("/zustaendigkeit/duldung/", {"surname": typed, "sprache": "en"}, follow=True)

    address = answer.request["QUERY_STRING"]
    assert answer.status_code == 200
    assert dict(parse_qsl(address)) == {"surname": kept, "sprache": "en"}
    assert len(answer.redirect_chain) == (typed != kept)


def test_a_name_said_twice_leaves_the_address_and_the_rest_of_it_stays(finder: Finder) -> None:
    said = {"surname": ["Warsame-Bekele", "War"], "gruppe": "bleiben"}
    answer = finder.client.get("/zustaendigkeit/duldung/", said, follow=True)

    assert parse_qsl(answer.request["QUERY_STRING"]) == [("surname", "War"), ("gruppe", "bleiben")]
    assert "Bekele" not in answer.text


@pytest.mark.parametrize(
    ("typed", "team"), [("von Ahmad", TEAM_1), ("al-Masri", TEAM_2), ("Vandamme", TEAM_2), ("del", TEAM_1)]
)
def test_little_words_before_a_name_do_not_count(burgenland: Finder, typed: str, team: str) -> None:
    page = burgenland.ask("duldung", surname=typed)

    assert who(page) == team
    assert who(burgenland.ask("duldung", surname=page.hidden.get("surname", typed)[:4])) == team


@pytest.mark.parametrize("typed", ["von", "Al-", "el"])
def test_a_little_word_alone_is_asked_again(burgenland: Finder, typed: str) -> None:
    page = burgenland.ask("duldung", surname=typed)

    assert "zählt nicht mit. Schreiben Sie die Buchstaben danach." in page.words
    assert f'value="{typed}"' in page.html
    assert page.title.startswith("Fehler: ")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("123", "Schreiben Sie Buchstaben."),
        ("", "Schreiben Sie Buchstaben."),
        ("!!", "Schreiben Sie Buchstaben."),
        ("w" * 10_000, "Das ist zu lang. Es reichen die ersten 3 Buchstaben."),
        ("W\x00a", "Zeichen, die wir nicht lesen können."),
        ("\x1b[31m", "Zeichen, die wir nicht lesen können."),
    ],
)
def test_what_is_no_name_is_asked_again_kindly(finder: Finder, typed: str, answer: str) -> None:
    page = finder.ask("duldung", surname=typed)

    assert page.status == 200
    assert answer in page.words
    assert "\x00" not in page.html


def test_age_decides_for_whom_a_service_exists(finder: Finder) -> None:
    assert "Wie alt sind Sie?" in finder.ask("uma-inobhutnahme").heading
    assert who(finder.ask("uma-inobhutnahme", age="17")) == "Jugend"
    assert who(finder.ask("uma-inobhutnahme", age="١٧")) == "Jugend"
    assert "Das gibt es für Sie nicht" in finder.ask("uma-inobhutnahme", age="18").words


@pytest.mark.parametrize("typed", ["achtzehn", "-1", "131", "17.5", "9" * 5000, "", "²", "1e2"])
def test_what_is_no_age_is_asked_again_kindly(finder: Finder, typed: str) -> None:
    page = finder.ask("uma-inobhutnahme", age=typed)

    assert page.status == 200
    assert "Schreiben Sie das Alter in ganzen Jahren, zum Beispiel 17." in page.words


def test_being_unsure_is_offered_only_where_it_is_an_answer(finder: Finder) -> None:
    page = finder.ask("uma-inobhutnahme")

    assert "Ich bin nicht sicher" not in page.cards
    assert "Sie sind nicht sicher? Fragen Sie am Servicepoint" in page.words


def test_the_residence_status_is_two_easy_questions(burgenland: Finder) -> None:
    families = burgenland.ask("arbeitsmarktberatung")
    assert len(families.cards) == len(FAMILIES) + 1

    statuses = burgenland.get(families.cards["Ich habe eine Duldung oder soll ausreisen"])
    assert "Duldung, § 60a AufenthG" in statuses.words

    answer = burgenland.get(statuses.cards["Ich habe eine Duldung"])
    assert who(answer) == "Agentur für Arbeit in der Migrationsagentur"
    assert "Aufenthaltsstatus Ich habe eine Duldung" in answer.words


def test_the_way_back_from_the_second_question_leads_to_the_first(burgenland: Finder) -> None:
    families = burgenland.ask("arbeitsmarktberatung")
    statuses = burgenland.get(families.cards["Ich darf auf Dauer bleiben"])

    assert burgenland.get(statuses.link("Zurück")).cards == families.cards


def test_no_family_of_statuses_has_more_than_seven() -> None:
    assert max(len(family.statuses) for family in FAMILIES) <= 7


def test_the_household_the_passport_and_the_way_are_asked_where_they_decide(burgenland: Finder) -> None:
    for service, choice, unit in (
        ("schulplatz", "Ich bin unter 18 Jahre und ohne Eltern hier", "Jugendamt in der Migrationsagentur"),
        ("anerkennung-abschluesse", "Den Pass der Ukraine", "Jobcenter in der Migrationsagentur"),
        ("fallmanagement", "Ich frage als Arbeitgeber", "Wirtschaft und Arbeitsmarkt"),
    ):
        assert who(burgenland.get(burgenland.ask(service).cards[choice])) == unit


@pytest.mark.parametrize("typed", ["Naumburg", "naumburg (saale)", "Naumbrug", "06618", "0 66 18", "٠٦٦١٨"])
def test_a_place_that_can_mean_only_one_leads_straight_on(burgenland: Finder, typed: str) -> None:
    assert who(burgenland.ask("kitaplatz", ort=typed)) == "Jugendamt in der Migrationsagentur"


def test_another_place_and_an_unsure_one_have_their_team(burgenland: Finder) -> None:
    page = burgenland.ask("kitaplatz")

    assert who(burgenland.get(page.cards["Ein anderer Ort"])) == "Bildung und Schule"
    assert who(burgenland.get(page.cards["Ich bin nicht sicher"])) == "Bildung und Schule"
    assert who(burgenland.ask("kitaplatz", municipality=NAUMBURG)) == "Jugendamt in der Migrationsagentur"


@pytest.mark.parametrize("typed", ["Timbuktu", "99999", "x" * 10_000, "%", "06"])
def test_a_place_nobody_knows_is_asked_again_with_the_places_there_are(burgenland: Finder, typed: str) -> None:
    page = burgenland.ask("kitaplatz", ort=typed)

    assert "Diesen Ort haben wir nicht gefunden." in page.words
    assert "Naumburg (Saale)" in page.cards
    assert "Ein anderer Ort" in page.cards


@pytest.mark.parametrize(
    ("service", "fact", "value"),
    [
        ("arbeitsmarktberatung", "status", "koenig"), ("schulplatz", "household", "zirkus"),
        ("anerkennung-abschluesse", "nationality", "mars"), ("fallmanagement", "channel", "brieftaube"),
        ("kitaplatz", "municipality", "15"), ("kitaplatz", "municipality", "x" * 9000),
    ],
)  # fmt: skip
def test_answers_that_do_not_exist_are_asked_again_kindly(
    burgenland: Finder, service: str, fact: str, value: str
) -> None:
    page = burgenland.ask(service, **{fact: value})

    assert page.status == 200
    assert page.title.startswith("Fehler: ")
    assert "Diese Antwort kennen wir nicht" in page.words or "Diesen Ort kennen wir nicht" in page.words


def test_answers_that_decide_nothing_are_dropped_from_the_address(finder: Finder) -> None:
    page = finder.ask("duldung", age="abc", household="zirkus", fremd="x")

    assert page.hidden == {}
    assert "Fehler" not in page.title


def test_every_answer_can_be_changed(finder: Finder) -> None:
    page = finder.ask("duldung", surname="War")

    assert said_in(page.link("ändern")) == {}
    assert "Mit welchen Buchstaben" in finder.get(page.link("ändern")).heading
    assert "lage=aufenthalt" in finder.ask("duldung").link("Zurück")


def test_the_question_is_asked_in_the_language_of_the_page(finder: Finder) -> None:
    page = finder.ask("duldung", "ar")

    assert 'dir="rtl"' in page.html
    assert "بأي أحرف يبدأ اسم عائلتك؟" in page.heading
    assert "لست متأكدًا" in page.cards
