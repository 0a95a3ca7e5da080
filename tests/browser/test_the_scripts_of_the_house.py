# SPDX-License-Identifier: EUPL-1.2
"""Keys, cover, language and live regions, in a browser, on small pages without the rest of the house."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from typing import Any, ClassVar

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Engine
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, expect

from tests.browser import looks

COUNTER = """{% extends "ui/staff.html" %}{% load static %}{% block title %}Schalter{% endblock %}
{% block heading %}Schalter 2{% endblock %}
{% block page_scripts %}<script src="{% static 'ui/js/live.js' %}" defer></script>{% endblock %}
{% block content %}
<form method="get" action="/counter">
{% include "ui/components/button.html" with label="Nächste Nummer" key="n" name="did" value="next" %}
{% include "ui/components/button.html" with label="Parken" key="p" name="did" value="park" kind="secondary" %}
</form>
<label for="notiz">Notiz</label><input id="notiz">
<p data-kw-lost role="status" hidden>Verbindung unterbrochen</p>
<div data-kw-live="/live" data-kw-read="/part">0 warten <a id="mehr" href="#">mehr</a></div>
{% endblock %}"""
QUESTION = """{% extends "ui/public.html" %}{% load static %}
{% block title %}Frage{% endblock %}{% block heading %}Frage{% endblock %}
{% block page_scripts %}<script src="{% static 'ui/js/copy.js' %}" defer></script>{% endblock %}
{% block content %}<p>Erst lesen. Dann <span lang="ar" dir="rtl">مرحبا</span> sagen.</p><p hidden>Nichts davon.</p>
<p><a id="link" href="/stand/geheim/">Link</a> <button type="button" data-kw-copy="link" hidden>Link kopieren</button>
<span role="status"><span data-kw-copied hidden>Kopiert.</span></span></p>
<form method="get"><input name="q" aria-label="Anliegen"></form>
<form method="post"><input name="geheim" aria-label="Name"></form>{% endblock %}"""


class Somebody:
    is_authenticated = True


HOUSE = {"office_name": "Amt", "uncover": "/uncover"}


@dataclass
class Office:
    """The little server behind the pages, and what the tests do to it."""

    waiting: int = 0
    is_up: bool = True
    streams: list[Queue[str | None]] = field(default_factory=list)

    def change(self) -> None:
        self.waiting += 1
        for stream in self.streams:
            stream.put("data: queue\n\n")

    def stop(self) -> None:
        self.is_up = False
        for stream in self.streams:
            stream.put(None)


def rendered(source: str, **context: Any) -> str:
    request = RequestFactory().get("/question")
    return Engine.get_default().from_string(source).render(Context({"request": request, "house": HOUSE, **context}))


class Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    office: ClassVar[Office]
    pages: ClassVar[dict[str, str]]

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Say nothing: the test does."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/static/"):
            self.send_static(path.removeprefix("/static/"))
        elif path == "/live" and self.office.is_up:
            self.send_stream()
        elif path == "/part" and self.office.is_up:
            self.send(200, f'{self.office.waiting} warten <a id="mehr" href="#">mehr</a>')
        elif path in self.pages:
            self.send(200, self.pages[path])
        else:
            self.send(503, "")

    def do_POST(self) -> None:
        typed = self.rfile.read(int(self.headers["Content-Length"])).decode(errors="replace")
        self.send(200 if "richtig" in typed else 403, "")

    def send(self, status: int, text: str, kind: str = "text/html; charset=utf-8") -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_static(self, name: str) -> None:
        found = finders.find(name)
        kinds = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "woff2": "font/woff2"}
        with open(str(found), "rb") as file:  # noqa: PTH123 - finders give text
            body = file.read()
        self.send_response(200)
        self.send_header("Content-Type", kinds[name.rsplit(".", 1)[-1]])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_stream(self) -> None:
        stream: Queue[str | None] = Queue()
        self.office.streams.append(stream)
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b": open\n\n")
        while (event := stream.get()) is not None:
            self.wfile.write(event.encode())


def door_of(of_office: Office) -> type[Door]:
    class OpenDoor(Door):
        office = of_office
        pages = {"/counter": rendered(COUNTER, user=Somebody()), "/question": rendered(QUESTION)}

    return OpenDoor


@pytest.fixture
def backstage() -> Office:
    return Office()


@pytest.fixture
def address(backstage: Office) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), door_of(backstage))
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    backstage.stop()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = looks.context_for(browser, looks.DESK)
    opened = context.new_page()
    opened.clock.install()
    opened.goto(f"{address}/counter")
    yield opened
    context.close()


def test_a_key_presses_the_button_that_carries_it(page: Page) -> None:
    page.keyboard.press("n")

    page.wait_for_url("**/counter?did=next")


def test_keys_are_only_letters_inside_a_field(page: Page) -> None:
    page.get_by_label("Notiz").press_sequentially("np?")

    expect(page.get_by_label("Notiz")).to_have_value("np?")
    assert page.url.endswith("/counter")
    expect(page.locator("#tasten")).not_to_be_visible()


def test_the_question_mark_shows_the_keys_of_this_page_and_escape_closes_them(page: Page) -> None:
    page.keyboard.press("?")

    legend = page.get_by_role("dialog", name="Tasten auf dieser Seite")
    expect(legend.locator("dt")).to_have_text(["N", "P"])
    expect(legend.locator("dd")).to_have_text(["Nächste Nummer", "Parken"])
    page.keyboard.press("Escape")
    expect(legend).not_to_be_visible()


def test_single_keys_can_be_switched_off_and_stay_off(page: Page) -> None:
    page.keyboard.press("?")
    page.get_by_label("Einzelne Tasten benutzen").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("n")

    assert page.url.endswith("/counter")
    expect(page.locator("kbd.kw-key").first).not_to_be_visible()


def test_after_five_minutes_the_page_covers_itself_and_the_password_brings_it_back(page: Page) -> None:
    page.get_by_label("Notiz").fill("halb geschrieben")
    page.clock.fast_forward("05:06")

    cover = page.get_by_role("dialog", name="Diese Seite ist verdeckt")
    expect(cover).to_be_visible()
    expect(cover.locator("[data-kw-uncover-error]")).not_to_be_visible()
    assert page.title() == "Diese Seite ist verdeckt"
    assert page.evaluate("document.querySelector('main').closest('[inert]') !== null")
    page.get_by_label("Ihr Passwort").fill("falsch")
    page.keyboard.press("Enter")
    expect(cover.get_by_role("alert")).to_have_text("Das Passwort passt nicht. Versuchen Sie es noch einmal.")
    page.get_by_label("Ihr Passwort").fill("richtig")
    page.keyboard.press("Enter")
    expect(cover).not_to_be_visible()
    expect(page.get_by_label("Notiz")).to_have_value("halb geschrieben")
    expect(page.get_by_label("Notiz")).to_be_focused()


def test_whoever_works_is_not_covered(page: Page) -> None:
    for _ in range(3):
        page.clock.fast_forward("03:00")
        page.get_by_label("Notiz").press("a")

    expect(page.get_by_label("Notiz")).to_have_value("aaa")
    expect(page.locator("[data-kw-cover]")).not_to_be_visible()


def test_a_change_is_shown_and_the_focus_stays_where_it_was(page: Page, backstage: Office) -> None:
    expect(page.get_by_text("0 warten")).to_be_visible()
    page.locator("#mehr").focus()
    backstage.change()

    expect(page.get_by_text("1 warten")).to_be_visible()
    expect(page.locator("#mehr")).to_be_focused()


def test_when_the_office_stops_the_last_state_stays_and_after_its_return_the_page_is_right_again(
    page: Page, backstage: Office
) -> None:
    backstage.change()
    expect(page.get_by_text("1 warten")).to_be_visible()
    backstage.stop()
    expect(page.get_by_text("Verbindung unterbrochen")).to_be_visible()
    expect(page.get_by_text("1 warten")).to_be_visible()

    backstage.waiting, backstage.is_up = 7, True
    page.clock.run_for("00:20")

    expect(page.get_by_text("7 warten")).to_be_visible()
    expect(page.get_by_text("Verbindung unterbrochen")).not_to_be_visible()


def test_another_language_keeps_the_question_but_never_what_a_form_would_save(page: Page, address: str) -> None:
    page.goto(f"{address}/question")
    page.get_by_label("Anliegen").fill("Duldung & Arbeit")
    page.get_by_label("Name", exact=True).fill("Amina")
    page.locator(".kw-language-menu summary").click()
    page.get_by_role("link", name="English").click()

    page.wait_for_url("**/question?*")
    assert page.url.partition("?")[2] == "sprache=en&q=Duldung+%26+Arbeit"


VOICES = """
window.said = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
const voices = {
  getVoices: () => VOICES.map((lang) => ({ lang, localService: true })), cancel() {}, addEventListener() {},
  speak(words) { said.push([words.text, words.lang]); if (!window.pause) setTimeout(words.onend, 0); } };
