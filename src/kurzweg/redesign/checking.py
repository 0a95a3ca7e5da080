# SPDX-License-Identifier: EUPL-1.2
"""What the text of a draft is worth: unreadable, readable with findings, or proven."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kurzweg.engine.responsibility import Finding
from kurzweg.engine.structure import Problem, Structure, StructureError, read_with_lines, write
from kurzweg.offices.proof import findings_of
from kurzweg.services.snapshot import catalogue_snapshot

FILE = "Entwurf"
COMMENT = re.compile(r"(?:^|\s)#", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Checked:
    """Prüfung: the structure that a text stands for, or why it stands for none; and what is missing for the proof.

    `lines` says on which line of the text each field path stands.
    """

    plan: Structure | None
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_proven(self) -> bool:
        """Whether everybody has exactly one responsible unit."""
        return self.plan is not None and not self.findings

    @property
    def flaws(self) -> tuple[tuple[Finding, ...], ...]:
        """The findings, alike ones together: one rule for a group of services makes the same one many times."""
        together: dict[object, list[Finding]] = {}
        for one in self.findings:
            same = (one.kind, one.rules, one.facts, one.region, one.unit, one.units, one.lane, one.detail)
            together.setdefault(same, []).append(one)
        return tuple(map(tuple, together.values()))

    @property
    def count(self) -> int:
        """How many things are to be mended."""
        return len(self.problems) + len(self.flaws)


def examine(text: str) -> Checked:
    """Read and prove a text with the catalogue of this office; remembered for texts looked at lately."""
    return _examined(text, catalogue_snapshot().catalogue.file_hash)


@lru_cache(maxsize=24)
def _examined(text: str, _catalogue: str) -> Checked:
    try:
        plan, lines = read_with_lines(text, file=FILE)
    except StructureError as error:
        return Checked(plan=None, problems=error.problems)
    return Checked(plan=plan, findings=findings_of(plan), lines=lines)


def as_kept(text: str) -> str:
    """The form in which a text is kept: canonical when it can be read, else as it was typed.

    Comments are no part of the format; a text that has some is kept as typed, so that nothing is lost.
    """
    typed = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    plan = examine(typed).plan
    return write(plan) if plan and not COMMENT.search(typed) else typed
