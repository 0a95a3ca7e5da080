# SPDX-License-Identifier: EUPL-1.2
"""A newcomer answers once, sees everything that is due, ticks it off, takes a number and prints the slip."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looks import DESK, PHONE, complaints_of, context_for, sideways_scroll, violations

WORDS = {
    "de": {
        "show": "Meinen Weg zeigen", "ukraine": "Ich bin vor dem Krieg in der Ukraine geflohen",
        "family": "Mit Kindern oder mit meinen Eltern", "school": "Kinder in der Schulzeit (6 bis 17 Jahre)",
        "guest": "Bei Familie oder Freunden", "money": "Geld zum Leben", "go on": "Weiter",
        "path": "Ihr Weg", "print": "Laufzettel zum Drucken", "slip": "Laufzettel", "back": "Zu meinem Weg",
        "tick": "Das habe ich erledigt: Anmeldung / Ummeldung der Wohnung", "draft": "Dieser Weg ist ein Entwurf",
    },
    "ar": {
        "show": "عرض مساري", "ukraine": "هربت من الحرب في أوكرانيا", "family": "مع أطفال أو مع والديّ",
        "school": "أطفال في سن المدرسة", "guest": "عند العائلة أو الأصدقاء", "money": "المال للعيش",
        "go on": "متابعة", "path": "مسارك", "print": "ورقة المسار للطباعة", "slip": "Laufzettel · ورقة المسار",
        "back": "إلى مساري", "tick": "أنجزت هذا: تسجيل عنوان السكن أو تغييره", "draft": "هذا المسار مسودة",
    },
}  # fmt: skip
LATE = 20
CALL_NUMBER = re.compile(r"[A-Z]\d-\d\d")


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_newcomer_finds_everything_that_is_due(browser: Browser, office: str, language: str, script: bool) -> None:
    words = WORDS[language]
    context = context_for(browser, PHONE, java_script_enabled=script)
    page = context.new_page()
    heard = complaints_of(page)
    page.goto(f"{office}/?sprache={language}")
    page.get_by_role("link", name=words["show"]).click()
    answers_the_questions(page, words)
    expect(page.get_by_role("heading", level=1)).to_have_text(words["path"])
    expect(page.locator("main")).to_contain_text(words["draft"])
    assert page.locator("html").get_attribute("lang") == language
    heard += sideways_scroll(page)

    page.get_by_role("link", name=words["tick"]).click()
    expect(page.locator("#schritt-1")).to_have_class(re.compile("kw-path__step--done"))
    draws_and_comes_back(page, words)
    page.get_by_role("link", name=words["print"]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words["slip"])
    heard += sideways_scroll(page)
    context.close()
    assert heard == []


def answers_the_questions(page: Page, words: dict[str, str]) -> None:
    page.locator("main").get_by_role("link", name=words["ukraine"]).click()
    page.locator("main").get_by_role("link", name=words["family"]).click()
    page.get_by_label(words["school"]).check()
    page.get_by_role("button", name=words["go on"]).click()
    page.locator("main").get_by_role("link", name=words["guest"]).click()
    page.get_by_label(words["money"]).check()
    page.get_by_role("button", name=words["go on"]).click()
    page.locator("#antwort").fill("War")
    page.get_by_role("button", name=words["go on"]).click()


def draws_and_comes_back(page: Page, words: dict[str, str]) -> None:
    """Every step of the small office is received here; the number of the first leads back to the rest."""
    steps = page.locator(".kw-path__step").count()
    draw = page.locator("form[action='/ticket/'] button")
    if not draw.count():  # the visit is too long for what is left of the day, which ends at midnight in every office
        assert datetime.now(ZoneInfo("Europe/Berlin")).hour >= LATE
        return
    draw.first.click()
    expect(page.locator("#stand")).to_contain_text(CALL_NUMBER)
    page.get_by_role("link", name=words["back"]).click()
    expect(page.locator(".kw-path__step")).to_have_count(steps)
    expect(page.locator("#schritt-1")).to_have_class(re.compile("kw-path__step--done"))


@pytest.mark.parametrize("language", ["de", "ar", "ru"])
def test_the_slip_fits_few_sheets_of_paper(browser: Browser, office: str, language: str, tmp_path: Path) -> None:
    context = context_for(browser, DESK)
    page = context.new_page()
    query = "arrival=ukraine&household=family&children=small,school&housing=guest&needs=money,german,work&surname=War"
    page.goto(f"{office}/weg/laufzettel/?{query}&sprache={language}")
    page.evaluate("document.fonts.ready")
    sheets = page.pdf(format="A4", prefer_css_page_size=True)
    page.emulate_media(media="print")
    tools = page.locator(".kw-slip__tools")
    assert [tools.nth(n).is_visible() for n in range(tools.count())] == [False, False]
    assert violations(page) == []
    context.close()
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", sheets)) <= 4


def test_a_step_unfolds_by_keyboard(browser: Browser, office: str) -> None:
    context = context_for(browser, DESK)
    page = context.new_page()
    page.goto(f"{office}/weg/?arrival=eu&household=single&housing=flat&needs=work,german&sprache=de")
    second = page.locator("#schritt-2 summary")
    second.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#schritt-2 details")).to_have_attribute("open", "")
    context.close()
