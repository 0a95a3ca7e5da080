# SPDX-License-Identifier: EUPL-1.2
"""The decision table: a structure compiled once, so that a question costs a few look-ups and no query."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from kurzweg.engine.responsibility.answers import Answer
from kurzweg.engine.responsibility.axes import FactValue
from kurzweg.engine.responsibility.choosing import answer_of
from kurzweg.engine.responsibility.grounds import Grounds, grounds_of
from kurzweg.engine.responsibility.plan import Catalogue, Plan, plan_for, rules_by_service
from kurzweg.engine.responsibility.scales import with_particles
from kurzweg.engine.structure.model import Structure, Texts

Related = Mapping[str, Sequence[str]]
"""Service to services that may fit instead, the nearest first."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """One fact of one service: how a value finds its class, and which rules hold in that class (bit per
    rule).
    """

    fact: str
    classify: Callable[[FactValue], int]
    rules: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ServiceTable:
    """One service, ready to answer. `answers` has the answer of every single rule by its bit."""

    plan: Plan
    columns: tuple[Column, ...]
    everyone: int
    answers: Mapping[int, Answer]
    alternatives: tuple[str, ...]
    remembered: dict[tuple[int, ...], Answer] = field(default_factory=dict, repr=False, compare=False)
    """Answers to incomplete facts; what a class combination comes to never changes, so it is computed once.
    """

    @cached_property
    def grounds(self) -> Grounds:
        """All persons as regions with one outcome; needed only when facts are missing."""
        return grounds_of(self.plan)


@dataclass(frozen=True, kw_only=True)
class DecisionTable:
    """A whole structure, ready to answer; immutable, replaced as a whole when another structure goes live."""

    structure: Structure
    services: Mapping[str, ServiceTable]
    unit_names: Mapping[str, Texts]


def compile_structure(structure: Structure, catalogue: Catalogue, *, related: Related | None = None) -> DecisionTable:
    """Turn a structure into its decision table.

    Parameters: `catalogue`, service id to the conditions of those for whom it exists (empty: everybody);
    `related`, services to offer instead when one does not exist for a person (default: others of the same
    unit). Returns an immutable table for `route`, `compare` and the simulator. A service without a rule gets
    a table that answers Nobody. Raises BadCondition when a rule asks for a value that does not exist,
    TooManyCells beyond 1000 rules for a service. Source: engine/responsibility.md §3.

    >>> from datetime import date
    >>> from kurzweg.engine.structure.model import Rule, Unit
    >>> unit = Unit(id="u1", name=(("de", "Ausländerrecht"),), kind="casework")
    >>> rules = (Rule(service="duldung", lead="u1"),)
    >>> office = Structure(office="O", label="", land="ST", valid_from=date(2018, 4, 26), units=(unit,),
    ...                    responsibilities=rules)
    >>> sorted(compile_structure(office, {"duldung": ()}).services)
    ['duldung']
    """
    rules = rules_by_service(structure)
    scales = with_particles(structure.particles)
    names = MappingProxyType({unit.id: unit.name for unit in structure.units})
    plans = {
        service: plan_for(service, rules.get(service, ()), catalogue.get(service, ()), scales)
        for service in dict.fromkeys([*catalogue, *rules])
    }
    services = {
        service: _service_table(plan, names, tuple((related or {}).get(service, ()) or _same_unit(plan, plans)))
        for service, plan in plans.items()
    }
    return DecisionTable(structure=structure, services=MappingProxyType(services), unit_names=names)


def _service_table(plan: Plan, names: Mapping[str, Texts], alternatives: tuple[str, ...]) -> ServiceTable:
    all_facts = frozenset(axis.fact for axis in plan.axes)
    columns = tuple(
        Column(
            fact=axis.fact,
            classify=axis.classify,
            rules=tuple(_holding(plan, place, value) for value in range(axis.size)),
        )
        for place, axis in enumerate(plan.axes)
    )
    answers = {1 << bit: answer_of(plan, [piece], all_facts, names) for bit, piece in enumerate(plan.pieces)}
    return ServiceTable(
        plan=plan,
        columns=columns,
        everyone=(1 << len(plan.pieces)) - 1,
        answers=MappingProxyType(answers),
        alternatives=alternatives,
    )


def _holding(plan: Plan, place: int, value: int) -> int:
    """The rules that hold for one class of one fact, a bit each."""
    return sum(1 << bit for bit, piece in enumerate(plan.pieces) if piece.box[place] >> value & 1)


def _same_unit(plan: Plan, plans: Mapping[str, Plan]) -> tuple[str, ...]:
    """Other services of the units that lead this one; only asked for services that do not exist for
    everybody.
    """
    if not plan.scope:
        return ()
    leads = {piece.rule.lead for piece in plan.pieces} - {None}
    return tuple(
        service
        for service, other in plans.items()
        if service != plan.service and any(piece.rule.lead in leads for piece in other.pieces)
    )
