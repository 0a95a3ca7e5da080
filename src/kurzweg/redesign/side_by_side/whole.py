# SPDX-License-Identifier: EUPL-1.2
"""Everything the comparison page says about two structures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kurzweg.engine.comparison import compare_structures
from kurzweg.engine.structure import Change, Structure, diff, guesses_in_words
from kurzweg.redesign.organigram import Marks, Organigram, marks_between, organigram
from kurzweg.redesign.side_by_side.figures import FigureRow, figure_rows
from kurzweg.redesign.side_by_side.naming import naming_of
from kurzweg.redesign.side_by_side.rows import (
    HandRow,
    SupervisionRow,
    WorkRow,
    hand_rows,
    supervision_rows,
    work_rows,
)
from kurzweg.services.nouns import Catalogue

COLUMNS = 1


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the two structures: its picture, and where its content comes from."""

    heading: str
    title: str
    picture: Organigram
    sources: tuple[str, ...]
    guesses: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class ChangeGroup:
    """Single changes of one kind of thing, one sentence each."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SideBySide:
    """Two structures and what differs."""

    language: str
    """In which the sentences of story, changes and guesses are."""
    before: Side
    after: Side
    story: tuple[str, ...]
    figures: tuple[FigureRow, ...]
    hands: tuple[HandRow, ...]
    works: tuple[WorkRow, ...]
    supervision: tuple[SupervisionRow, ...]
    changes: tuple[ChangeGroup, ...]

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.before, self.after

    @property
    def is_equal(self) -> bool:
        return not self.changes


def side_by_side(before: Structure, after: Structure, catalogue: Catalogue) -> SideBySide:
    """Compare two structures for a page, in the language of the reader.

    Sentences of the engine exist in German and English; readers of another language get the German ones, as on
    all pages of the office.
    """
    english = (get_language() or "de").startswith("en")
    compared = compare_structures(before, after, catalogue.scopes)
    naming = naming_of(before, after, catalogue.services)
    marks = marks_between(before, after)
    guessed = any("flows" in one.assumed for one in (before, after))
    return SideBySide(
        language="en" if english else "de",
        before=_side(_("Vorher"), before, "vorher", marks.before, english=english),
        after=_side(_("Nachher"), after, "nachher", marks.after, english=english),
        story=tuple(told.english if english else told.german for told in compared.story),
        figures=figure_rows(compared, flows_are_guesses=guessed),
        hands=hand_rows(compared.hands, naming),
        works=work_rows(compared.doubles, naming),
        supervision=supervision_rows(compared.supervision, naming),
        changes=tuple(_grouped(diff(before, after), english=english)),
    )


def _side(heading: str, structure: Structure, name: str, marks: Marks, *, english: bool) -> Side:
    return Side(
        heading=heading,
        title=f"{structure.office}, {structure.label}",
        picture=organigram(structure, name=name, columns=COLUMNS, marks=marks),
        sources=structure.sources,
        guesses=tuple(in_english if english else german for german, in_english in guesses_in_words(structure)),
        notes=structure.notes,
    )


def _grouped(changes: Sequence[Change], *, english: bool) -> Iterator[ChangeGroup]:
    """Changes under the heading of what they are about; the order of the text form is kept."""
    groups: dict[str, list[str]] = {}
    headings = _headings()
    for change in changes:
        noun = change.place.partition(".")[0]
        noun = "lanes" if ".lanes." in change.place else noun
        groups.setdefault(headings.get(noun, _("Allgemeines")), []).append(change.english if english else change.german)
    yield from (ChangeGroup(heading=heading, sentences=tuple(told)) for heading, told in groups.items())


def _headings() -> Mapping[str, str]:
    return {
        "sites": _("Standorte"),
        "units": _("Einheiten"),
        "lanes": _("Plätze und Schalter"),
        "groups": _("Gruppen von Leistungen"),
        "responsibilities": _("Zuständigkeiten"),
        "flows": _("Wege der Anliegen"),
        "policy": _("Aufruf"),
        "demand": _("Nachfrage"),
        "people": _("Personal"),
        "backlog": _("Rückstand"),
        "season": _("Saison"),
        "successors": _("Nachfolge"),
        "notes": _("Anmerkungen"),
    }
