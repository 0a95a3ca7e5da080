# SPDX-License-Identifier: EUPL-1.2
"""Incomplete facts: is the answer clear all the same, and if not, what to ask next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from kurzweg.engine.responsibility.answers import Answer, NeedsFacts, Nobody, NotFor
from kurzweg.engine.responsibility.boxes import Box, meet, meetings
from kurzweg.engine.responsibility.choosing import answer_of
from kurzweg.engine.responsibility.grounds import GAP, NOT_FOR, Ground
from kurzweg.engine.responsibility.table import ServiceTable
from kurzweg.engine.structure.model import Texts


def decide(known: ServiceTable, classes: tuple[int, ...], names: Mapping[str, Texts]) -> Answer:
    """The answer when some facts (class -1) are not known yet.

    A fact can change the answer when two regions with different outcomes differ in this fact and meet in all
    others. When no fact can, all regions that are left come to the same.
    """
    axes = known.plan.axes
    view = tuple(axis.everything if value < 0 else 1 << value for axis, value in zip(axes, classes, strict=True))
    left = [
        Ground(ground.outcome, shared, ground.piece)
        for ground in known.grounds.regions
        if (shared := meet(ground.box, view)) is not None
    ]
    telling = _telling(left) if known.grounds.complete else _asked_about(left, view)
    if telling:
        order = sorted(telling, key=lambda place: (_expected_outcomes(left, place, view[place]), place))
        return NeedsFacts(service=known.plan.service, facts=tuple(axes[place].fact for place in order))
    asked = frozenset(axis.fact for axis, value in zip(axes, classes, strict=True) if value >= 0)
    return _only_answer(known, left, asked, names)


def _only_answer(
    known: ServiceTable, left: Sequence[Ground], asked: frozenset[str], names: Mapping[str, Texts]
) -> Answer:
    plan = known.plan
    ruled = [ground for ground in left if ground.piece is not None]
    pieces = [plan.pieces[ground.piece] for ground in ruled if ground.piece is not None]
    if any(ground.outcome == NOT_FOR for ground in left):
        return NotFor(service=plan.service, scope=plan.scope, alternatives=known.alternatives)
    if not pieces or any(ground.outcome == GAP for ground in left):
        return Nobody(service=plan.service)
    if any(True for _ in meetings([ground.box for ground in ruled])):
        return Nobody(service=plan.service, rules=tuple(piece.index for piece in pieces))
    return answer_of(plan, pieces, asked, names)


def _telling(left: Sequence[Ground]) -> set[int]:
    """The facts that can still change the answer."""
    found: set[int] = set()
    for one, other in combinations(left, 2):
        if one.outcome == other.outcome:
            continue
        pairs = list(zip(one.box, other.box, strict=True))
        apart = [place for place, (here, there) in enumerate(pairs) if not here & there]
        if len(apart) == 1:
            found.add(apart[0])
        elif not apart:  # a clash within its rules: whatever parts them can change the answer
            found |= {place for place, (here, there) in enumerate(pairs) if here != there}
    return found


def _asked_about(left: Sequence[Ground], view: Box) -> set[int]:
    """The facts that any rule still asks about."""
    return {place for place, possible in enumerate(view) if any(ground.box[place] != possible for ground in left)}


def _expected_outcomes(left: Sequence[Ground], place: int, possible: int) -> float:
    """How many outcomes remain on average once this fact is known, every class alike likely."""
    classes = [1 << index for index in range(possible.bit_length()) if possible >> index & 1]
    remaining = (len({ground.outcome for ground in left if ground.box[place] & one}) for one in classes)
    return sum(remaining) / len(classes)
