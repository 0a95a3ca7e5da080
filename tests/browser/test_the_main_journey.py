# SPDX-License-Identifier: EUPL-1.2
"""One matter walks through the house: asked, drawn, called, served, handed over, accepted, looked up."""

from __future__ import annotations

import re

import pytest
from django.db import transaction
from playwright.sync_api import Browser, expect

from kurzweg.events.models import LogEvent
from kurzweg.matters.models import Matter
from kurzweg.walls.identity import JOB, acting_as
from tests.browser.people_at_work import ARABIC, GERMAN, Somebody, Words, before_a_screen, clerk, visitor
from tests.world import World

CALL_NUMBER = re.compile(r"[A-Z]\d-\d\d")
DESIGNED = [
    "MatterOpened", "TicketDrawn", "TicketCalled", "ServingStarted", "PersonRecognised", "MatterJoinedCase",
    "HandoverOffered", "ServingFinished", "MatterHandedOver", "MatterSettled",
]  # fmt: skip


@pytest.mark.parametrize("words", [GERMAN, ARABIC], ids=["German", "Arabic"])
def test_one_matter_walks_through_the_house(
    browser: Browser, office: str, committed_world: World, words: Words
) -> None:
    with (
        visitor(browser, office) as amina,
        before_a_screen(browser, office) as board,
        clerk(browser, office, "brandt") as brandt,
        clerk(browser, office, "celik") as celik,
    ):
        number = asks_and_draws(amina, words)
        matter = newest_matter()
        calls(brandt, board, number)
        serves_and_offers(brandt, matter)
        cannot_find(celik, matter)
        takes_over_and_settles(celik, matter)
        looks_up(amina, words)
    assert kinds_of(matter) == DESIGNED


def asks_and_draws(amina: Somebody, words: Words) -> str:
    """Steps 1 to 3: asks in her own words, learns who is responsible, takes a number."""
    amina.open(f"/?sprache={words['language']}")
    assert amina.page.locator("html").get_attribute("lang") == words["language"]
    amina.page.get_by_role("searchbox").fill(words["question"])
    amina.click(words["search"])
    with amina.page.expect_navigation():
        amina.page.locator("main a[href*='/zustaendigkeit/duldung/']").first.click()
    amina.page.locator("#antwort").fill(words["letters"])
    amina.click(words["go on"])
    amina.reads(words["responsible"])
    amina.click(words["draw"])
    shown = amina.page.locator("#stand").get_by_text(CALL_NUMBER).first.inner_text()
    return shown.strip()


def calls(brandt: Somebody, board: Somebody, number: str) -> None:
    """Step 4: called by keyboard, shown on the board."""
    board.open("/anzeige/haus/")
    brandt.open("/servicepoint/a1/")
    if brandt.page.get_by_role("button", name="Schalter öffnen").count():
        brandt.press("o")
    brandt.press("n")
    brandt.reads(number)
    expect(board.page.locator("body")).to_contain_text(number)
    assert "Duldung" not in board.page.locator("body").inner_text()
    brandt.press("s")
    brandt.reads("wird bedient")


def serves_and_offers(brandt: Somebody, matter: Matter) -> None:
    """Steps 5 and 7: the person is recognised, a case opened, the matter offered to another unit."""
    brandt.open(f"/anliegen/{matter.number}/person/")
    brandt.page.get_by_label("Familienname").fill("Warsame")
    brandt.page.get_by_label("Vorname").fill("Amina")
    brandt.click("Aufnehmen und zuordnen")
    brandt.click("In einen Fall aufnehmen")
    brandt.open(f"/anliegen/{matter.number}/uebergabe/")
    brandt.page.get_by_label("An welche Einheit?").select_option(label="Leistungsstelle")
    brandt.page.get_by_label("Was ist dort zu tun?").fill("Bitte Leistungen prüfen.")
    brandt.click("Übernahme anbieten")
    brandt.reads("Leistungsstelle")
    brandt.open("/servicepoint/a1/")
    brandt.press("g")
    brandt.reads("Niemand ist an Ihrem Schalter.")


def cannot_find(celik: Somebody, matter: Matter) -> None:
    """Before she accepts, the matter itself is not there for her."""
    answer = celik.page.request.get(f"{celik.office}/anliegen/{matter.number}/")
    assert "Warsame" not in answer.text()


def takes_over_and_settles(celik: Somebody, matter: Matter) -> None:
    """Step 7: the receiver accepts, is responsible, and brings it to its end."""
    celik.open(f"/anliegen/{matter.number}/uebernahme/")
    celik.press("a")
    celik.reads("Amina Warsame")
    celik.press("f")
    celik.page.get_by_role("radio", name="erledigt").check()
    celik.click("Abschließen")


def looks_up(amina: Somebody, words: Words) -> None:
    """Step 9: where is my thing? By the key that the browser kept, in her language."""
    amina.open("/stand/")
    assert amina.page.locator("html").get_attribute("lang") == words["language"]
    amina.reads(words["holder"])
    assert "Warsame" not in amina.page.content()


def newest_matter() -> Matter:
    with transaction.atomic(), acting_as(JOB):
        return Matter.objects.latest("opened_at")


def kinds_of(matter: Matter) -> list[str]:
    with transaction.atomic(), acting_as(JOB):
        return [one.kind.name for one in LogEvent.objects.of_matter(matter.pk).in_order()]
