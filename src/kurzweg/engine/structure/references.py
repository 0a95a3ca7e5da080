# SPDX-License-Identifier: EUPL-1.2
"""Every name points at something: units, sites, services and groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kurzweg.engine.structure.draft import Draft, records, words
from kurzweg.engine.structure.format_work import ROLES
from kurzweg.engine.structure.problems import shown, suggestion

UNITS_OF_A_RULE = ("lead", "with", "inform", "decides", "signs", "deputy")


def check_references(draft: Draft) -> None:
    """Tell every name that nothing in the structure, or no service of the catalogue, has."""
    if draft.is_readable("sites"):
        places = [place for path, unit in draft.records("units") for place in words(unit, "site", path)]
        _tell_unknown(draft, places, draft.ids("sites"), "site")
    if draft.is_readable("units"):
        _tell_unknown(draft, _names_of_units(draft), draft.ids("units"), "unit")
        _tell_unknown(draft, _places_of_steps(draft), [*ROLES, *draft.ids("units")], "unit or role")
        _check_successors(draft)
    if draft.services is not None and draft.is_readable("groups"):
        groups = [name for name, _, _ in draft.pairs("groups")]
        _tell_unknown(draft, _services_of_groups(draft), draft.services, "service")
        _tell_unknown(draft, _services(draft), [*draft.services, *groups], "service or group")


def _tell_unknown(draft: Draft, names: Iterable[tuple[str, str]], known: Iterable[str], noun: str) -> None:
    ids = set(known)
    for name, path in names:
        if name not in ids:
            draft.wrong(path, f"There is no {noun} {shown(name)}.", suggestion(name, ids, noun=noun))


def _names_of_units(draft: Draft) -> Iterator[tuple[str, str]]:
    for path, unit in draft.records("units"):
        yield from words(unit, "parent", path)
        yield from words(unit, "professional", path)
    for path, rule in draft.records("responsibilities"):
        for key in UNITS_OF_A_RULE:
            yield from words(rule, key, path)
    for name, path, _ in draft.pairs("vacancies", "people"):
        yield name, path


def _places_of_steps(draft: Draft) -> Iterator[tuple[str, str]]:
    for path, flow in draft.records("flows"):
        for at, step in records(flow, "steps", path):
            yield from words(step, "at", at)


def _services_of_groups(draft: Draft) -> Iterator[tuple[str, str]]:
    groups = {name for name, _, _ in draft.pairs("groups")}
    for name, _, members in draft.pairs("groups"):
        for member, path in words({name: members}, name, "groups"):
            if member not in groups:  # a group within a group is told elsewhere
                yield member, path


def _services(draft: Draft) -> Iterator[tuple[str, str]]:
    for path, unit in draft.records("units"):
        for at, lane in records(unit, "lanes", path):
            yield from words(lane, "services", at)
    for key in ("responsibilities", "flows", "demand"):
        for path, record in draft.records(key):
            yield from words(record, "service", path)
    for name, path, _ in draft.pairs("backlog"):
        yield name, path
    for name, path, _ in draft.pairs("targets", "policy"):
        if name != "default":
            yield name, path


def _check_successors(draft: Draft) -> None:
    units = draft.ids("units")
    for former, path, heirs in draft.pairs("successors"):
        named = list(words({former: heirs}, former, "successors"))
        _tell_unknown(draft, named, units, "unit")
        if former in units and former not in [name for name, _ in named]:
            mend = "List it among its own successors (a split), or remove the entry."
            draft.wrong(path, f"{shown(former)} still stands in this structure.", mend)
