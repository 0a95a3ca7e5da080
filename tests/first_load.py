# SPDX-License-Identifier: EUPL-1.2
"""What a phone that was never here before has to fetch for a page: its words, styles, scripts and fonts, as sent."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from django.contrib.staticfiles import finders

from tooling.fonts import FACES

LIMIT = 100_000
WEIGHTS = (400, 600)
OWN_NAMES = re.compile(r'<details class="kw-language-menu".*?</details>', re.DOTALL)
"""The names of the languages are shown in the system's font."""


@dataclass(frozen=True)
class Load:
    """Bytes and requests of a first visit."""

    page: int
    files: tuple[Path, ...]

    @property
    def total(self) -> int:
        return self.page + sum(map(sent, self.files))

    @property
    def requests(self) -> int:
        return 1 + len(self.files)


def of(html: str) -> Load:
    """The page, what it links, and the fonts that its letters ask for."""
    return Load(len(gzip.compress(html.encode(), 9)), tuple(dict.fromkeys((*linked(html), *fonts(html)))))


def linked(html: str) -> list[Path]:
    """Styles, scripts and pictures that the page names."""
    addresses = re.findall(r'(?:href|src)="/static/([^"]+)"', html)
    found = [finders.find(unquote(address)) for address in dict.fromkeys(addresses)]
    assert all(found)
    return [Path(str(path)) for path in found]


def fonts(html: str) -> list[Path]:
    """The files whose letters stand in the text of the page."""
    shown = set(map(ord, letters(html)))
    folder = Path(str(finders.find("vendor/fonts/fonts.css"))).parent
    return [
        folder / face.file(script)
        for face in FACES
        if face.weight in WEIGHTS
        for script in face.scripts
        if shown.intersection(script.codes())
    ]


def letters(html: str) -> str:
    """What is read on the page."""
    body = re.sub(r"<(head|script|style|svg)\b.*?</\1>", " ", OWN_NAMES.sub(" ", html), flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", body))


def sent(path: Path) -> int:
    """Bytes on the wire; fonts are compressed already."""
    return path.stat().st_size if path.suffix == ".woff2" else len(gzip.compress(path.read_bytes(), 9))