Object.defineProperty(window, "speechSynthesis", { value: voices });
"""


def with_voices(browser: Browser, *languages: str) -> Page:
    """A page on a device that speaks these languages."""
    opened = looks.context_for(browser, looks.PHONE).new_page()
    opened.add_init_script(VOICES.replace("VOICES.map", f"{list(languages)}.map"))
    return opened


def test_a_page_is_read_aloud_sentence_by_sentence_each_in_its_language(browser: Browser, address: str) -> None:
    page = with_voices(browser, "de-DE", "ar-EG")
    page.goto(f"{address}/question")
    page.get_by_role("button", name="Vorlesen").click()
    page.wait_for_function("said.length >= 5")

    assert page.evaluate("said.slice(0, 5)") == [
        ["Frage", "de-DE"], ["Erst lesen.", "de-DE"], ["Dann", "de-DE"], ["مرحبا", "ar-EG"], ["sagen.", "de-DE"],
    ]  # fmt: skip
    assert "Nichts davon." not in str(page.evaluate("said"))
    expect(page.get_by_role("button", name="Vorlesen", exact=True)).to_be_visible()
    page.context.close()


def test_reading_can_be_stopped(browser: Browser, address: str) -> None:
    page = with_voices(browser, "de-DE")
    page.goto(f"{address}/question")
    page.evaluate("window.pause = true")
    page.get_by_role("button", name="Vorlesen").click()
    page.get_by_role("button", name="Vorlesen anhalten").click()

    expect(page.get_by_role("button", name="Vorlesen", exact=True)).to_be_visible()
    assert len(page.evaluate("said")) == 1
    page.context.close()


def test_where_the_device_has_no_voice_for_the_language_no_button_promises_one(browser: Browser, address: str) -> None:
    page = with_voices(browser, "en-US")
    page.goto(f"{address}/question")

    expect(page.locator("[data-kw-aloud]")).not_to_be_visible()
    page.context.close()


def test_the_link_to_keep_is_copied_by_one_touch(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/question")
    page.get_by_role("button", name="Link kopieren").click()

    expect(page.get_by_text("Kopiert.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/stand/geheim/"
