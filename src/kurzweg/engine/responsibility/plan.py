# SPDX-License-Identifier: EUPL-1.2
"""The rules of one service as boxes over the facts they ask about: the ground of both `route` and `check`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kurzweg.engine.responsibility.axes import Axis, axis_for
from kurzweg.engine.responsibility.boxes import Box, meet
from kurzweg.engine.responsibility.codes import FACTS
from kurzweg.engine.responsibility.errors import BadCondition, TooManyCells
from kurzweg.engine.responsibility.scales import Scale
from kurzweg.engine.structure.model import Condition, Rule, Structure

MOST_RULES = 1000
"""Rules of one service; no office comes near it, and a file of two megabytes could hold twenty times as many.
"""

Catalogue = Mapping[str, tuple[Condition, ...]]
"""Service id to the conditions of those for whom it exists (`for`); empty: for everybody."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One rule for one service: its place in the structure and the persons it holds for."""

    index: int
    rule: Rule
    box: Box


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One service: the facts that matter, for whom it exists, which rule holds for whom."""

    service: str
    axes: tuple[Axis, ...]
    domain: Box
    scope: tuple[Condition, ...]
    pieces: tuple[Piece, ...]
    never: tuple[int, ...]
    """Rules that hold for nobody for whom the service exists."""

    def conditions(self, box: Box) -> tuple[Condition, ...]:
        """A box in the words of a rule; facts that may have any value are left out."""
        return tuple(
            Condition(fact=axis.fact, values=axis.describe(chosen))
            for axis, chosen, possible in zip(self.axes, box, self.domain, strict=True)
            if chosen != possible
        )

    def person(self, box: Box) -> tuple[tuple[str, str | int], ...]:
        """One speaking person out of a box, as facts that `route` understands."""
        return tuple((axis.fact, axis.sample(chosen)) for axis, chosen in zip(self.axes, box, strict=True))


def rules_by_service(structure: Structure) -> dict[str, list[tuple[int, Rule]]]:
    """Every service that a rule names, alone or in a group, with its rules and their places."""
    found: dict[str, list[tuple[int, Rule]]] = {}
    groups = dict(structure.groups)
    for index, rule in enumerate(structure.responsibilities):
        for service in groups.get(rule.service, (rule.service,)):
            found.setdefault(service, []).append((index, rule))
    return found


def plan_for(
    service: str,
    rules: Sequence[tuple[int, Rule]],
    scope: tuple[Condition, ...],
    scales: Mapping[str, Scale],
) -> Plan:
    """Cut the facts of one service at all bounds of its rules. Raises BadCondition, TooManyCells."""
    if len(rules) > MOST_RULES:
        raise TooManyCells(service=service, count=f"{len(rules)} rules, more than {MOST_RULES}")
    asked: dict[str, list[tuple[str, ...]]] = {}
    for condition in (*scope, *(one for _, rule in rules for one in rule.when)):
        if condition.fact not in FACTS:
            mend = f"Ask about {', '.join(FACTS)}."
            raise BadCondition(fact=condition.fact, value=", ".join(condition.values), mend=mend)
        asked.setdefault(condition.fact, []).append(condition.values)
    axes = tuple(axis_for(fact, asked[fact], scales) for fact in FACTS if fact in asked)
    domain = _box(scope, axes)
    boxes = [(index, rule, meet(_box(rule.when, axes), domain)) for index, rule in rules]
    return Plan(
        service=service,
        axes=axes,
        domain=domain,
        scope=scope,
        pieces=tuple(Piece(index=index, rule=rule, box=box) for index, rule, box in boxes if box is not None),
        never=tuple(index for index, _, box in boxes if box is None),
    )


def _box(conditions: Sequence[Condition], axes: Sequence[Axis]) -> Box:
    chosen = {axis.fact: axis.everything for axis in axes}
    by_fact = {axis.fact: axis for axis in axes}
    for condition in conditions:
        chosen[condition.fact] &= by_fact[condition.fact].select(condition.values)
    return tuple(chosen.values())
