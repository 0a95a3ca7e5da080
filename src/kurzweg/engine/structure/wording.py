# SPDX-License-Identifier: EUPL-1.2
"""Values of the text form as people say them: names instead of ids, hours by weekday, lists without brackets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kurzweg.engine.structure.languages import GERMAN
from kurzweg.engine.structure.yamltext import flow, scalar

LONGEST: Final = 120
UNIT_FIELDS: Final = {"parent", "professional", "unit", "lead", "decides", "signs", "deputy", "with", "inform", "units"}
WEEKDAYS: Final = {
    "mon": ("Mo", "Mon"), "tue": ("Di", "Tue"), "wed": ("Mi", "Wed"), "thu": ("Do", "Thu"),
    "fri": ("Fr", "Fri"), "sat": ("Sa", "Sat"), "sun": ("So", "Sun"),
}  # fmt: skip

Names = Mapping[str, str]


def said(value: object, field: str, names: Names, *, english: bool = False) -> str:
    """One value of a field in words, shortened when it is very long; nothing for None.

    >>> said({"mon": "08:00-12:00"}, "hours", {})
    'Mo 08:00–12:00'
    >>> said(["jugend"], "with", {"unit.jugend": "Jugendhilfe"})
    'Jugendhilfe'
    """
    words = _words(value, field, names, english=english)
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip(' ,')} …"


def came_and_went(before: object, after: object) -> tuple[list[object], list[object]] | None:
    """What a list of words gained and what it lost; None when the values are not two such lists."""
    if not _is_words(before) or not _is_words(after):
        return None
    assert isinstance(before, list)
    assert isinstance(after, list)
    return [item for item in after if item not in before], [item for item in before if item not in after]


def _words(value: object, field: str, names: Names, *, english: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        parts = (_words(item, field, names, english=english) for item in value)
        return ", ".join(parts) if _is_words(value) else flow(value)
    if isinstance(value, dict):
        return _mapping(value, field, names, english=english)
    noun = "unit" if field in UNIT_FIELDS else field
    return names.get(f"{noun}.{value}") or (value if isinstance(value, str) else scalar(value))


def _mapping(value: Mapping[str, object], field: str, names: Names, *, english: bool) -> str:
    if field == "name":
        return str(value.get(GERMAN, ""))
    if field == "hours":
        days = (f"{WEEKDAYS[day][english]} {str(open_).replace('-', '–')}" for day, open_ in value.items())
        return ", ".join(days)
    return ", ".join(f"{key} {_words(held, field, names, english=english)}" for key, held in value.items())


def _is_words(value: object) -> bool:
    return isinstance(value, list) and not any(isinstance(item, dict | list) for item in value)
