# SPDX-License-Identifier: EUPL-1.2
"""Who leads what, for whom, as people read it: the rules of a structure by the service or group that they speak of."""

from __future__ import annotations

from dataclasses import dataclass

from kurzweg.engine.structure import Rule, Structure
from kurzweg.redesign.naming import Names


@dataclass(frozen=True, kw_only=True)
class RuleLine:
    """Zuständigkeitsregel in words. `index` is its place in the structure."""

    index: int
    who: str
    is_elsewhere: bool
    when: str
    others: tuple[str, ...]
    deputy: str
    law: str


@dataclass(frozen=True, kw_only=True)
class Responsibility:
    """Zuständigkeit: a service, or a group of services, with its rules."""

    name: str
    title: str
    services: tuple[str, ...]
    is_group: bool
    rules: tuple[RuleLine, ...]


def groups_of(plan: Structure, names: Names) -> tuple[Responsibility, ...]:
    """All responsibilities in the order of the text, and first the services that no rule speaks of."""
    named = dict.fromkeys(rule.service for rule in plan.responsibilities)
    covered = {code for name in named for code in plan.services_of(name)}
    offered = (service.id for service in names.catalogue.offered_on(plan.valid_from))
    nobodys = [code for code in offered if code not in covered]
    return tuple(responsibility(plan, names, name) for name in [*nobodys, *named])


def responsibility(plan: Structure, names: Names, name: str) -> Responsibility:
    """The rules that speak of this service or group."""
    is_group = name in dict(plan.groups)
    return Responsibility(
        name=name,
        title=names.service(name),
        services=tuple(names.service(code) for code in plan.services_of(name)) if is_group else (),
        is_group=is_group,
        rules=tuple(
            rule_line(index, rule, names) for index, rule in enumerate(plan.responsibilities) if rule.service == name
        ),
    )


def rule_line(index: int, rule: Rule, names: Names) -> RuleLine:
    """One rule in words."""
    bodies = ", ".join(one.body for one in rule.elsewhere)
    return RuleLine(
        index=index,
        who=names.units.get(rule.lead, rule.lead) if rule.lead else bodies,
        is_elsewhere=rule.lead is None,
        when=names.conditions(rule.when),
        others=tuple(names.units.get(code, code) for code in rule.participants),
        deputy=names.units.get(rule.deputy or "", rule.deputy or ""),
        law=rule.law,
    )
