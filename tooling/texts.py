# SPDX-License-Identifier: EUPL-1.2
"""Finds the words that the pages say, and whether visitors or only staff can meet them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "gettext_noop": None,
}
PUBLIC_BASES = ("ui/public.html", "ui/display.html")
STAFF_BASES = ("ui/entrance.html", "ui/staff.html")
"""Bases of pages that only staff meet, whatever these are built on."""
PUBLIC_FOLDER = "ui/"
"""Components may stand on any page."""
PUBLIC_CODE = (
    "ui/",
    "lang/",
    "finder/",
    "services/",
    "events/",
    "interpreting/phrases.py",
    "accounts/forms.py",
    "allocation/application_forms.py",
    "allocation/errors.py",
    "allocation/words.py",
    "matters/status.py",
    "servicepoint/errors.py",
    "servicepoint/newcomers.py",
    "servicepoint/appointment_errors.py",
    "servicepoint/appointment_events.py",
    "servicepoint/appointment_forms.py",
    "servicepoint/appointment_page.py",
)
STAFF_MODULES = ("/first_day.py", "/rules.py")
"""Words to staff, also in the rooms of visitors."""
PUBLIC_MODULE = "/events.py"
"""Code whose sentences reach visitors: finder, day and clock, and everywhere the events of their matter."""
NOT_ON_PAGES = ("/migrations/", "/apps.py", "/management/")
SPOKEN = {"gettext": None, "ngettext": (1, 2)}
"""What a model says when it refuses. Its lazy words are names of fields: the office's own, in German."""
DJANGOS: tuple[str, ...] = (
    "This field is required.",
    "Select a valid choice. That choice is not one of the available choices.",
    "Select a valid choice. %(value)s is not one of the available choices.",
)
"""Words of Django's forms that the house says in its own way, in German too."""
_EXTENDS = re.compile(r"""\{%\s*extends\s+["']([^"']+)["']""")
_INCLUDES = re.compile(r"""\{%\s*include\s+["']([^"'#]+)""")


@dataclass(frozen=True)
class Text:
    """Wortlaut: one German sentence of a template or a module."""

    message: str | tuple[str, ...]
    context: str | None
    file: str
    is_public: bool

    @property
    def is_plural(self) -> bool:
        return not isinstance(self.message, str)

    @property
    def key(self) -> str:
        """Under which a catalogue keeps it: a counted text by its form for one."""
        return self.message if isinstance(self.message, str) else self.message[0]

    @property
    def flags(self) -> list[str]:
        whole = self.message if isinstance(self.message, str) else " ".join(self.message)
        return ["python-format"] if re.search(r"%\(\w+\)[sd]", whole) else []


def of_package(package: Path) -> list[Text]:
    """Every text of the package, templates first, in the order of the files."""
    return [*_of_templates(package), *_of_code(package)]


def _of_templates(package: Path) -> Iterator[Text]:
    files = {
        str(path.relative_to(folder)): path
        for folder in sorted(package.glob("*/templates"))
        for path in sorted(folder.rglob("*.*"))
        if path.suffix in {".html", ".txt"}
    }
    public = public_templates({name: path.read_text(encoding="utf-8") for name, path in files.items()})
    for name, path in files.items():
        code = templatize(path.read_text(encoding="utf-8"), origin=name)
        yield from _texts(code, str(path.relative_to(package)), KEYWORDS, is_public=name in public)


def _of_code(package: Path) -> Iterator[Text]:
    for path in sorted(package.rglob("*.py")):
        name = str(path.relative_to(package))
        if any(part in f"/{name}" for part in NOT_ON_PAGES):
            continue
        keywords = SPOKEN if "/models/" in name else KEYWORDS
        yield from _texts(path.read_text(encoding="utf-8"), name, keywords, is_public=is_public_code(name))


def is_public_code(name: str) -> bool:
    """Whether visitors read the sentences of a module: on their pages, or as what happened to a matter."""
    if name.endswith(STAFF_MODULES):
        return False
    return name.startswith(PUBLIC_CODE) or name.endswith(PUBLIC_MODULE)


def _texts(code: str, file: str, keywords: Mapping[str, Any], *, is_public: bool) -> Iterator[Text]:
    for _line, message, _comments, context in extract("python", BytesIO(code.encode()), keywords):
        if message:
            yield Text(message, context, file, is_public)


def public_templates(sources: dict[str, str]) -> set[str]:
    """Templates that a visitor can meet: built on a public base, included by such a one, or of the house."""
    extends = {name: set(_EXTENDS.findall(source)) for name, source in sources.items()}
    includes = {name: set(_INCLUDES.findall(source)) & set(sources) for name, source in sources.items()}
    of_visitors = {name for name in sources if name not in STAFF_BASES}
    pages = _grown(set(PUBLIC_BASES), lambda known: {name for name in of_visitors if extends[name] & known})
    of_the_house = {name for name in sources if name.startswith(PUBLIC_FOLDER)}
    parts = _grown(pages & set(sources), lambda known: {part for name in known for part in includes[name]})
    return parts | of_the_house


def _grown(known: set[str], next_of: Callable[[set[str]], set[str]]) -> set[str]:
    while more := next_of(known) - known:
        known = known | more
    return known
