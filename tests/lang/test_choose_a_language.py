# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import get_language

from kurzweg.lang.languages import LANGUAGES, complete, for_staff, language
from kurzweg.lang.middleware import COOKIE, LanguageMiddleware, has_chosen


def answer(address: str = "/", *, cookie: str = "", browser: str = "") -> HttpResponse:
    request = RequestFactory().get(address, headers={"Accept-Language": browser})
    if cookie:
        request.COOKIES[COOKIE] = cookie

    def view(seen: HttpRequest) -> HttpResponse:
        return HttpResponse(get_language())

    response = LanguageMiddleware(view)(request)
    assert isinstance(response, HttpResponse)
    return response


def spoken(response: HttpResponse) -> str:
    return response.content.decode()


def test_without_a_wish_the_page_speaks_german() -> None:
    assert spoken(answer()) == "de"


@pytest.mark.parametrize(
    ("browser", "code"),
    [
        ("ar-SY,ar;q=0.9,en;q=0.8", "ar"),
        ("fa-AF,fa;q=0.9", "fa"),
        ("so,en;q=0.5", "en"),
        ("so", "de"),
        ("", "de"),
        ("x" * 500, "de"),
    ],
)
def test_the_browser_asks_for_its_own_language(browser: str, code: str) -> None:
    assert spoken(answer(browser=browser)) == code


def test_the_choice_made_before_wins_over_the_browser() -> None:
    assert spoken(answer(cookie="ar", browser="en")) == "ar"


def test_the_choice_made_now_wins_over_everything_and_is_remembered() -> None:
    response = answer("/?sprache=en", cookie="ar", browser="de")

    assert spoken(response) == "en"
    assert response.cookies[COOKIE].value == "en"
    assert (response.cookies[COOKIE]["httponly"], response.cookies[COOKIE]["samesite"]) == (True, "Lax")


@pytest.mark.parametrize("wish", ["xx", "de-leicht", "so", "../../etc", "", "ar\n"])
def test_a_language_that_the_pages_do_not_speak_changes_nothing(wish: str) -> None:
    told = answer("/?" + urlencode({"sprache": wish}))

    assert spoken(told) == "de"
    assert COOKIE not in told.cookies


def test_the_answer_names_its_language_for_readers_and_caches() -> None:
    response = answer("/?sprache=ar")

    assert response.headers["Content-Language"] == "ar"
    assert {"Accept-Language", "Cookie"} <= set(response.headers["Vary"].split(", "))


def test_after_the_answer_the_next_visitor_is_spoken_to_in_german() -> None:
    answer("/?sprache=ar")

    assert get_language() == "de"


def test_visitors_choose_among_eight_languages_and_leichte_sprache() -> None:
    assert [each.own_name for each in complete()] == [
        "Deutsch", "English", "العربية", "Українська", "Türkçe", "فارسی", "Français", "Русский", "Leichte Sprache",
    ]  # fmt: skip


def test_no_browser_asks_for_leichte_sprache_but_whoever_chose_it_keeps_it() -> None:
    assert spoken(answer(browser="de-simple")) == "de"
    assert spoken(answer(cookie="de-simple")) == "de-simple"
    assert answer("/?sprache=de-simple").headers["Content-Language"] == "de-simple"


def test_what_a_browser_asks_for_is_a_guess_and_no_choice() -> None:
    plain = RequestFactory().get("/", headers={"Accept-Language": "ar"})
    chosen, kept = RequestFactory().get("/?sprache=de"), RequestFactory().get("/")
    kept.COOKIES[COOKIE] = "uk"

    assert [has_chosen(request) for request in (plain, chosen, kept)] == [False, True, True]


def test_the_office_itself_speaks_german_and_english() -> None:
    assert [each.code for each in for_staff()] == ["de", "en"]


def test_arabic_and_persian_run_from_the_other_side() -> None:
    assert {each.code for each in LANGUAGES if each.direction == "rtl"} == {"ar", "fa"}


@pytest.mark.parametrize(("code", "known"), [("ar", "ar"), ("en-GB", "en"), ("de-simple", "de-simple"), ("zz", "de")])
def test_an_unknown_code_stands_for_german(code: str, known: str) -> None:
    assert language(code).code == known
