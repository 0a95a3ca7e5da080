# SPDX-License-Identifier: EUPL-1.2
"""The organigram as shapes with coordinates, turned round for languages that run from the other side."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kurzweg.engine.structure import Site
from kurzweg.lang.languages import language
from kurzweg.redesign.organigram.boxes import PADDING, SIGN, SIZES, STEPS, WIDTH, Content, Line, Role
from kurzweg.redesign.organigram.places import Place, Plan
from kurzweg.redesign.organigram.strokes import Stroke, extent, strokes

MARGIN: Final = 8.0
BAND: Final = 6.0
SHAPES: Final = (
    "M6 0a6 6 0 1 0 0 12a6 6 0 1 0 0 -12z",
    "M0 0h12v12h-12z",
    "M6 0l6.5 12h-13z",
    "M6 -1l7 7l-7 7l-7 -7z",
    "M4 0h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
    "M3 0h6l3.5 6l-3.5 6h-6l-3.5 -6z",
)
"""Circle, square, triangle, diamond, cross, hexagon: a site is known by its shape, and always by its name too."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """One line of text in its place; `direction` and `anchor` are those of its own language."""

    role: Role
    text: str
    language: str
    x: float
    y: float
    direction: str
    anchor: str


@dataclass(frozen=True, kw_only=True)
class Box:
    """One unit, drawn."""

    id: str
    url: str
    label: str
    kind: str
    marks: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    band: float
    words: tuple[Words, ...]
    shape: str
    shape_at: tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class SiteSign:
    """A site with the shape that stands for it."""

    site: Site
    shape: str


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """Everything that is drawn, and how large the sheet is."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]


def signs(sites: Sequence[Site]) -> tuple[SiteSign, ...]:
    """A shape for every site; from the seventh on they come again."""
    return tuple(SiteSign(site=site, shape=SHAPES[place % len(SHAPES)]) for place, site in enumerate(sites))


def draw(plan: Plan, sites: Sequence[SiteSign], *, language_code: str) -> Drawing:
    """Boxes and lines with coordinates on a sheet that holds all of them."""
    lines = strokes(plan)
    width, height = (reach + 2 * MARGIN for reach in extent(plan, lines))
    turned = language(language_code).direction == "rtl"
    shapes = {sign.site.id: sign.shape for sign in sites}
    shifted = (Stroke(kind=line.kind, points=tuple((x + MARGIN, y + MARGIN) for x, y in line.points)) for line in lines)
    return Drawing(
        width=width,
        height=height,
        boxes=tuple(_box(place, shapes, width if turned else None) for place in plan.places),
        strokes=tuple(line.mirrored(width) if turned else line for line in shifted),
    )


def _box(place: Place, shapes: dict[str, str], turned_in: float | None) -> Box:
    content, x, y = place.content, place.x + MARGIN, place.y + MARGIN
    if turned_in is not None:
        x = turned_in - x - WIDTH
    start = x + PADDING if turned_in is None else x + WIDTH - PADDING
    words = tuple(_words(content, start, y, turned=turned_in is not None))
    first_of_site = next((one for one in words if one.role == "site"), None)
    aside = 0 if turned_in is None else -12
    return Box(
        id=content.unit.id, url=content.url, label=content.label, kind=content.unit.kind, marks=content.marks,
        x=x, y=y, width=WIDTH, height=content.height, band=x if turned_in is None else x + WIDTH - BAND,
        words=words,
        shape=shapes.get(content.unit.site or "", "") if first_of_site else "",
        shape_at=(start + aside, first_of_site.y - 11) if first_of_site else (0.0, 0.0),
    )  # fmt: skip


def _words(content: Content, start: float, y: float, *, turned: bool) -> Iterator[Words]:
    down = y + PADDING
    for line in content.lines:
        room = SIGN if line.role == "site" else 0.0
        yield _placed(line, start + (-room if turned else room), down + SIZES[line.role], turned=turned)
        down += STEPS[line.role]


def _placed(line: Line, x: float, y: float, *, turned: bool) -> Words:
    """Words of the other direction end where those of this one begin: German names in an Arabic picture."""
    runs_back = _runs_back(line.text)
    return Words(
        role=line.role,
        text=line.text,
        language=line.language,
        x=x,
        y=y,
        direction="rtl" if runs_back else "ltr",
        anchor="start" if runs_back == turned else "end",
    )


def _runs_back(text: str) -> bool:
    """Whether the first letter with a direction runs from the other side."""
    strong = (way for way in map(unicodedata.bidirectional, text) if way in ("L", "R", "AL"))
    return next(strong, "L") != "L"
