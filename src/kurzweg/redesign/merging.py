# SPDX-License-Identifier: EUPL-1.2
"""Two people edited the same draft: both versions side by side, and one text when they changed different lines."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from kurzweg.engine.structure import diff
from kurzweg.redesign.checking import as_kept, examine
from kurzweg.redesign.naming import spoken

if TYPE_CHECKING:
    from kurzweg.redesign.models import Draft, Revision

LONGEST_MERGED = 400_000
"""Letters; finding what belongs together takes more and more time in longer texts."""
Piece = tuple[int, int, list[str]]
"""Lines from-to of the common ground, and what one side wrote in their place."""


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """Zusammentreffen: what each side changed since they parted, and the text that holds both, if there is one."""

    newest: Revision
    mine: str
    theirs: str
    my_changes: tuple[str, ...]
    their_changes: tuple[str, ...]
    merged: str | None

    @property
    def proposal(self) -> str:
        """What stands in the field to begin with: both, or else what this editor typed."""
        return self.mine if self.merged is None else self.merged


def meeting_of(draft: Draft, *, seen: int, mine: str, theirs: Revision) -> Meeting:
    """Both versions since the step that this editor had before them."""
    ground = draft.step(seen).content
    kept = as_kept(mine)
    return Meeting(
        newest=theirs,
        mine=kept,
        theirs=theirs.content,
        my_changes=_changes(ground, kept),
        their_changes=_changes(ground, theirs.content),
        merged=merged(ground, kept, theirs.content),
    )


def merged(ground: str, mine: str, theirs: str) -> str | None:
    """One text with the changes of both sides; None where both wrote at the same place.

    >>> merged("a\\nb\\nc\\n", "A\\nb\\nc\\n", "a\\nb\\nC\\n")
    'A\\nb\\nC\\n'
    >>> merged("a\\nb\\n", "A\\nb\\n", "X\\nb\\n") is None
    True
    """
    if max(map(len, (ground, mine, theirs))) > LONGEST_MERGED:
        return None
    lines = ground.splitlines(keepends=True)
    pieces = sorted([*_pieces(lines, mine), *(p for p in _pieces(lines, theirs) if p not in _pieces(lines, mine))])
    for (_, end, _mine), (start, _end, _theirs) in pairwise(pieces):
        if start <= end:
            return None
    for start, end, written in reversed(pieces):
        lines[start:end] = written
    return "".join(lines)


def _pieces(ground: list[str], text: str) -> list[Piece]:
    written = text.splitlines(keepends=True)
    matcher = SequenceMatcher(None, ground, written)
    return [
        (start, end, written[first:last]) for tag, start, end, first, last in matcher.get_opcodes() if tag != "equal"
    ]


def _changes(ground: str, text: str) -> tuple[str, ...]:
    """What one side changed, in sentences; nothing where a text cannot be read."""
    before, after = examine(ground).plan, examine(text).plan
    if before is None or after is None:
        return ()
    return tuple(change.english if spoken() == "en" else change.german for change in diff(before, after))
