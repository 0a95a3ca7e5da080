# SPDX-License-Identifier: EUPL-1.2
"""The forms of a page, as a browser would send them, and what no person would type into them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

HOSTILE = {
    "nothing": "",
    "nul": "\0",
    "a huge number": "9" * 5000,
    "less than nothing": "-1",
    "another key": "00000000-0000-0000-0000-000000000000",
    "markup and turned letters": "'\"><script>alert(1)</script>{{ 7 }}\r\nSet-Cookie: b=c\u202e\u2066\ufeff"
    + "ﷺ" * 400,
    "very long": "wort " * 8000,
    "a mapping": '{"$ne": null}',
}
"""What is typed, by what it is."""


@dataclass
class Form:
    """One form: where it is sent, how, and what stands in it."""

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(name for name, _value in self.fields))

    def filled(self, name: str, value: str) -> dict[str, list[str]]:
        """As it stands there, with one field changed; every value is sent as often as it stands there."""
        sent: dict[str, list[str]] = {}
        for own, stands in self.fields:
            sent.setdefault(own, []).append(value if own == name else stands)
        return sent

    def attacks(self) -> Iterator[tuple[str, dict[str, list[str]]]]:
        """Each field with each hostile value, twice over, and without it."""
        for name in self.names:
            whole = self.filled(name, "")
            yield f"without {name}", {own: values for own, values in whole.items() if own != name}
            for kind, value in HOSTILE.items():
                yield f"{name} is {kind}", self.filled(name, value)
            yield f"{name} twice", whole | {name: ["1", "2"]}


def forms_of(page: str) -> list[Form]:
    """The forms of a page, one of each kind, without the ticket against forgery, which tests need not carry."""
    reader = _Reader()
    reader.feed(page)
    return list({(form.method, len(form.action.split("/")), *form.names): form for form in reader.forms}.values())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(told.get("action", ""), told.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is None:
            return
        elif tag == "select":
            self._select = told.get("name", "")
        elif tag == "option" and self._select:
            self._put(self._select, told.get("value", ""), is_chosen="selected" in told)
        elif tag == "textarea":
            self._area = told.get("name", "")
            self._put(self._area, "")
        elif tag in {"input", "button"} and told.get("name") not in {None, "csrfmiddlewaretoken"}:
            self._put(told["name"], told.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area and self._form:
            name, before = self._form.fields.pop()
            self._form.fields.append((name, before + data))

    def _put(self, name: str, value: str, *, is_chosen: bool = False) -> None:
        assert self._form is not None
        known = [own for own, _value in self._form.fields]
        if name == self._select and name in known:
            if is_chosen:
                self._form.fields[known.index(name)] = (name, value)
            return
        self._form.fields.append((name, value))
