# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a text form: where, why, and how to mend it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from kurzweg.engine.structure.german import in_german

LIMIT = 50
"""More are not told at once: nobody reads them, and a hostile file must not fill the memory."""

SHOWN = 60
MOST_COMPARED = 2_000
"""Likeness is looked for among so many words only; comparing costs time for each."""


@dataclass(frozen=True)
class Kind:
    """What a file is meant to be, for sentences about the file as a whole."""

    noun: str
    begin: str


STRUCTURE = Kind("structure", "Begin with `kurzweg: 1` and the name of the office.")


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that is wrong: place, cause, mend. `line` counts from 1 and is None when there is no text."""

    file: str
    line: int | None
    field: str
    cause: str
    mend: str

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line is not None else ""
        place = ", ".join(part for part in (self.file, line, self.field) if part)
        return f"{place}: {self.cause} {self.mend}".strip()

    def told(self, language: str) -> tuple[str, str]:
        """Cause and mend in English, or for every other language in German."""
        if language == "en":
            return self.cause, self.mend
        return in_german(self.cause), in_german(self.mend)


class StructureError(ValueError):
    """A text that is no structure; `problems` names everything that was found in one pass."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [str(problem) for problem in self.problems]
        if len(lines) >= LIMIT:
            lines.append(f"There may be more; the first {LIMIT} are told.")
        super().__init__("\n".join(lines))


def shown(text: object) -> str:
    """A value of the file as it may stand in a sentence: quoted, short, on one line."""
    word = "".join(letter if letter.isprintable() else " " for letter in str(text)[: SHOWN + 1])
    return f'"{word[:SHOWN]}…"' if len(word) > SHOWN else f'"{word}"'


def suggestion(word: str, known: Collection[str], *, noun: str) -> str:
    """The mend for an unknown word: the nearest known one, else what is known."""
    names = [str(name) for name in islice(known, MOST_COMPARED)]
    near = get_close_matches(word[:SHOWN], names, n=1, cutoff=0.6)
    if near:
        return f"Did you mean {shown(near[0])}?"
    if not names:
        return f"There is no {noun} yet; add it or remove this entry."
    listed = ", ".join(sorted(names)[:12])
    return f"Known: {listed}{', …' if len(names) > 12 else ''}."
