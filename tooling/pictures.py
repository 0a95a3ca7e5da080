# SPDX-License-Identifier: EUPL-1.2
"""The pictures of README and handbook, taken from a demo office of their own: `./dev pictures`.

With `--every FOLDER` every page is taken, in German and Arabic, at the desk and on the phone, to be looked at.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import looks
from tests.browser.looks import BOARD, DESK, PHONE, Look

ROOT = Path(__file__).resolve().parents[1]
SHOWN = ROOT / "docs" / "pictures"
UP = [sys.executable, "-c", "from kurzweg.cli.main import run; run()", "up", "--port", "0", "--json"]
ANSWER = "/zustaendigkeit/duldung/?surname=War"


@dataclass(frozen=True)
class Picture:
    """One picture: its name, who sees the page, and how."""

    name: str
    address: str
    who: str = ""
    look: Look = DESK


PICTURES = (
    Picture("wegweiser", "/?sprache=de", look=PHONE),
    Picture("auskunft-arabisch", f"{ANSWER}&sprache=ar", look=PHONE),
    Picture("wartenummer", "/ticket/", "visitor", PHONE),
    Picture("anzeige", "/anzeige/naumburg/", look=BOARD),
    Picture("schalter", "/servicepoint/a1/", "brandt"),
    Picture("arbeitsliste", "/anliegen/", "brandt"),
    Picture("personen", "/personen/", "brandt"),
    Picture("erste-schritte", "/erste-schritte/", "jansen"),
    Picture("teile", "/verwaltung/teile/", "otto"),
    Picture("system", "/system/", "otto"),
    Picture("umbau", "/umbau/", "gruber"),
    Picture("leistungen", "/leistungen/", "gruber"),
    Picture("weg", "/weg/?sprache=uk", look=PHONE),
    Picture("startpaket", "/startpaket/", "ihde"),
)


@contextmanager
def demo_office() -> Iterator[str]:
    """The address of a demo office that lives as long as the pictures are taken."""
    with tempfile.TemporaryDirectory(prefix="kurzweg-pictures-") as home:
        os.chmod(home, 0o755)  # noqa: S103,PTH101 - the database of root runs as another account
        process = subprocess.Popen([*UP, "--home", home], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        try:
            yield json.loads("".join(iter(process.stdout.readline, "}\n")) + "}")["address"]
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


class People:
    """Everybody who sees something, each with a browser of their own."""

    def __init__(self, browser: Browser, office: str) -> None:
        self._browser = browser
        self._office = office
        self._contexts: dict[tuple[str, str], BrowserContext] = {}

    def page(self, who: str, look: Look) -> Page:
        """A page of somebody who is logged in, or of a visitor who holds a number, or of anybody."""
        if (who, look.name) not in self._contexts:
            context = looks.context_for(self._browser, look)
            self._contexts[who, look.name] = context
            page = context.new_page()
            if who == "visitor":
                self.draw(page)
            elif who:
                page.goto(f"{self._office}/anmelden/")
                page.locator(f"form:has(input[value={who}]) button").click()
        return self._contexts[who, look.name].new_page()

    def draw(self, page: Page) -> None:
        """Take a number."""
        page.goto(f"{self._office}{ANSWER}")
        page.locator("form[method=post] button[type=submit]").first.click()
        page.wait_for_url("**/ticket/")


def furnish(office: str, people: People) -> None:
    """A few visitors, one of them called: an empty office shows little."""
    for _visitor in range(4):
        page = people.page("", Look(f"visitor-{_visitor}", width=360, height=740))
        people.draw(page)
    clerk = people.page("brandt", DESK)
    clerk.goto(f"{office}/servicepoint/")
    clerk.locator("main a[href^='/servicepoint/']").first.click()
    for key in ("o", "n"):
        with clerk.expect_navigation():
            clerk.keyboard.press(key)


def take(picture: Picture, office: str, people: People, folder: Path) -> Path:
    """Take one picture."""
    page = people.page(picture.who, picture.look)
    page.goto(f"{office}{picture.address}", wait_until="networkidle" if picture.look is not BOARD else "load")
    page.evaluate("document.fonts.ready")
    file = folder / f"{picture.name}.png"
    page.screenshot(path=file, full_page=picture.look is PHONE, animations="disabled")
    page.close()
    return file


def main(words: list[str]) -> int:
    """Take the pictures; 2 without a browser."""
    asked = _parser().parse_args(words)
    try:
        if asked.every:
            return _take_every_page(asked.every)
        SHOWN.mkdir(parents=True, exist_ok=True)
        with looks.chromium() as browser, demo_office() as office:
            people = People(browser, office)
            furnish(office, people)
            for picture in PICTURES:
                sys.stdout.write(f"{take(picture, office, people, SHOWN).relative_to(ROOT)}\n")
    except looks.NoBrowserError as missing:
        sys.stderr.write(f"{missing}\n")
        return 2
    return 0


def _take_every_page(folder: Path) -> int:
    """The tests open every page anyway; here they keep what they see."""
    words = [sys.executable, "-m", "pytest", "-q", "tests/browser/test_every_page_is_for_everybody.py"]
    told = {**os.environ, "KURZWEG_PICTURES": str(folder.resolve())}
    return subprocess.run(words, cwd=ROOT, env=told, check=False).returncode


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./dev pictures", description="The pictures of README and handbook.")
    parser.add_argument("--every", type=Path, metavar="FOLDER", help="take every page instead, into this folder")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
