# SPDX-License-Identifier: EUPL-1.2
"""A small browser: cookies, pages, forms. An answer that did not come is not an answer.

Nothing but the standard library, one connection a request. What the server said with a status below 500 came;
a broken connection, silence, or an apology (5xx) means that nobody knows whether it was done.
"""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from chaos.pages import Form, Page, read_page

SILENCE = 12.0
"""Seconds without an answer after which a person clicks again."""
BREATH = 0.2
LONGEST_WAIT = 90.0
"""Seconds for which the same thing is tried; an office that is away for longer did not come back."""


class Lost(Exception):  # noqa: N818 - named for what happened
    """The answer was lost; whether the thing was done is not known."""


class NeverCameBack(RuntimeError):  # noqa: N818 - named for what happened
    """The office gave no answer for so long that it counts as gone."""


@dataclass
class Answer:
    """What the office said."""

    path: str
    status: int
    location: str
    html: str

    @property
    def is_done(self) -> bool:
        """Whether it acknowledges: 2xx, or a redirect to where the result stands."""
        return 200 <= self.status < 400

    @cached_property
    def page(self) -> Page:
        return read_page(self.html)


@dataclass
class Browser:
    """One person's browser. It repeats what got no answer, as a person does, and counts how often."""

    address: str
    rest: Callable[[float], object] = time.sleep
    cookies: dict[str, str] = field(default_factory=dict)
    lost: int = 0
    apologies: int = 0

    def open(self, path: str) -> Answer:
        """Read a page, as often as it takes, following redirects."""
        answer = self._insist("GET", path, "")
        while 300 <= answer.status < 400 and answer.location:
            answer = self._insist("GET", answer.location, "")
        return answer

    def submit(self, form: Form, at: Answer, **said: str) -> Answer:
        """Send a form until an answer comes; always the very same form. The redirect is not followed."""
        body = urlencode({**form.fields, **said})
        return self._insist("POST", urljoin(at.path, form.action) if form.action else at.path, body)

    def _insist(self, method: str, path: str, body: str) -> Answer:
        end = time.monotonic() + LONGEST_WAIT
        while True:
            try:
                return self._ask(method, path, body)
            except Lost as lost:
                if time.monotonic() > end:
                    raise NeverCameBack(f"{method} {path}: no answer for {LONGEST_WAIT:.0f} s ({lost})") from lost
                self.rest(BREATH)

    def _ask(self, method: str, path: str, body: str) -> Answer:
        where = urlsplit(self.address)
        connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=SILENCE)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body or None, headers)
            response = connection.getresponse()
            html = response.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as broken:
            self.lost += 1
            raise Lost(type(broken).__name__) from broken
        finally:
            connection.close()
        if response.status >= 500:
            self.apologies += 1
            raise Lost(str(response.status))
        self._keep(response.headers.get_all("Set-Cookie") or [])
        return Answer(path, response.status, response.headers.get("Location", ""), html)

    def _keep(self, lines: list[str]) -> None:
        for line in lines:
            for name, morsel in SimpleCookie(line).items():
                if morsel.value and morsel["max-age"] != "0":
                    self.cookies[name] = morsel.value
                else:
                    self.cookies.pop(name, None)
