# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from pytest_django.fixtures import DjangoAssertNumQueries

from kurzweg.engine.responsibility import Nobody
from kurzweg.finder.views import answer as answer_view
from kurzweg.offices.live import live_structure
from kurzweg.offices.models import Closure
from kurzweg.walls.identity import JOB, acting_as
from tests.finder.conftest import Finder
from tests.world import MONDAY, World

SUNDAY = datetime(2026, 11, 15, 10, 0, tzinfo=UTC)
EVENING = MONDAY.replace(hour=20)
LUNCH = datetime(2026, 11, 17, 11, 30, tzinfo=UTC)


def close(world: World, finder: Finder, days: int = 1) -> None:
    """Nobody is received in the whole house from today on."""
    today = finder.clock.now.date()
    with acting_as(JOB):
        Closure.objects.create(
            site_id=live_structure(today).sites["haus"], unit=None, days=DateRange(today, today + timedelta(days=days)),
            reason="Personalversammlung", by=world.adler, at=finder.clock.now,
        )  # fmt: skip


def test_the_card_keeps_its_order(finder: Finder) -> None:
    words = finder.ask("duldung", surname="War").words
    order = (
        "Zuständig ist Ausländerrecht 1", "Wo Haus der Kurzen Wege", "Musterstraße 1, 01234 Musterstadt", "Raum: 1.01",
        "Wann Heute geöffnet bis 18:00 Uhr.", "Montag – Freitag 08:00–18:00", "Mitbringen bisherige Duldung",
        "So geht es weiter", "Telefon: 03445 0000-0", "Wie lange Das Gespräch dauert etwa 15 Minuten. (angenommen)",
        "Gebühr 58 Euro", "Wartenummer ziehen", "Warum ist das so?", "Nachname L–Z oder unbekannt", "§ 60a AufenthG",
        "Das haben Sie gesagt",
    )  # fmt: skip
    places = [words.find(each) for each in order]

    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_a_number_can_be_drawn_with_one_touch_and_the_facts_go_along(finder: Finder) -> None:
    page = finder.ask("duldung", surname="War")

    assert '<form class="kw-buttons" method="post" action="/ticket/">' in page.html
    assert {key: page.hidden[key] for key in ("service", "surname")} == {"service": "duldung", "surname": "War"}
    assert page.hidden["mark"]


def test_the_button_really_draws_a_number(finder: Finder) -> None:
    page = finder.ask("duldung", surname="War")

    answer = finder.client.post("/ticket/", page.hidden)

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/ticket/"


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (SUNDAY, "Jetzt geschlossen. Wieder geöffnet: morgen, 8:00 Uhr."),
        (EVENING, "Jetzt geschlossen. Wieder geöffnet: morgen, 8:00 Uhr."),
        (MONDAY.replace(hour=5), "Jetzt geschlossen. Wieder geöffnet: heute, 8:00 Uhr."),
    ],
)
def test_when_it_is_closed_the_card_says_when_it_opens(finder: Finder, moment: datetime, sentence: str) -> None:
    finder.clock.now = moment
    page = finder.ask("duldung", surname="War")

    assert sentence in page.words
    assert "Kommen Sie, wenn geöffnet ist." in page.words
    assert 'action="/ticket/"' not in page.html


def test_a_closure_of_today_is_told_and_nobody_can_draw(world: World, finder: Finder) -> None:
    close(world, finder)
    page = finder.ask("duldung", surname="War")

    assert "Heute ausnahmsweise geschlossen. Wieder geöffnet: morgen, 8:00 Uhr." in page.words
    assert "Personalversammlung" not in page.words
    assert 'action="/ticket/"' not in page.html


def test_a_long_closure_says_to_ring(world: World, finder: Finder) -> None:
    close(world, finder, days=30)

    assert "In den nächsten zwei Wochen ist nicht geöffnet. Rufen Sie an." in finder.ask("duldung", surname="War").words


def test_a_lunch_break_is_no_closed_day(burgenland: Finder) -> None:
    burgenland.clock.now = LUNCH

    assert "Jetzt geschlossen. Wieder geöffnet: heute, 13:00 Uhr." in burgenland.ask("duldung", surname="War").words


def test_whoever_asks_as_an_employer_draws_no_number(burgenland: Finder) -> None:
    burgenland.clock.now = LUNCH - timedelta(hours=1)
    page = burgenland.ask("fallmanagement", channel="employer")

    assert 'action="/ticket/"' not in page.html
    assert "030 23125 190" in page.words


def test_names_of_units_stand_in_the_readers_language_beside_the_german_one(burgenland: Finder) -> None:
    words = burgenland.ask("duldung", "ar", surname="War").words

    assert "شؤون الإقامة 2" in words
    assert "المكتوب على الباب: Ausländerrecht 2" in words


