# SPDX-License-Identifier: EUPL-1.2
"""A structure is drafted, broken, mended and put in force; on its day the finder answers by it."""

from __future__ import annotations

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Browser, expect

from tests.browser.looks import PHONE, context_for
from tests.browser.people_at_work import Somebody, clerk, visitor
from tests.database import TestCluster
from tests.world import World

NAME = "Aufenthalt und Duldung"


def test_a_structure_is_drafted_mended_published_and_the_finder_goes_by_it(
    browser: Browser, office: str, cluster: TestCluster, own_database: str, committed_world: World
) -> None:
    with (
        clerk(browser, office, "gruber") as gruber,
        clerk(browser, office, "kaya") as kaya,
        visitor(browser, office) as amina,
    ):
        begins(gruber)
        renames_in_the_picture(gruber)
        breaks_the_text_and_sees_who_is_left_out(gruber)
        mends_it_in_the_picture(gruber)
        puts_it_in_force(kaya, gruber.page.url)
        asks(amina, "Ausländerrecht 1")
        cluster.let_days_pass(own_database, 1)
        asks(amina, NAME)


def begins(gruber: Somebody) -> None:
    gruber.open("/umbau/")
    gruber.press("n")
    gruber.page.get_by_text("Mit dem Aufbau, der heute gilt").click()
    gruber.click("Entwurf beginnen")
    gruber.reads("ohne Befund")


def renames_in_the_picture(gruber: Somebody) -> None:
    with gruber.page.expect_navigation():
        gruber.page.locator("svg a[href*='/einheit/auslaenderrecht-1/']").click()
    gruber.page.get_by_label("Name", exact=True).fill(NAME)
    gruber.click("Speichern")
    gruber.reads(f"Einheit Ausländerrecht 1 heißt künftig {NAME}.")
    gruber.click("Text")
    expect(gruber.page.locator("#text")).to_have_value(re.compile(f"name: {NAME}\n"))


def breaks_the_text_and_sees_who_is_left_out(gruber: Somebody) -> None:
    text = gruber.page.locator("#text")
    typed = text.input_value().replace("surname: A-K", "surname: A-J")
    text.fill(typed)
    finding = gruber.page.locator("[data-kw-remarks] li", has_text="Niemand ist zuständig.")
    expect(finding.first).to_be_visible()
    line = typed[: typed.index("surname: A-J")].count("\n") + 1
    expect(finding.first).to_contain_text(f"Zeile {line - 1}")
    expect(gruber.page.locator(".kw-editor__wrong").first).to_have_text(str(line - 1))
    gruber.click("Speichern")
    gruber.reads("Gespeichert als Schritt 3.")


def mends_it_in_the_picture(gruber: Somebody) -> None:
    gruber.click("Bild")
    gruber.reads("Was noch fehlt")
    gruber.click("Zur Zuständigkeit")
    gruber.click("Regel hinzufügen")
    expect(gruber.page.get_by_label("Nachname")).to_have_value("K")
    gruber.page.get_by_label("Wer ist zuständig?").select_option("auslaenderrecht-2")
    gruber.click("Speichern")
    gruber.click("Zurück")
    gruber.reads("ohne Befund")


def puts_it_in_force(kaya: Somebody, draft: str) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    day = f"on_0={tomorrow.day}&on_1={tomorrow.month}&on_2={tomorrow.year}"
    kaya.page.goto(f"{draft}inkrafttreten/?{day}")
    kaya.reads(f"heißt künftig {NAME}.")
    with kaya.page.expect_navigation():
        kaya.page.get_by_role("button", name=re.compile("in Kraft setzen")).click()
    kaya.reads("Was kommt")


def asks(amina: Somebody, unit: str) -> None:
    amina.open("/zustaendigkeit/duldung/?surname=Warsame")
    amina.reads(unit)


def test_what_was_typed_and_not_saved_is_there_again(browser: Browser, office: str, committed_world: World) -> None:
    with clerk(browser, office, "gruber") as gruber:
        begins(gruber)
        gruber.click("Text")
        text = gruber.page.locator("#text")
        text.fill(text.input_value().replace("land: ST", "land: NW"))
        expect(gruber.page.get_by_text("Noch nicht gespeichert")).to_be_visible()
        gruber.page.reload()
        gruber.reads("Ihr ungespeicherter Text von vorhin steht wieder da.")
        expect(text).to_have_value(re.compile("land: NW"))
        gruber.page.get_by_role("button", name="Gespeicherten Text zeigen").click()
        expect(text).to_have_value(re.compile("land: ST"))


def test_without_a_script_the_text_is_checked_by_a_button(
    browser: Browser, office: str, committed_world: World
) -> None:
    context = context_for(browser, PHONE, java_script_enabled=False)
    gruber = Somebody(context.new_page(), office)
    gruber.open("/anmelden/")
    with gruber.page.expect_navigation():
        gruber.page.locator("form:has(input[value=gruber]) button").click()
    gruber.open("/umbau/neu/?aus=in-kraft")
    gruber.click("Entwurf beginnen")
    gruber.click("Text")
    text = gruber.page.locator("#text")
    text.fill(text.input_value().replace("lead: jugend", "lead: jugnd"))
    gruber.click("Nur prüfen")
    gruber.reads("Meinten Sie")
    expect(text).to_have_value(re.compile("jugnd"))
    context.close()
