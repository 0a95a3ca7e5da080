# SPDX-License-Identifier: EUPL-1.2
"""Where the rules of a structure stand in its file."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from kurzweg.cli.files import STANDARD_INPUT
from kurzweg.engine.structure import blueprint_texts
from kurzweg.engine.structure.documents import Mapping as MappingNode
from kurzweg.engine.structure.documents import Scalar, bytes_of, document
from kurzweg.engine.structure.documents import Sequence as SequenceNode

MOST_LINES = 6


def rule_lines(file: str) -> dict[int, int]:
    """Place of a rule to its line, counted from 1; empty for standard input, which can be read only once."""
    if file == STANDARD_INPUT:
        return {}
    shipped = {} if os.path.lexists(file) else blueprint_texts()
    content = shipped[file] if file in shipped else bytes_of(Path(file), file=file)
    root = document(content, file=file)
    for key, value in root.pairs if isinstance(root, MappingNode) else ():
        if isinstance(key, Scalar) and key.text == "responsibilities" and isinstance(value, SequenceNode):
            return {index: item.line for index, item in enumerate(value.items)}
    return {}


def place_of(file: str, rules: Sequence[int], lines: Mapping[int, int]) -> str:
    """File and lines of some rules, for the beginning of a sentence.

    >>> place_of("office.yaml", (0, 2), {0: 41, 1: 42, 2: 43})
    'office.yaml, lines 41, 43'
    """
    known = [str(lines[rule]) for rule in rules if rule in lines]
    if known:
        more = ", …" if len(known) > MOST_LINES else ""
        return f"{file}, {'line' if len(known) == 1 else 'lines'} {', '.join(known[:MOST_LINES])}{more}"
    return f"{file}, {', '.join(f'responsibilities[{rule}]' for rule in rules[:MOST_LINES])}" if rules else file
