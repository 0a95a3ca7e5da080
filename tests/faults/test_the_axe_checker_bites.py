# SPDX-License-Identifier: EUPL-1.2
"""The checker of pages is first seen red, on pages with one planted fault each."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import looks

SOUND = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Probe</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Probe</h1>PLACE</main></body></html>"""
FAULTS = {
    "a picture without words": ('<img src="icon.svg">', "image-alt"),
    "an input without a label": ('<input name="q">', "label"),
    "grey on white": ('<p style="color:#bbb">blass</p>', "color-contrast"),
    "a heading left out": ("<h3>Drei</h3>", "heading-order"),
    "a list with something else in it": ("<ul><p>eins</p></ul>", "list"),
    "a page wider than the screen": ('<p style="inline-size:3000px">breit</p>', "sideways"),
    "a script that fails": ("<script>missing()</script>", "script:"),
    "a file that is not there": ('<script src="gone.js"></script>', "console:"),
}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Say nothing: the test does."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    (made / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    (made / "sound.html").write_text(SOUND.replace("PLACE", "<p>Gut.</p>"), encoding="utf-8")
    for number, (planted, _rule) in enumerate(FAULTS.values()):
        (made / f"{number}.html").write_text(SOUND.replace("PLACE", planted), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with looks.chromium() as browser:
        yield browser


def test_a_sound_page_gets_no_complaint(chromium: Browser, address: str) -> None:
    assert looks.look_at(chromium, f"{address}/sound.html", looks.NARROW) == []


@pytest.mark.parametrize(("number", "fault"), list(enumerate(FAULTS)), ids=list(FAULTS))
def test_a_planted_fault_is_named(chromium: Browser, address: str, number: int, fault: str) -> None:
    heard = looks.look_at(chromium, f"{address}/{number}.html", looks.NARROW)

    assert any(FAULTS[fault][1] in complaint for complaint in heard), heard
