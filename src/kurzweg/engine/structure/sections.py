# SPDX-License-Identifier: EUPL-1.2
"""A structure as named entries that two versions can be compared by, free of any order that means nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

from kurzweg.engine.structure.languages import GERMAN
from kurzweg.engine.structure.model import Structure
from kurzweg.engine.structure.writer import plain
from kurzweg.engine.structure.yamltext import flow

Plain = dict[str, object]

LISTS: Final = {"sites": "site", "units": "unit", "flows": "flow", "demand": "demand"}
MAPPINGS: Final = {
    "groups": ("group", "services"),
    "backlog": ("backlog", "matters"),
    "season": ("season", "factor"),
    "successors": ("successor", "units"),
    "notes": ("note", "text"),
}
RECORDS: Final = ("policy", "people")
NOUNS: Final = ("structure", "site", "unit", "lane", "group", "flow", "policy", "demand", "people",
                "backlog", "season", "successor", "note")  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One named thing of a structure: a unit, a lane, a rule; with its field path and its plain values."""

    noun: str
    key: str
    place: str
    values: Plain


def sections_of(structure: Structure) -> dict[str, dict[str, Entry]]:
    """All entries but the rules, by noun and name; every noun is there, every value of the structure once."""
    document = plain(structure)
    sections: dict[str, dict[str, Entry]] = {noun: {} for noun in NOUNS}

    def add(noun: str, key: str, place: str, values: Plain) -> None:
        sections[noun][key] = Entry(noun, key, place, _sorted(values))

    parts = {"responsibilities", *LISTS, *MAPPINGS, *RECORDS}
    add("structure", "", "", {key: held for key, held in document.items() if key not in parts})
    for section, noun in LISTS.items():
        for record in _records(document, section):
            key = _key(record)
            add(
                noun,
                key,
                f"{section}.{key}",
                {name: held for name, held in record.items() if name != "lanes"},
            )
            for lane in _records(record, "lanes"):
                add("lane", str(lane["id"]), f"units.{key}.lanes.{lane['id']}", {**lane, "unit": key})
    for section, (noun, field) in MAPPINGS.items():
        for key, held in cast(Plain, document.get(section, {})).items():
            add(noun, key, f"{section}.{key}", {field: held})
    for section in RECORDS:
        add(section, "", section, cast(Plain, document.get(section, {})))
    return sections


def rules_of(structure: Structure) -> list[Entry]:
    """The rules, each named by its service and whom it is for."""
    return [
        Entry("rule", _name_of_rule(rule), f"responsibilities.{rule['service']}", _sorted(rule))
        for rule in _records(plain(structure), "responsibilities")
    ]


def names_of(structure: Structure) -> dict[str, str]:
    """German names of units and sites by `noun.id`, for sentences."""
    names = {f"site.{site.id}": site.name for site in structure.sites}
    return names | {f"unit.{unit.id}": dict(unit.name).get(GERMAN, unit.id) for unit in structure.units}


def _sorted_where_free(value: object) -> object:
    """Lists of words are sets to the office; lists of records (the steps of a flow) keep their order."""
    if isinstance(value, dict):
        return _sorted(value)
    if isinstance(value, list):
        if all(isinstance(item, str | int | float) for item in value):
            return sorted(value, key=str)
        return [_sorted_where_free(item) for item in value]
    return value


def _sorted(values: Plain) -> Plain:
    return {key: _sorted_where_free(held) for key, held in values.items()}


def _records(holder: Mapping[str, object], key: str) -> list[Plain]:
    return cast("list[Plain]", holder.get(key, []))


def _key(record: Plain) -> str:
    name = str(record.get("id", record.get("service")))
    return f"{name}.{record['channel']}" if "per_day" in record else name


def _name_of_rule(rule: Plain) -> str:
    when = cast(Plain, rule.get("when", {}))
    asked = ", ".join(f"{fact} {flow(values)}" for fact, values in when.items())
    return f"{rule['service']} ({asked})" if asked else str(rule["service"])
