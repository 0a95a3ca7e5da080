# SPDX-License-Identifier: EUPL-1.2
"""Tables on a terminal: rows of words under a head, lined up in columns; what is too long goes on below itself."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import Final

from kurzweg.cli.answers import say

NARROWEST: Final = 30
"""Letters that a folded line needs beside its indent."""


def say_rows(head: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A blank line, the head, and the rows below the names of their columns; the names only where there are rows.

    Words of the last column may be long: on a terminal they go on below themselves.

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
    last = 2 + sum(width + 2 for width in widths[:-1])
    for line in lines:
        told = "  " + "  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)).rstrip()
        say(folded(told, last))


def folded(line: str, indent: int) -> str:
    """On a terminal the line folded at its width, what follows indented; elsewhere as it is, for whoever searches it.

    A terminal without room for two words beside the indent folds by itself.

    >>> folded("  a sentence that goes on", 2)
    '  a sentence that goes on'
    """
    width = shutil.get_terminal_size().columns
    if not sys.stdout.isatty() or len(line) <= width or width < indent + NARROWEST:
        return line
    return textwrap.fill(
        line, width, subsequent_indent=" " * indent, drop_whitespace=True, replace_whitespace=False,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