def test_a_paper_is_called_by_its_name_in_the_readers_language_and_by_the_german_word_on_it(finder: Finder) -> None:
    page = finder.ask("duldung", "ar", surname="War")

    assert '<span class="kw-lines" lang="ar" dir="rtl">الدولدونغ الحالي</span>' in page.html
    assert '<bdi class="kw-papers__german" lang="de">bisherige Duldung</bdi>' in page.html
    assert "لم تُراجَع" in page.words


def test_leichte_sprache_marks_where_plain_german_stands_in(finder: Finder) -> None:
    easy = finder.ask("duldung", sprache="de-simple", surname="War")
    plain = finder.get("/", lage="aufenthalt", sprache="de-simple")

    assert "Sie sollen Deutschland verlassen. Aber es geht jetzt nicht." in easy.words
    assert "Dieser Text ist noch nicht geprüft." in easy.words
    assert "Manche Texte gibt es hier noch nicht in Leichter Sprache." in plain.words
    assert plain.html.count('class="kw-choice kw-choice--link"') > plain.html.count('lang="de" dir="ltr">') > 0


@pytest.mark.parametrize("language", ["de", "en"])
def test_reviewed_texts_carry_no_mark(finder: Finder, language: str) -> None:
    assert "kw-draft" not in finder.ask("duldung", language, surname="War").html


def test_what_is_a_guess_is_shown_as_one(burgenland: Finder) -> None:
    words = burgenland.ask("duldung", surname="War").words

    assert "Raum: 1.20 (angenommen)" in words
    assert "(angenommen) heißt: Das Amt hat diese Angabe noch nicht bestätigt." in words
    assert "Raum: 1.01 (angenommen)" not in words


def test_law_compartment_and_state_of_the_law_are_folded_away(finder: Finder) -> None:
    page = finder.ask("aufenthaltserlaubnis-ersterteilung", surname="War")
    folded = page.html[page.html.index('<details class="kw-why') : page.html.rindex("</details>")]

    assert "§ 45 Nr. 1 AufenthV" in folded
    assert "Ausländerakte" in folded
    assert "19. August 2026" in folded
    assert "Noch nicht juristisch geprüft." in folded


def test_a_body_outside_the_house_is_named_with_caveat_and_age_of_the_data(burgenland: Finder) -> None:
    page = burgenland.ask("kindergeld-beratung")

    assert "Zuständig ist eine andere Stelle Familienkasse der Bundesagentur für Arbeit" in page.words
    assert "Den Standort nennt die Dienststellensuche der Bundesagentur." in page.words
    assert "Wann diese Angabe geprüft wurde, ist nicht bekannt." in page.words
    assert "Fragen Sie uns Eingangszone Landratsamt Naumburg" in page.words
    assert 'action="/ticket/"' not in page.html


def test_several_candidates_are_all_named(burgenland: Finder) -> None:
    words = burgenland.ask("meldung-umzug", "en").words

    assert "Another body is responsible, depending on the case" in words
    assert all(town in words for town in ("Stadt Naumburg", "Stadt Weißenfels", "Stadt Zeitz"))
    assert words.count("Man meldet die Wohnung dort an, wo sie liegt.") == 1
    assert "You are reading it in German" in words


def test_whom_a_service_is_not_for_learns_why_and_what_may_fit(burgenland: Finder) -> None:
    page = burgenland.ask("uma-inobhutnahme", age="30")

    assert "Das gibt es für Sie nicht" in page.words
    assert "nur für: Alter unter 18 Jahre" in page.words
    assert page.cards
    assert {burgenland.get(url).status for url in page.cards.values()} == {200}


def test_when_nobody_is_named_the_page_says_so_and_whom_to_ask(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_view, "route", lambda *_: Nobody(service="duldung"))
    page = finder.ask("duldung")

    assert page.status == 200
    assert "Dafür ist noch niemand benannt" in page.words
    assert "Servicepoint Haus der Kurzen Wege" in page.words


@pytest.mark.parametrize("code", ["gibt-es-nicht", "x" * 5000, "DULDUNG", "duldung-", "1"])
def test_an_unknown_service_is_not_there(finder: Finder, code: str) -> None:
    assert finder.ask(code).status == 404


def test_an_answer_is_kept_by_no_cache_and_told_to_nobody_else(finder: Finder) -> None:
    answer = finder.client.get("/zustaendigkeit/duldung/", {"surname": "War"})

    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] in {"no-referrer", "same-origin"}


def test_nothing_needs_a_script(finder: Finder) -> None:
    html = finder.ask("duldung", surname="War").html + finder.get("/").html

    assert "<script>" not in html
    assert " on" + "click" not in html
    assert 'style="' not in html


def test_pages_are_only_read(finder: Finder) -> None:
    assert finder.client.post("/").status_code == 405
    assert finder.client.post("/zustaendigkeit/duldung/").status_code == 405


def test_an_answer_costs_few_questions_to_the_database(
    finder: Finder, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    finder.ask("duldung", surname="War")

    with django_assert_num_queries(10):
        finder.ask("duldung")
    with django_assert_num_queries(14):
        finder.ask("duldung", surname="War")
