# SPDX-License-Identifier: EUPL-1.2
"""A structure as the command line shows it: as lines for people, as one document for machines."""

from __future__ import annotations

from collections.abc import Iterator

from kurzweg.engine.structure import Branch, Rule, Structure, plain, tree
from kurzweg.engine.structure.yamltext import flow

DEEPEST_INDENT = 20


def lines(structure: Structure) -> Iterator[str]:
    """The tree of units, each with what it leads below; then what is elsewhere and what is a guess."""
    label = f", {structure.label}" if structure.label else ""
    yield f"{structure.office}{label} ({structure.land}, from {structure.valid_from.isoformat()})"
    for branch in tree(structure):
        indent = "  " * min(branch.depth + 1, DEEPEST_INDENT)
        yield f"{indent}{_name(branch)} [{branch.unit.id}] {', '.join(_facts(branch))}"
        for rule in branch.leads:
            yield f"{indent}  leads {_rule(rule)}"
    for rule in structure.responsibilities:
        if rule.elsewhere:
            yield f"elsewhere: {_rule(rule)}: {', '.join(_bodies(rule))}"
    if structure.assumed:
        yield f"assumed: {', '.join(structure.assumed)}"


def document(structure: Structure) -> dict[str, object]:
    """The same as plain data; the keys are documented in `kurzweg structure show --help`."""
    data = plain(structure)
    units = data.get("units", [])
    rules = data.get("responsibilities", [])
    assert isinstance(units, list)
    assert isinstance(rules, list)
    by_id = {unit["id"]: unit for unit in units}
    leads: dict[str, list[object]] = {}
    for rule in rules:
        leads.setdefault(rule.get("lead", ""), []).append(rule)
    return {
        **{key: data.get(key) for key in ("office", "label", "land", "valid_from")},
        "units": [_unit(branch, by_id[branch.unit.id], leads) for branch in tree(structure)],
        "elsewhere": leads.get("", []),
        "assumed": list(structure.assumed),
        "sources": list(structure.sources),
    }


def entry(name: str, structure: Structure) -> dict[str, object]:
    """A structure as one entry of a list."""
    return {
        "name": name,
        "office": structure.office,
        "label": structure.label,
        "land": structure.land,
        "valid_from": structure.valid_from.isoformat(),
        "units": len(structure.units),
        "sites": len(structure.sites),
        "staff": sum(unit.staff or 0 for unit in structure.units),
        "sources": len(structure.sources),
        "assumed": list(structure.assumed),
    }


def entry_line(name: str, structure: Structure) -> str:
    """A structure as one line of a list."""
    units, sites = len(structure.units), len(structure.sites)
    size = f"{units} units, {sites} {'site' if sites == 1 else 'sites'}"
    return f"{name}: {structure.office}, {structure.label} ({structure.land}, from {structure.valid_from}), {size}"


def counts(structure: Structure) -> dict[str, int]:
    """How much there is, so that a reader sees at once whether all of it came along."""
    named = {rule.service for rule in structure.responsibilities}
    return {
        "units": len(structure.units),
        "lanes": sum(len(unit.lanes) for unit in structure.units),
        "services": len({service for name in named for service in structure.services_of(name)}),
        "responsibilities": len(structure.responsibilities),
    }


def _unit(branch: Branch, unit: dict[str, object], leads: dict[str, list[object]]) -> dict[str, object]:
    keys = ("id", "name", "kind", "parent", "professional", "site", "staff", "hours")
    return {
        **{key: unit.get(key) for key in keys},
        "depth": branch.depth,
        "lanes": unit.get("lanes", []),
        "leads": leads.get(branch.unit.id, []),
        "assumed": list(branch.assumed),
    }


def _name(branch: Branch) -> str:
    return branch.unit.name[0][1]


def _facts(branch: Branch) -> Iterator[str]:
    unit = branch.unit
    yield unit.kind
    if branch.site:
        yield f"{branch.site.name}{_mark(branch, 'site')}"
    if unit.staff is not None:
        yield f"staff {flow(unit.staff)}{_mark(branch, 'staff')}"
    if unit.lanes:
        yield f"lanes {' '.join(lane.id for lane in unit.lanes)}{_mark(branch, 'lanes')}"
    if unit.hours:
        yield f"open {' '.join(day for day, _ in unit.hours)}{_mark(branch, 'hours')}"
    if unit.professional:
        yield f"professional {unit.professional}{_mark(branch, 'professional')}"


def _mark(branch: Branch, field: str) -> str:
    return " (assumed)" if field in branch.assumed else ""


def _rule(rule: Rule) -> str:
    asked = ", ".join(f"{one.fact} {' '.join(one.values)}" for one in rule.when)
    return f"{rule.service} ({asked})" if asked else rule.service


def _bodies(rule: Rule) -> Iterator[str]:
    for body in rule.elsewhere:
        yield f"{body.body} ({body.where})" if body.where else body.body
