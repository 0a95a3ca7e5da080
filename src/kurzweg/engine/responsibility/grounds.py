# SPDX-License-Identifier: EUPL-1.2
"""All persons of one service as regions with one outcome each: rules, gaps, clashes, and those outside its
scope.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from kurzweg.engine.responsibility.boxes import Box, fill, left_over, meetings, without
from kurzweg.engine.responsibility.errors import TooManyCells
from kurzweg.engine.responsibility.plan import Plan
from kurzweg.engine.structure.model import Rule

Outcome = tuple[object, ...]

NOT_FOR: Outcome = ("not for this person",)
GAP: Outcome = ("gap",)
CLASH: Outcome = ("clash",)

MOST_FLAWS = 400
"""Gaps and clashes of a draft that are told apart when asking; beyond them a draft may ask one fact too many.
"""


def outcome_of(rule: Rule) -> Outcome:
    """Who does what under this rule. Its conditions, law and sources are not part of it: two rules with the
    same outcome need not be told apart, so no fact is asked to do so.
    """
    return (
        rule.lead, rule.elsewhere, rule.participants, rule.inform, rule.decides, rule.signs, rule.deputy,
    )  # fmt: skip


@dataclass(frozen=True)
class Ground:
    """A region with one outcome; `piece` is the place of the rule within the plan."""

    outcome: Outcome
    box: Box
    piece: int | None = None


@dataclass(frozen=True)
class Grounds:
    """The regions of one service. Not `complete`: a draft with more flaws than are worth telling apart."""

    regions: tuple[Ground, ...]
    complete: bool


def grounds_of(plan: Plan) -> Grounds:
    """The regions of one service; together they hold every person."""
    boxes = [piece.box for piece in plan.pieces]
    regions = [Ground(outcome_of(piece.rule), piece.box, place) for place, piece in enumerate(plan.pieces)]
    everything = tuple(axis.everything for axis in plan.axes)
    regions += [Ground(NOT_FOR, outside) for outside in without(everything, plan.domain)]
    clashes = [shared for _, _, shared in islice(meetings(boxes), MOST_FLAWS + 1)]
    try:
        gaps = _gaps(plan.domain, boxes, apart=not clashes)
    except TooManyCells:
        return Grounds(tuple(regions), complete=False)
    regions += [Ground(GAP, box) for box in gaps] + [Ground(CLASH, box) for box in clashes]
    return Grounds(tuple(regions), complete=len(clashes) <= MOST_FLAWS)


def _gaps(domain: Box, boxes: Sequence[Box], *, apart: bool) -> list[Box]:
    if apart and fill(domain, boxes):
        return []
    return left_over(domain, boxes, most=MOST_FLAWS)
