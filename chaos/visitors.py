# SPDX-License-Identifier: EUPL-1.2
"""Visitors: each asks the finder, draws a number, and looks at it."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlencode

from chaos.browser import Answer
from chaos.pages import Form, Page
from chaos.people import Client

KEY = "kw_schluessel"
"""The cookie that carries the secret key of a number, and behind a dot the mark of the house."""
NUMBER = re.compile(r"[A-Z]\d-\d\d")
WISHES: tuple[tuple[str, dict[str, str]], ...] = (
    ("fiktionsbescheinigung", {}),
    ("eat-abholung", {}),
    ("aufenthaltsbescheinigung", {}),
    ("duldung", {"surname": "Ka"}),
    ("duldung", {"surname": "Be"}),
)


class Visitor(Client):
    """A line of visitors, one after the other, each with a browser of their own."""

    def act(self) -> None:
        self.change_browser()
        service, facts = self.chance.choice(WISHES)
        page = self.browser.open(f"/zustaendigkeit/{service}/?{urlencode(facts)}")
        form = page.page.form_with("mark")
        if form is None:
            raise LookupError(f"no number is offered for {service} ({page.status})")
        self._draw(form, page)

    def _draw(self, form: Form, page: Answer) -> None:
        mark = form.fields["mark"]
        self.history.send("draw", mark)
        for _click in range(2 if self.chance.random() < 0.2 else 1):
            answer = self.browser.submit(form, page)
            if answer.status != 302 or KEY not in self.browser.cookies:
                return
            key = hashlib.sha256(self.browser.cookies[KEY].partition(".")[0].encode()).hexdigest()
            self.history.acknowledge(self.name, "draw", mark, key=key)
        shown = self.browser.open("/ticket/")
        self.history.acknowledge(self.name, "number", key, number=number_on(shown.page))


def number_on(page: Page) -> str:
    """The call number that a page shows; empty when it shows none."""
    return next((words for words in page.words if NUMBER.fullmatch(words)), "")
