# SPDX-License-Identifier: EUPL-1.2
"""What stands in the box of a unit: its name, its kind, its staff, its place, and what about it is a guess."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kurzweg.engine.structure import Branch, Structure, Texts, Unit, is_assumed
from kurzweg.redesign.organigram.letters import width_of, wrapped
from kurzweg.redesign.organigram.marks import WORDS, Marks

Role = Literal["mark", "name", "fact", "site"]

WIDTH: Final = 232.0
PADDING: Final = 14.0
SIGN: Final = 20.0
"""Room for the shape of the site before its name."""
SIZES: Final[Mapping[Role, float]] = {"mark": 14, "name": 15.5, "fact": 14, "site": 14}
STEPS: Final[Mapping[Role, float]] = {"mark": 20, "name": 20, "fact": 19, "site": 19}
KINDS: Final = {
    "front": gettext_lazy("Eingang"),
    "back": gettext_lazy("Innendienst"),
    "casework": gettext_lazy("Sachbearbeitung"),
    "partner": gettext_lazy("Partner"),
}
Link = Callable[[Unit], str]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a box: how it is spoken of, and in which direction its language runs."""

    role: Role
    text: str
    language: str
    width: float


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a box says, before it has a place; `label` says the same in one sentence for listeners."""

    unit: Unit
    url: str
    label: str
    marks: tuple[str, ...]
    lines: tuple[Line, ...]
    height: float


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Writes the boxes of one structure in one language."""

    structure: Structure
    language: str
    marks: Marks
    link: Link

    def content(self, branch: Branch) -> Content:
        unit = branch.unit
        lines = tuple(self._lines(branch))
        told = [self.name_of(unit.id)[1], self._marks(unit), *self.facts(branch), self.site(branch)]
        return Content(
            unit=unit,
            url=self.link(unit),
            label=", ".join(part for part in told if part),
            marks=self.marks.get(unit.id, ()),
            lines=lines,
            height=2 * PADDING + sum(STEPS[line.role] for line in lines),
        )

    def name_of(self, id: str) -> tuple[str, str]:  # noqa: A002 - ids are called id everywhere
        """Language and text of a unit's name, in the language of the picture or else in German."""
        return in_language(self.structure.unit(id).name, self.language)

    def guessed(self, text: str, unit: str, field: str) -> str:
        """A text, said to be a guess when no source gives it; of a unit that is a guess as a whole, once is enough."""
        is_guess = is_assumed(self.structure, "units", unit, field) and not self.is_guessed(unit)
        return _("{fact} (angenommen)").format(fact=text) if is_guess else text

    def is_guessed(self, unit: str) -> bool:
        """Whether no source tells of this unit at all."""
        return is_assumed(self.structure, "units", unit)

    def facts(self, branch: Branch) -> list[str]:
        """Kind, staff and professional supervision in words, and whether the whole unit is a guess."""
        unit = branch.unit
        facts = [str(KINDS[unit.kind])]
        if unit.staff is not None:
            facts.append(self.guessed(staff_in_words(unit.staff), unit.id, "staff"))
        if unit.professional:
            said = _("Fachaufsicht: {unit}").format(unit=self.name_of(unit.professional)[1])
            facts.append(self.guessed(said, unit.id, "professional"))
        return [*facts, _("Einheit angenommen")] if self.is_guessed(unit.id) else facts

    def site(self, branch: Branch) -> str:
        """Where a unit stands; empty when nothing is known."""
        return self.guessed(branch.site.name, branch.unit.id, "site") if branch.site else ""

    def _marks(self, unit: Unit) -> str:
        return " · ".join(str(WORDS[mark]) for mark in self.marks.get(unit.id, ()))

    def _lines(self, branch: Branch) -> list[Line]:
        language, name = self.name_of(branch.unit.id)
        return [
            *_set("mark", self._marks(branch.unit), self.language),
            *_set("name", name, language),
            *(line for fact in self.facts(branch) for line in _set("fact", fact, self.language)),
            *_set("site", self.site(branch), "de"),
        ]


def staff_in_words(staff: float) -> str:
    """One post, 8.5 posts."""
    amount = number_format(int(staff) if staff == int(staff) else round(staff, 2))
    return ngettext("{count} Stelle", "{count} Stellen", 1 if staff == 1 else 2).format(count=amount)


def in_language(texts: Texts, language: str) -> tuple[str, str]:
    """Language and text: as asked, else German."""
    known = dict(texts)
    return (language, known[language]) if language in known else ("de", known["de"])


def _set(role: Role, text: str, language: str) -> list[Line]:
    room = WIDTH - 2 * PADDING - (SIGN if role == "site" else 0)
    size = SIZES[role]
    return [
        Line(role=role, text=line, language=language, width=width_of(line, size))
        for line in wrapped(text, width=room, size=size)
    ]
