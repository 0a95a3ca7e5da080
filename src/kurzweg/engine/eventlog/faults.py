# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a file that is meant to be a log: place, cause, mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SHOWN: Final = 60


@dataclass(frozen=True, kw_only=True)
class LogProblem:
    """One thing that is wrong. `line` counts from 1 and is None where a file has no lines."""

    file: str
    line: int | None
    field: str
    cause: str
    mend: str


class LogError(ValueError):
    """A file that cannot be read as a log; `problems` says where, why and what to do."""

    def __init__(self, cause: str, mend: str, *, file: str, line: int | None = None, field: str = "") -> None:
        self.problems = (LogProblem(file=file, line=line, field=field, cause=cause, mend=mend),)
        place = ", ".join(part for part in (file, f"line {line}" if line else "", field) if part)
        super().__init__(f"{place}: {cause} {mend}".strip())


def shown(text: object) -> str:
    """A value of the file as it may stand in a sentence: quoted, short, on one line."""
    word = "".join(letter if letter.isprintable() else " " for letter in str(text)[: SHOWN + 1])
    return f'"{word[:SHOWN]}…"' if len(word) > SHOWN else f'"{word}"'
