# SPDX-License-Identifier: EUPL-1.2
"""How people use the pages: what a visitor and a clerk do, in words of the page and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, expect

from tests.browser.looks import DESK, PHONE, Look, complaints_of, context_for


@dataclass
class Somebody:
    """A person before a screen. Whatever the console complains about meanwhile is kept."""

    page: Page
    office: str
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        self.page.goto(self.office + address)

    def press(self, key: str) -> None:
        """A single key, as it is printed on the button; the page answers with another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def click(self, name: str) -> None:
        """A button or link by the word on it."""
        here = self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))
        with self.page.expect_navigation():
            here.first.click()

    def reads(self, words: str) -> None:
        """Wait until these words stand in the main part of the page."""
        expect(self.page.locator("main")).to_contain_text(words)


@contextmanager
def before_a_screen(browser: Browser, office: str, look: Look = DESK, **options: str) -> Iterator[Somebody]:
    """Somebody with a browser of their own; at the end nothing may have been complained about."""
    context = context_for(browser, look)
    page = context.new_page()
    somebody = Somebody(page, office, complaints_of(page))
    try:
        yield somebody
        assert somebody.complaints == [], somebody.complaints
    finally:
        context.close()


@contextmanager
def visitor(browser: Browser, office: str) -> Iterator[Somebody]:
    """Somebody with a phone."""
    with before_a_screen(browser, office, PHONE) as somebody:
        yield somebody


@contextmanager
def clerk(browser: Browser, office: str, username: str) -> Iterator[Somebody]:
    """A member of staff who has logged in by one click, as the demo offers it."""
    with before_a_screen(browser, office) as somebody:
        somebody.open("/anmelden/")
        with somebody.page.expect_navigation():
            somebody.page.locator(f"form:has(input[value={username}]) button").click()
        yield somebody


Words = Mapping[str, str]
GERMAN: Words = {
    "language": "de", "question": "duldung verlengern", "letters": "War", "go on": "Weiter", "search": "Suchen",
    "draw": "Wartenummer ziehen", "responsible": "Ausländerrecht 1", "holder": "Leistungsstelle",
}  # fmt: skip
ARABIC: Words = {
    "language": "ar", "question": "تمديد الدولدونغ", "letters": "War", "go on": "متابعة", "search": "بحث",
    "draw": "سحب رقم انتظار", "responsible": "Ausländerrecht 1", "holder": "Leistungsstelle",
}  # fmt: skip
