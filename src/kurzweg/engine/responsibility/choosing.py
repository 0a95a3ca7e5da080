# SPDX-License-Identifier: EUPL-1.2
"""From the rules that hold to the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kurzweg.engine.responsibility.answers import Answer, Elsewhere, Responsible
from kurzweg.engine.responsibility.plan import Piece, Plan
from kurzweg.engine.structure.model import Condition, Texts


def answer_of(plan: Plan, pieces: Sequence[Piece], asked: frozenset[str], names: Mapping[str, Texts]) -> Answer:
    """The answer of rules that come to the same; `asked` are the facts the person was judged by.

    The first of the rules stands for all. A law is named when all name it, a condition when it is the only
    one.
    """
    rule, index = pieces[0].rule, min(piece.index for piece in pieces)
    law = rule.law if all(piece.rule.law == rule.law for piece in pieces) else ""
    because = _because(plan, pieces, asked)
    if rule.lead is None:
        return Elsewhere(service=plan.service, candidates=rule.elsewhere, rule=index, law=law, because=because)
    return Responsible(
        service=plan.service,
        unit=rule.lead,
        rule=index,
        participants=rule.participants,
        inform=rule.inform,
        decides=rule.decides,
        signs=rule.signs,
        deputy=rule.deputy,
        law=law,
        because=because,
        unit_names=names.get(rule.lead, ()),
    )


def _because(plan: Plan, pieces: Sequence[Piece], asked: frozenset[str]) -> tuple[Condition, ...]:
    """What decided: the conditions of the rule, without facts nobody asked for and without what holds for
    all.
    """
    if len(pieces) > 1:
        return ()
    told = {condition.fact for condition in plan.conditions(pieces[0].box)} & asked
    return tuple(condition for condition in pieces[0].rule.when if condition.fact in told)
