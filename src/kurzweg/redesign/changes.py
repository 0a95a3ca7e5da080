# SPDX-License-Identifier: EUPL-1.2
"""The difference of two structures as people talk about it: by chapters, each a list of sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kurzweg.engine.structure import Change, Structure, diff
from kurzweg.redesign.naming import spoken

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

CHAPTERS: tuple[tuple[tuple[str, ...], _StrPromise | str], ...] = (
    (("structure_",), _("Das Amt")),
    (("site_",), _("Standorte")),
    (("unit_", "hours_", "staff_"), _("Einheiten")),
    (("lane_",), _("Plätze")),
    (("rule_", "lead_", "group_"), _("Zuständigkeiten")),
    (("successor_",), _("Nachfolge")),
    (("",), _("Abläufe, Nachfrage und Anmerkungen")),
)


@dataclass(frozen=True)
class Chapter:
    """Changes of one kind."""

    title: str
    sentences: tuple[str, ...]


def chapters_of(before: Structure, after: Structure) -> tuple[Chapter, ...]:
    """What changes from one structure to another; nothing when they are equal."""
    return chapters(diff(before, after))


def chapters(changes: Iterable[Change]) -> tuple[Chapter, ...]:
    """Changes by chapters, in the language of the page."""
    rest = list(changes)
    found = []
    for beginnings, title in CHAPTERS:
        mine = [change for change in rest if change.kind.startswith(beginnings)]
        rest = [change for change in rest if change not in mine]
        if mine:
            said = tuple(change.english if spoken() == "en" else change.german for change in mine)
            found.append(Chapter(str(title), said))
    return tuple(found)
