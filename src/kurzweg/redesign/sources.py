# SPDX-License-Identifier: EUPL-1.2
"""Which structures can be laid side by side: blueprints, what was published, and what other pages add."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kurzweg.engine import structure as text_form
from kurzweg.offices.models import Structure

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, kw_only=True)
class Source:
    """One structure that can be chosen; `key` stands in the address, `read` gives it.

    `read` raises StructureError when the text can no longer be read.
    """

    key: str
    title: str
    read: Callable[[], text_form.Structure]


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Sources of one kind under their heading."""

    heading: _StrPromise | str
    sources: Callable[[], Iterable[Source]]


_more: list[Shelf] = []


def add_shelf(shelf: Shelf) -> None:
    """Offer further structures for comparison, such as drafts; their keys must be told from all others."""
    if shelf not in _more:
        _more.append(shelf)


def shelves() -> tuple[Shelf, ...]:
    """All shelves, in the order in which they are offered."""
    return (PUBLISHED, *_more, BLUEPRINTS)


def source(key: str) -> Source | None:
    """The source with this key; None when there is none, or not any more."""
    return next((one for shelf in shelves() for one in shelf.sources() if one.key == key), None)


def _blueprints() -> Iterator[Source]:
    for name in text_form.blueprint_texts():
        shipped = text_form.blueprint(name)
        title = f"{shipped.office}, {shipped.label} ({shipped.valid_from.year})"
        yield Source(key=name, title=title, read=partial(text_form.blueprint, name))


def _published() -> Iterator[Source]:
    for row in Structure.objects.exclude(in_force=None).order_by("-in_force"):
        since = date_format(row.in_force.lower, "j. F Y")
        title = _("{structure}, gilt ab {day}").format(structure=row, day=since)
        yield Source(key=f"fassung-{row.pk}", title=title, read=partial(_read, row.text, str(row)))


@lru_cache(maxsize=8)
def _read(text: str, name: str) -> text_form.Structure:
    """What was published never changes; reading a large office costs a tenth of a second."""
    return text_form.read(text, file=name)


PUBLISHED = Shelf(heading=gettext_lazy("In Kraft gesetzt"), sources=_published)
BLUEPRINTS = Shelf(heading=gettext_lazy("Vorlagen aus öffentlichen Quellen"), sources=_blueprints)
