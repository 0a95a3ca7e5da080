# SPDX-License-Identifier: EUPL-1.2
"""A page as a client sees it: forms, links, words. Found by meaning, not by position."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = Sequence[tuple[str, str | None]]


@dataclass
class Form:
    """A form: where it goes, what it carries already, what can be chosen, which buttons it has."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, dict[str, str]] = field(default_factory=dict)
    """By field: the words of every choice, with the value it stands for."""
    buttons: list[tuple[str, str]] = field(default_factory=list)
    """Name and value of every button that sends something of its own."""


@dataclass
class Page:
    """What was found in a page."""

    forms: list[Form] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    """Every link with the group (the labelled section) in which it stands."""
    words: list[str] = field(default_factory=list)

    def form_to(self, ending: str, **carrying: str) -> Form | None:
        """The first form whose address ends so and that carries these values."""
        return next((form for form in self.forms if form.action.endswith(ending) and _carries(form, carrying)), None)

    def form_with(self, name: str) -> Form | None:
        """The first form that carries a field with this name."""
        return next((form for form in self.forms if name in form.fields), None)


def read_page(html: str) -> Page:
    """Read a page of the office."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


def _carries(form: Form, carrying: dict[str, str]) -> bool:
    return all(form.fields.get(name) == value for name, value in carrying.items())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._form: Form | None = None
        self._group = ""
        self._select = ""
        self._option: str | None = None
        self._option_words = ""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in said:
            self.page.links.append((self._group, said["href"]))
        elif tag == "section":
            self._group = said.get("aria-labelledby", "")
        elif tag == "form":
            self._form = Form(said.get("action", ""), said.get("method", "get").lower())
            self.page.forms.append(self._form)
        elif self._form is not None:
            self._in_form(self._form, tag, said)

    def _in_form(self, form: Form, tag: str, said: dict[str, str]) -> None:
        name, value = said.get("name", ""), said.get("value", "")
        if tag == "select":
            self._select = name
            form.choices[name] = {}
            form.fields[name] = ""
        elif tag == "option":
            self._option, self._option_words = value, ""
        elif tag == "button" and name:
            form.buttons.append((name, value))
        elif tag == "textarea":
            form.fields[name] = ""
        elif tag == "input" and name and said.get("type") in {"radio", "checkbox"}:
            form.choices.setdefault(name, {})[value] = value
        elif tag == "input" and name:
            form.fields[name] = value

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "section":
            self._group = ""
        elif tag == "option" and self._option is not None and self._form is not None:
            self._form.choices.setdefault(self._select, {})[self._option_words.strip()] = self._option
            self._option = None

    def handle_data(self, data: str) -> None:
        if self._option is not None:
            self._option_words += data
        elif words := " ".join(data.split()):
            self.page.words.append(words)
