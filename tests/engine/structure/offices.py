# SPDX-License-Identifier: EUPL-1.2
"""Small texts for the tests of reading: a right one, and what is told about a wrong one."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from kurzweg.engine.structure import Problem, StructureError, read

HEAD = """\
kurzweg: 1
office: Amt
label: Entwurf
land: ST
valid_from: 2018-04-26
"""
UNITS = """\
units:
  - {id: mitte, name: Mitte, kind: front}
  - {id: recht, name: Recht, kind: casework}
"""


def problems_in(text: str | bytes, *, services: Collection[str] | None = None) -> tuple[Problem, ...]:
    """What the reader tells about a text that it must refuse."""
    with pytest.raises(StructureError) as refused:
        read(text, file="amt.yaml", services=services)
    return refused.value.problems


def told(text: str | bytes, *, services: Collection[str] | None = None) -> list[str]:
    """The same as sentences."""
    return [str(problem) for problem in problems_in(text, services=services)]


def told_below_head(text: str, *, services: Collection[str] | None = None) -> list[str]:
    """What is told about lines that follow the head (line 6 is their first)."""
    return told(HEAD + text, services=services)
