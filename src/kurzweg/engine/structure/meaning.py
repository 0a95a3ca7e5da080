# SPDX-License-Identifier: EUPL-1.2
"""What no single field can tell: double ids, circles, rules that name nobody, guesses about nothing."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, cast

from kurzweg.engine.structure.draft import Draft, Values, records, words
from kurzweg.engine.structure.format_work import ROLES
from kurzweg.engine.structure.paths import Paths
from kurzweg.engine.structure.problems import shown
from kurzweg.engine.structure.reading import Reading
from kurzweg.engine.structure.references import check_references

LONGEST_CIRCLE: Final = 6


def check_meaning(values: Values, reading: Reading, services: Collection[str] | None) -> None:
    """Tell everything that is wrong between the fields of a text."""
    draft = Draft(values, reading, services)
    _check_double_ids(draft)
    _check_names_of_services(draft)
    check_references(draft)
    for key in ("parent", "professional"):
        _check_circles(draft, key)
    _check_rules(draft)
    _check_once(draft, "flows", ("service",))
    _check_once(draft, "demand", ("service", "channel"))
    _check_policy(draft)
    _check_assumed(draft)


def _check_double_ids(draft: Draft) -> None:
    for key in ("sites", "units"):
        _tell_doubles(draft, [(record.get("id"), f"{path}.id") for path, record in draft.records(key)])
    lanes = [lane for path, unit in draft.records("units") for lane in records(unit, "lanes", path)]
    _tell_doubles(draft, [(lane.get("id"), f"{path}.id") for path, lane in lanes])
    for unit, path in draft.ids("units").items():
        if unit in ROLES:
            draft.wrong(path, f"{shown(unit)} is a word of the steps of flows.", "Give the unit another id.")


def _tell_doubles(draft: Draft, ids: list[tuple[object, str]]) -> None:
    first: dict[str, str] = {}
    for word, path in ids:
        if not isinstance(word, str):
            continue
        if word in first:
            cause = f"The id {shown(word)} is taken, in line {draft.line(first[word])}."
            draft.wrong(path, cause, "Give this one another id; ids are never shared.")
        first.setdefault(word, path)


def _check_names_of_services(draft: Draft) -> None:
    groups = {name: path for name, path, _ in draft.pairs("groups")}
    for name, path in groups.items():
        if name == "default":
            draft.wrong(path, '"default" is a word of the policy.', "Give the group another name.")
        if draft.services is not None and name in draft.services:
            cause = f"{shown(name)} is also a service; services and groups share one name space."
            draft.wrong(path, cause, "Give the group another name.")
    for name, path, members in draft.pairs("groups"):
        for member, at in words({name: members}, name, "groups"):
            if member in groups:
                mend = f"Write the services of {member} here."
                draft.wrong(at, f"{shown(member)} is itself a group; {path} may hold services only.", mend)


def _check_circles(draft: Draft, key: str) -> None:
    above: dict[str, tuple[str, str]] = {}
    for path, unit in draft.records("units"):
        if isinstance(unit.get("id"), str) and isinstance(unit.get(key), str):
            above.setdefault(cast(str, unit["id"]), (cast(str, unit[key]), f"{path}.{key}"))
    settled: set[str] = set()
    for start in above:
        way: dict[str, None] = {}
        here = start
        while here in above and here not in settled and here not in way:
            way[here] = None
            here = above[here][0]
        if here in way:
            circle = list(way)[list(way).index(here) :]
            said = " under ".join([*circle[:LONGEST_CIRCLE], *["…"][: len(circle) - LONGEST_CIRCLE], here])
            draft.wrong(above[circle[-1]][1], f"{said}: a circle.", "Let one of them stand at the top.")
        settled.update(way)


def _check_rules(draft: Draft) -> None:
    for path, rule in draft.records("responsibilities"):
        if "lead" in rule and "elsewhere" in rule:
            draft.wrong(path, "The rule has both lead and elsewhere.", "Keep the one that is in charge.")
        if "lead" not in rule and "elsewhere" not in rule:
            mend = "Add `lead: unit`, or `elsewhere: {body: …}` for a body outside this office."
            draft.wrong(path, "The rule does not say who is in charge.", mend)


def _check_once(draft: Draft, key: str, fields: tuple[str, ...]) -> None:
    first: dict[tuple[object, ...], str] = {}
    for path, record in draft.records(key):
        mark = tuple(record.get(field) for field in fields)
        if not all(isinstance(word, str) for word in mark):
            continue
        if mark in first:
            said = " by ".join(shown(word) for word in mark)
            cause = f"{said} stands in line {draft.line(first[mark])} already."
            draft.wrong(path, cause, "Put both into one entry.")
        first.setdefault(mark, path)


def _check_policy(draft: Draft) -> None:
    targets = [name for name, _, _ in draft.pairs("targets", "policy")]
    if targets and "default" not in targets:
        mend = "Add `default: 30min` for all that is not named."
        draft.wrong("policy.targets", "There is no target for all other services.", mend)


def _check_assumed(draft: Draft) -> None:
    whole = Paths(draft.values)
    for word, path in words(draft.values, "assumed", ""):
        _tell_missing(draft, whole, word, path.removeprefix("."))
    for at, rule in draft.records("responsibilities"):
        for word, path in words(rule, "assumed", at):
            _tell_missing(draft, Paths(rule), word, path)


def _tell_missing(draft: Draft, paths: Paths, word: str, path: str) -> None:
    problem = paths.missing(word)
    if problem:
        draft.wrong(path, f"{shown(word)} points at nothing: there is no {shown(problem.part)}.", problem.mend)
