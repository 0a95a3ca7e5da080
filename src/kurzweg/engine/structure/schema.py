# SPDX-License-Identifier: EUPL-1.2
"""The public description of the text form for editors and other tools."""

from __future__ import annotations

from kurzweg.engine.structure.format import STRUCTURE


def schema() -> dict[str, object]:
    """The text form as JSON Schema (draft 2020-12), derived from the table that the reader follows.

    It knows every field and form; what stands between fields (ids, circles, ranges) only `read` can tell.

    >>> schema()["required"]
    ['kurzweg', 'office', 'label', 'land', 'valid_from']
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "kurzweg structure",
        "description": "One version of an office: sites, units, lanes, hours, responsibilities.",
        **STRUCTURE.schema(),
    }
