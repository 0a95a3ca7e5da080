# SPDX-License-Identifier: EUPL-1.2
"""From a structure to the whole organigram: the picture, what it says to listeners, and its table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from kurzweg.engine.structure import Branch, Structure, tree
from kurzweg.lang.languages import language
from kurzweg.redesign.organigram.boxes import KINDS, Link, Writer, staff_in_words
from kurzweg.redesign.organigram.marks import WORDS, Mark, Marks
from kurzweg.redesign.organigram.picture import Drawing, SiteSign, draw, signs
from kurzweg.redesign.organigram.places import arrange, forest

DEEPEST_ROW = 8


@dataclass(frozen=True, kw_only=True)
class Row:
    """One unit in the table that says the same as the picture."""

    id: str
    depth: int
    name: str
    language: str
    kind: str
    is_guessed: bool
    site: str
    staff: str
    parent: str
    professional: str
    marks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Organigram:
    """The units of a structure with their lines of supervision, as a picture and as a table.

    `name` begins the ids of its parts, so that several can stand on one page.
    """

    name: str
    title: str
    told: str
    direction: str
    drawing: Drawing
    sites: tuple[SiteSign, ...]
    rows: tuple[Row, ...]
    marks: tuple[tuple[str, str], ...]
    has_two_lines: bool


def organigram(
    structure: Structure,
    *,
    name: str = "aufbau",
    columns: int = 3,
    marks: Marks | None = None,
    link: Link | None = None,
) -> Organigram:
    """The organigram of a structure in the language of the page.

    Parameters: `name`, the beginning of all ids in it; `columns`, over how many columns units are folded at
    most (1 is an indented list, 2 for two pictures side by side, 4 for a whole page); `marks`, what became of
    units (`marks_between`, or made by hand: `{"jugend": ("added",)}`); `link`, where the box of a unit leads,
    by default to its row in the table. Returns data for `redesign/organigram.html`; the same structure gives
    the same picture. Units whose managers run in a circle are not drawn.
    """
    spoken = (get_language() or "de").split("-")[0]
    writer = Writer(
        structure=structure,
        language=spoken,
        marks=marks or {},
        link=link or (lambda unit: f"#{name}-{unit.id}"),
    )
    branches = tree(structure)
    contents = [writer.content(branch) for branch in branches]
    shown = signs(structure.sites)
    drawing = draw(arrange(forest(branches, contents), columns=max(columns, 1)), shown, language_code=spoken)
    used: dict[Mark, None] = {mark: None for kept in writer.marks.values() for mark in kept}
    return Organigram(
        name=name,
        title=_("Organigramm: {office}, {label}").format(office=structure.office, label=structure.label),
        told=_told(structure),
        direction=language(spoken).direction,
        drawing=drawing,
        sites=shown,
        rows=tuple(_row(writer, branch) for branch in branches),
        marks=tuple((mark, str(WORDS[mark])) for mark in used),
        has_two_lines=any(unit.professional for unit in structure.units),
    )


def _told(structure: Structure) -> str:
    count, places = len(structure.units), len(structure.sites)
    units = ngettext("{count} Einheit", "{count} Einheiten", count).format(count=count)
    sites = ngettext("{count} Standort", "{count} Standorten", places).format(count=places)
    return _("{units} an {sites}. Durchgezogene Linien sind die Dienstaufsicht, gestrichelte die Fachaufsicht.").format(
        units=units, sites=sites
    )


def _row(writer: Writer, branch: Branch) -> Row:
    unit = branch.unit
    spoken, name = writer.name_of(unit.id)
    names: Mapping[str, str] = {code: writer.name_of(code)[1] for code in (unit.parent, unit.professional) if code}
    staff = writer.guessed(staff_in_words(unit.staff), unit.id, "staff") if unit.staff is not None else ""
    return Row(
        id=unit.id,
        depth=min(branch.depth, DEEPEST_ROW),
        name=name,
        language=spoken,
        kind=str(KINDS[unit.kind]),
        is_guessed=writer.is_guessed(unit.id),
        site=writer.site(branch),
        staff=staff,
        parent=names.get(unit.parent or "", ""),
        professional=writer.guessed(names[unit.professional], unit.id, "professional") if unit.professional else "",
        marks=tuple(str(WORDS[mark]) for mark in writer.marks.get(unit.id, ())),
    )
