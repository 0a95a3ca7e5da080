# SPDX-License-Identifier: EUPL-1.2
"""Who is in charge of one matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kurzweg.engine.responsibility.answers import Answer, Nobody, NotFor
from kurzweg.engine.responsibility.asking import decide
from kurzweg.engine.responsibility.axes import FactValue
from kurzweg.engine.responsibility.errors import UnknownService
from kurzweg.engine.responsibility.table import DecisionTable, ServiceTable

Facts = Mapping[str, FactValue]
"""What is known about the person: fact to value. A fact not asked yet is absent; `unknown` is an answer."""

ABSENT: Final = "\0absent"
"""Stands for a fact that nobody has asked yet; no name and no code can be this."""

MOST_REMEMBERED = 50_000


def route(table: DecisionTable, service: str, facts: Facts) -> Answer:
    """Who is responsible for this service and this person.

    Parameters: `table` from `compile_structure`; `service`, an id of the catalogue; `facts`, what is known.
    Facts that no rule of the service asks about are ignored. Returns Responsible, Elsewhere, NotFor,
    NeedsFacts with the facts that can still change the answer (the most telling first), or Nobody (only in a
    structure that does not pass `check`). The same table and facts always give the same answer. Raises
    UnknownService for a service nobody knows, BadFact for a value that cannot be. Source:
    engine/responsibility.md §3.

    >>> from datetime import date
    >>> from kurzweg.engine.responsibility import compile_structure
    >>> from kurzweg.engine.structure.model import Condition, Rule, Structure
    >>> a_to_k = (Condition(fact="surname", values=("A-K",)),)
    >>> others = (Condition(fact="surname", values=("L-Z", "unknown")),)
    >>> rules = tuple(Rule(service="duldung", lead=unit, when=when)
    ...               for unit, when in (("u1", a_to_k), ("u2", others)))
    >>> office = Structure(office="O", label="", land="ST", valid_from=date(2018, 4, 26),
    ...                    responsibilities=rules)
    >>> table = compile_structure(office, {"duldung": ()})
    >>> route(table, "duldung", {"surname": "Özdemir"}).reason("en")
    'u2 is responsible, because this applies: surname L–Z or unknown.'
    >>> route(table, "duldung", {}).facts
    ('surname',)
    """
    known = table.services.get(service)
    if known is None:
        raise UnknownService(service)
    holding = known.everyone
    for column in known.columns:
        value = facts.get(column.fact, ABSENT)
        if value is ABSENT:
            return _with_what_is_known(table, known, facts)
        holding &= column.rules[column.classify(value)]
    return known.answers.get(holding) or _without_one_rule(table, known, facts, holding)


def _with_what_is_known(table: DecisionTable, known: ServiceTable, facts: Facts) -> Answer:
    classes = tuple(column.classify(facts[column.fact]) if column.fact in facts else -1 for column in known.columns)
    answer = known.remembered.get(classes)
    if answer is None:
        answer = decide(known, classes, table.unit_names)
        if len(known.remembered) < MOST_REMEMBERED:
            known.remembered[classes] = answer
    return _with_fitting_alternatives(table, answer, facts) if isinstance(answer, NotFor) else answer


def _without_one_rule(table: DecisionTable, known: ServiceTable, facts: Facts, holding: int) -> Answer:
    plan = known.plan
    inside = all(
        possible >> column.classify(facts[column.fact]) & 1
        for column, possible in zip(known.columns, plan.domain, strict=True)
    )
    if not inside:
        answer = NotFor(service=plan.service, scope=plan.scope, alternatives=known.alternatives)
        return _with_fitting_alternatives(table, answer, facts)
    rules = (piece.index for bit, piece in enumerate(plan.pieces) if holding >> bit & 1)
    return Nobody(service=plan.service, rules=tuple(rules))


def _with_fitting_alternatives(table: DecisionTable, answer: NotFor, facts: Facts) -> NotFor:
    fitting = tuple(service for service in answer.alternatives if _may_fit(table, service, facts))
    return NotFor(service=answer.service, scope=answer.scope, alternatives=fitting)


def _may_fit(table: DecisionTable, service: str, facts: Facts) -> bool:
    """Whether no known fact shuts the person out of this other service."""
    other = table.services.get(service)
    return other is not None and all(
        column.fact not in facts or possible >> column.classify(facts[column.fact]) & 1
        for column, possible in zip(other.columns, other.plan.domain, strict=True)
    )
