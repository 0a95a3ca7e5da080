# SPDX-License-Identifier: EUPL-1.2
"""A text of the catalogue walks through the house: written, looked at, reviewed, published, read by a visitor."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.browser.looks import NARROW, complaints_of, context_for
from tests.browser.people_at_work import Somebody, clerk, visitor

TITLE, SUMMARY = "رخصة الدولدونغ", "يمكنك البقاء الآن. تعال إلينا قبل انتهاء الورقة."
ARABIC = "/leistungen/leistung/duldung/text/ar/"
QUESTION = "/zustaendigkeit/duldung/?sprache=ar&surname=War"


def test_an_arabic_text_is_written_reviewed_published_and_read(browser: Browser, office: str) -> None:
    with (
        clerk(browser, office, "gruber") as gruber,
        clerk(browser, office, "kaya") as kaya,
        visitor(browser, office) as amina,
    ):
        writes(gruber)
        looks_at_it_as_visitors_will(gruber)
        still_reads_the_old_text(amina)
        may_not_review_it(gruber)
        reviews(kaya)
        publishes(kaya)
        amina.open(QUESTION)
        amina.reads(TITLE)
        amina.reads(SUMMARY)
        assert "غير مراجع" not in amina.page.locator("main").inner_text()


def writes(gruber: Somebody) -> None:
    """From the list, by the words on the page, into the field that runs from right to left."""
    gruber.open("/leistungen/?q=toleration")
    gruber.click("Duldung ausstellen oder verlängern")
    gruber.click("Arabisch: wartet auf Prüfung")
    gruber.press("b")
    field = gruber.page.get_by_label("Bezeichnung")
    assert field.evaluate("field => getComputedStyle(field).direction") == "rtl"
    field.fill(TITLE)
    gruber.page.get_by_label("Kurztext").fill(SUMMARY)
    gruber.click("Im Entwurf speichern")
    gruber.reads("Im Entwurf gespeichert.")
    gruber.reads("Geschrieben von Frau Gruber")


def looks_at_it_as_visitors_will(gruber: Somebody) -> None:
    gruber.click("So sehen es Besucher")
    gruber.reads(TITLE)
    assert gruber.page.locator("html").get_attribute("dir") == "rtl"
    gruber.open("/?sprache=de")


def still_reads_the_old_text(amina: Somebody) -> None:
    amina.open(QUESTION)
    assert TITLE not in amina.page.locator("main").inner_text()


def may_not_review_it(gruber: Somebody) -> None:
    gruber.open(f"{ARABIC}pruefung/")
    gruber.reads("Diesen Text haben Sie selbst geschrieben")


def reviews(kaya: Somebody) -> None:
    kaya.open(f"{ARABIC}pruefung/")
    kaya.page.get_by_label("Ich lese Arabisch und habe beide Texte verglichen.").check()
    kaya.click("Ja, der Text ist richtig")
    kaya.reads("Geprüft von Herr Kaya")


def publishes(kaya: Somebody) -> None:
    kaya.open("/leistungen/entwurf/")
    kaya.reads("Duldung ausstellen oder verlängern")
    kaya.click("Veröffentlichen")
    kaya.reads("Veröffentlicht. Gilt ab")
    kaya.reads("gilt heute")


def test_two_who_write_at_once_see_both_texts_and_one_click_undoes(browser: Browser, office: str) -> None:
    page = "/leistungen/leistung/widerspruch/text/en/"
    with clerk(browser, office, "gruber") as gruber, clerk(browser, office, "kaya") as kaya:
        for one, title in ((gruber, "Say no to a decision"), (kaya, "Contest a decision")):
            one.open(page)
            one.page.get_by_label("Bezeichnung").fill(title)
        gruber.click("Im Entwurf speichern")
        kaya.page.get_by_role("button", name="Im Entwurf speichern").click()
        kaya.reads("Frau Gruber hat diesen Teil inzwischen geändert")
        kaya.reads("Say no to a decision")
        expect(kaya.page.get_by_label("Bezeichnung")).to_have_value("Contest a decision")
        kaya.complaints.clear()  # the browser notes that the answer was 409
        kaya.click("Im Entwurf speichern")
        kaya.reads("Contest a decision")
        kaya.press("u")
        kaya.reads("Say no to a decision")


def test_papers_are_sorted_without_a_script(browser: Browser, office: str) -> None:
    with clerk(browser, office, "gruber") as gruber:
        cookies = gruber.page.context.cookies()
    context = context_for(browser, NARROW, java_script_enabled=False)
    context.add_cookies(cookies)  # type: ignore[arg-type]  # what one context gives another takes
    page = context.new_page()
    complaints = complaints_of(page)
    page.goto(f"{office}/leistungen/leistung/duldung/unterlagen/")
    page.get_by_role("button", name="nach oben").first.click()
    first = page.locator(".kw-entries__name").first
    expect(first).to_contain_text("Nachweis der Passbemühungen")
    assert complaints == []
    context.close()
