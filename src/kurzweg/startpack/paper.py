# SPDX-License-Identifier: EUPL-1.2
"""A paper of the start pack as data: the page and the file on disk are drawn from the same."""

from __future__ import annotations

from dataclasses import dataclass

BLANK = "…………………… (vom Amt auszufüllen)"
"""What only the office knows. Nothing is made up in its place."""


@dataclass(frozen=True)
class Grid:
    """A table: its heads, its rows, and its caption."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    grid: Grid | None = None


@dataclass(frozen=True)
class Paper:
    """One paper, in one language. A draft says so until the office has made it its own."""

    code: str
    title: str
    about: str
    sections: tuple[Section, ...]
    language: str = "de"
    direction: str = "ltr"
    is_draft: bool = True
