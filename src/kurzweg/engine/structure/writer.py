# SPDX-License-Identifier: EUPL-1.2
"""From a structure to its canonical text form."""

from __future__ import annotations

from datetime import date
from typing import cast

from kurzweg.engine.structure.format import STRUCTURE
from kurzweg.engine.structure.model import Structure
from kurzweg.engine.structure.yamltext import yaml_text


def plain(structure: Structure) -> dict[str, object]:
    """A structure as plain data in the fields of the text form, ready for JSON; defaults are left out.

    >>> from kurzweg.engine.structure import example
    >>> list(plain(example()))[:3]
    ['kurzweg', 'office', 'label']
    """
    return cast("dict[str, object]", _without_dates(STRUCTURE.plain(structure)))


def write(structure: Structure) -> str:
    """The canonical YAML of a structure: fields in the order of the schema, short things on one line.

    Parameters: `structure`, as `read` returns it. Returns the text; `read(write(s)) == s`, and writing that
    again gives the same text.

    >>> from kurzweg.engine.structure import example, read
    >>> read(write(example())) == example()
    True

    Source: design, section 4.
    """
    return yaml_text(cast("dict[str, object]", STRUCTURE.plain(structure)))


def _without_dates(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_dates(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_without_dates(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
