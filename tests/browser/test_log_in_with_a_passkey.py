# SPDX-License-Identifier: EUPL-1.2
"""A passkey in a real browser, with the virtual device that Chromium brings for tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looks import sideways_scroll, violations
from tests.browser.people_at_work import Somebody, before_a_screen
from tests.world import PASSWORD, World

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}
FACTOR = "/konto/zweiter-faktor/"


class Device:
    """The device in the hand of somebody before a screen."""

    def __init__(self, somebody: Somebody) -> None:
        self._line = somebody.page.context.new_cdp_session(somebody.page)
        self._line.send("WebAuthn.enable", {"enableUI": False})
        told: dict[str, Any] = self._line.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        self._id = told["authenticatorId"]

    def recognises_its_owner(self, does: bool) -> None:
        """Whether the finger is the right one."""
        said = {"authenticatorId": self._id, "isUserVerified": does}
        self._line.send("WebAuthn.setUserVerified", said)


@pytest.fixture
def dahl(browser: Browser, office: str, world: World) -> Iterator[Somebody]:
    """Herr Dahl, logged in at the name of the house instead of its number."""
    with before_a_screen(browser, office.replace("127.0.0.1", "localhost")) as somebody:
        types_his_password(somebody)
        yield somebody


def types_his_password(somebody: Somebody) -> None:
    somebody.open("/anmelden/?next=/konto/")
    form = somebody.page.locator("form:has(input[name=password])")
    form.locator("input[name=username]").fill("dahl")
    form.locator("input[name=password]").fill(PASSWORD)
    with somebody.page.expect_navigation():
        form.get_by_role("button").first.click()


def is_for_everybody(page: Page) -> None:
    assert [*violations(page), *sideways_scroll(page)] == []


def test_set_up_a_passkey_and_log_in_with_it(dahl: Somebody) -> None:
    device = Device(dahl)
    dahl.open(FACTOR)
    dahl.click("Passkey einrichten")
    is_for_everybody(dahl.page)
    dahl.page.get_by_label("Name für diesen Passkey").fill("Diensthandy")
    dahl.click("Passkey einrichten")
    dahl.reads("Ersatzcodes")
    dahl.open(FACTOR)
    dahl.reads("Diensthandy")
    is_for_everybody(dahl.page)
    dahl.click("Abmelden")

    types_his_password(dahl)
    dahl.reads("Jetzt fehlt noch Ihr Passkey oder ein Code.")
    is_for_everybody(dahl.page)
    device.recognises_its_owner(False)
    dahl.page.get_by_role("button", name="Mit Passkey anmelden").click()
    expect(dahl.page.get_by_role("alert")).to_contain_text("Das hat nicht geklappt")
    device.recognises_its_owner(True)
    dahl.click("Mit Passkey anmelden")
    dahl.reads("Wo Sie angemeldet sind")
