# SPDX-License-Identifier: EUPL-1.2
"""Visitors with an old phone: their language first, without a script, on a narrow screen, without a network."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kurzweg.lang.languages import complete
from tests.browser.looks import NARROW, PHONE, complaints_of, context_for, sideways_scroll
from tests.browser.visits import KEY, Furnished, furnish
from tests.world import World

CALL_NUMBER = re.compile(r"[A-Z]\d-\d\d")
ANSWER = "/zustaendigkeit/duldung/?surname=War"
LONGEST = ("finder:start", "finder:answer", "finder:saved", "servicepoint:ticket", "matters:status")


@pytest.fixture(scope="module")
def furnished(office: str, module_world: World) -> Furnished:
    return furnish(module_world)


@pytest.mark.parametrize(
    ("own_name", "code", "direction"), [("Українська", "uk", "ltr"), ("فارسی", "fa", "rtl")], ids=["uk", "fa"]
)
def test_without_a_script_a_visitor_chooses_a_language_asks_and_draws_a_number(
    browser: Browser, office: str, furnished: Furnished, own_name: str, code: str, direction: str
) -> None:
    context = context_for(browser, PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(office)
    page.get_by_role("link", name=own_name).click()
    root = page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == (code, direction)

    page.get_by_role("searchbox").fill("Duldung")
    page.locator("main form[role=search] button").click()
    page.locator("main a[href*='/zustaendigkeit/duldung/']").first.click()
    page.locator("#antwort").fill("War")
    page.locator("main form button[type=submit]").first.click()
    page.locator("form[action='/ticket/'] button").click()

    expect(page.locator("#stand")).to_contain_text(CALL_NUMBER)
    assert root.get_attribute("lang") == code
    page.goto(f"{office}/stand/")
    expect(page.locator("main li").first).to_be_visible()
    assert root.get_attribute("lang") == code
    context.close()


@pytest.mark.parametrize("language", [each.code for each in complete()])
def test_the_longest_pages_fit_a_narrow_phone_in_every_language(
    browser: Browser, office: str, furnished: Furnished, language: str
) -> None:
    context = context_for(browser, NARROW)
    for name, value in {**furnished.cookies_of(KEY), "kw_sprache": language}.items():
        context.add_cookies([{"name": name, "value": value, "url": office}])
    page = context.new_page()
    heard = complaints_of(page)
    addresses = [furnished.address(name) for name in LONGEST]
    for address in [*addresses, "/?lage=aufenthalt", "/zustaendigkeit/duldung/", "/gibt-es-nicht/"]:
        page.goto(office + address)
        heard += [f"{address}: {line}" for line in sideways_scroll(page)]
        assert page.locator("html").get_attribute("lang") == language
    context.close()

    assert heard == []


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = context_for(browser, PHONE)
    yield context
    context.close()


def test_the_main_action_is_in_reach_on_a_phone_before_anything_is_scrolled(
    phone: BrowserContext, office: str, furnished: Furnished
) -> None:
    page = phone.new_page()
    page.goto(office + ANSWER)

    expect(page.locator("form[action='/ticket/'] button")).to_be_in_viewport(ratio=1)


def test_an_answer_that_was_saved_is_read_without_a_network_and_says_of_when_it_is(
    phone: BrowserContext, office: str, furnished: Furnished
) -> None:
    page = phone.new_page()
    page.goto(office + ANSWER)
    save(page)
    page.goto(f"{office}/zustaendigkeit/fiktionsbescheinigung/?surname=War")
    page.wait_for_function("caches.open('kw-last').then(c => c.keys()).then(k => k.length === 1)")
    phone.set_offline(True)
    page.goto(office + ANSWER)

    expect(page.get_by_role("heading", level=1)).to_contain_text("Duldung")
    expect(page.locator("[data-kw-saved-when]")).to_contain_text("Stand:")
    assert page.locator("form, [data-kw-save]").count() == 0
    page.goto(f"{office}/zustaendigkeit/kitaplatz/")  # never seen: the list of what there is
    expect(page.get_by_text("Sie haben gerade kein Internet.")).to_be_visible()
    expect(page.locator("[data-kw-shelf] li")).to_have_count(2)


def test_the_status_is_kept_only_when_its_holder_asks_and_never_the_key(
    phone: BrowserContext, office: str, furnished: Furnished
) -> None:
    secret = furnished.cookies_of(KEY)["kw_schluessel"]
    phone.add_cookies([{"name": "kw_schluessel", "value": secret, "url": office}])
    page = phone.new_page()
    page.goto(office + ANSWER)
    save(page)
    page.goto(f"{office}/stand/")
    assert "/stand/" not in kept(page)
    save(page)

    assert "/stand/" in kept(page)
    assert secret not in page.evaluate(EVERYTHING)
    assert "csrfmiddlewaretoken" not in page.evaluate(EVERYTHING)
    phone.set_offline(True)
    page.goto(f"{office}/stand/?sprache=de")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wo ist mein Anliegen?")


def test_pages_of_the_office_and_tickets_are_never_kept_and_one_button_deletes_all(
    phone: BrowserContext, office: str, furnished: Furnished
) -> None:
    for name, value in {**furnished.cookies_of("brandt"), **furnished.cookies_of(KEY)}.items():
        phone.add_cookies([{"name": name, "value": value, "url": office}])
    page = phone.new_page()
    page.goto(office + ANSWER)
    save(page)
    for address in ("/anliegen/", "/ticket/", "/servicepoint/"):
        page.goto(office + address)
        assert page.locator("[data-kw-save]").count() == 0
    assert {address for address in kept(page) if not address.startswith("/static/")} == {ANSWER, "/unterwegs/"}
    page.goto(f"{office}/unterwegs/")
    page.get_by_role("button", name="Von diesem Gerät löschen").click()
    expect(page.get_by_text("Gelöscht.")).to_be_visible()

    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(request.url.slice(location.origin.length));
  return found;
}"""
EVERYTHING = """async () => {
  let found = "";
  for (const name of await caches.keys()) {
    const shelf = await caches.open(name);
    for (const request of await shelf.keys()) found += request.url + await (await shelf.match(request)).text();
  }
  return found;
}"""


def save(page: Page) -> None:
    page.locator("[data-kw-save-now]").click()
    expect(page.locator("[data-kw-save-done]")).to_be_visible()


def kept(page: Page) -> list[str]:
    return [str(address) for address in page.evaluate(KEPT)]
