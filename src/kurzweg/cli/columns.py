# SPDX-License-Identifier: EUPL-1.2
"""Tables on a terminal: rows of words under a head, lined up in columns."""

from __future__ import annotations

from collections.abc import Sequence

from kurzweg.cli.answers import say


def say_rows(head: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A blank line, the head, and the rows below the names of their columns; the names only where there are rows.

    >>> say_rows("Waits", ["unit", "mean"], [["desk", "12 min"], ["back office", "–"]])
    <BLANKLINE>
    Waits
      unit         mean
      desk         12 min
      back office  –
    """
    say("")
    say(head)
    lines = [columns, *rows] if rows else []
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))] if lines else []
    for line in lines:
        say("  " + "  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)).rstrip())
