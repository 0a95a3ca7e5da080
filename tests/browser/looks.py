# SPDX-License-Identifier: EUPL-1.2
"""Looking at a page: its picture at several sizes, and what axe, console and scroll bar complain about."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
INSTALL = "apt-get install --yes chromium fonts-noto-core"
AXE = Path(__file__).resolve().parents[2] / ".dev/axe/axe.min.js"
BAR = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


_running: list[Playwright] = []


class NoBrowserError(Exception):
    """There is no Chromium on this machine; the text holds the one command that mends it."""


@dataclass(frozen=True)
class Look:
    """Ansicht: one way in which people meet a page."""

    name: str
    width: int = 1280
    height: int = 900
    theme: Literal["light", "dark"] = "light"
    language: str = ""
    """Asked for by `?sprache=`; empty leaves the page as its address asks for it."""


LOOKS = (
    Look("desk"),
    Look("phone", width=360, height=740),
    Look("narrow", width=320, height=800),  # 1280 CSS pixels at 400 % zoom
    Look("dark", theme="dark"),
    Look("rtl-narrow", width=320, height=800, language="ar"),
)
DESK, PHONE, NARROW, DARK, RTL_NARROW = LOOKS
CYRILLIC = Look("cyrillic", width=360, height=740, language="uk")
BOARD = Look("board", width=1920, height=1080)


def browser_path() -> str:
    """The Chromium of the system; no browser is ever downloaded."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        raise NoBrowserError(f"no Chromium here for the browser tests; install it:\n  {INSTALL}")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """One browser for many pages; closed at the end."""
    flags = ["--disable-dev-shm-usage", "--disable-background-networking"]
    if os.geteuid() == 0:
        flags.append("--no-sandbox")
    with _driver() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=flags)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def _driver() -> Iterator[Playwright]:
    """The one Playwright of this process: a second one beside it would refuse to start."""
    if _running:
        yield _running[-1]
        return
    with sync_playwright() as playwright:
        _running.append(playwright)
        try:
            yield playwright
        finally:
            _running.remove(playwright)


def context_for(browser: Browser, look: Look, **options: Any) -> BrowserContext:
    """A fresh visitor with this screen and theme; motion is reduced, so that pictures stand still."""
    return browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme=look.theme,
        locale="de-DE",
        reduced_motion="reduce",
        **options,
    )


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA and good practice, one line per rule with the first place."""
    # This goes by the debugging protocol: a strict content policy does not stop it.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags})", BAR)["violations"]
    return [f"{each['id']} ({each['impact']}): {each['nodes'][0]['target'][0]} x{len(each['nodes'])}" for each in found]


def sideways_scroll(page: Page) -> list[str]:
    """A page that has to be pushed sideways cannot be read with 400 % zoom."""
    wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return [f"the page scrolls sideways: {wide} in {room} pixels"] if wide > room else []


def complaints_of(page: Page) -> list[str]:
    """A list that fills itself with console errors, script errors and failed requests of the page."""
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        # The page itself may answer 404 or 409 and still be a page worth reading.
        if message.type == "error" and message.location.get("url") != page.url:
            heard.append(f"console: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(f"script: {error}"))
    # A page that is left takes its open requests with it: that is no fault.
    page.on(
        "requestfailed",
        lambda request: heard.append(f"not loaded: {request.url}") if request.failure != "net::ERR_ABORTED" else None,
    )
    return heard


def look_at(
    browser: Browser,
    url: str,
    look: Look,
    *,
    picture: Path | None = None,
    cookies: Mapping[str, str] | None = None,
) -> list[str]:
    """Opens a page as this look, takes its picture, and returns every complaint about it."""
    context = context_for(browser, look)
    for name, value in (cookies or {}).items():
        context.add_cookies([{"name": name, "value": value, "url": urljoin(url, "/")}])
    page = context.new_page()
    heard = complaints_of(page)
    answer = page.goto(_asked(url, look))
    page.evaluate("document.fonts.ready")
    if picture:
        picture.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=picture, full_page=look is not BOARD)
    if answer is None or not answer.ok:
        heard.append(f"asked for {urlsplit(url).path}, answered with {answer and answer.status}")
    if urlsplit(page.url).path != urlsplit(url).path:
        heard.append(f"asked for {urlsplit(url).path}, stands at {urlsplit(page.url).path}")
    heard += sideways_scroll(page) + violations(page)
    context.close()
    return heard


def _asked(url: str, look: Look) -> str:
    if not look.language:
        return url
    return f"{url}{'&' if '?' in url else '?'}sprache={look.language}"


def picture_name(url: str, look: Look) -> str:
    """A file name that tells page and look."""
    words = re.sub(r"\W+", "-", url.rsplit("://", maxsplit=1)[-1]).strip("-")
    return f"{words}-{look.name}.png"
