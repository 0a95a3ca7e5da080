# SPDX-License-Identifier: EUPL-1.2
"""Which services change hands from one structure to another, and for whom: exactly, not by sampling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from kurzweg.engine.responsibility import BadCondition, Catalogue, TooManyCells
from kurzweg.engine.responsibility.boxes import Box, cells, meet
from kurzweg.engine.responsibility.plan import Piece, Plan, plan_for, rules_by_service
from kurzweg.engine.responsibility.scales import Scale, with_particles
from kurzweg.engine.structure import Condition, Rule, Structure

MOST_REGIONS: Final = 20
"""So many groups of persons of one service are told; a draft may cut people into very many."""


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who is in charge: a unit of this office, or a body outside it."""

    unit: str = ""
    body: str = ""

    @property
    def is_outside(self) -> bool:
        return not self.unit


Regions: TypeAlias = tuple[tuple[Condition, ...], ...]
"""Groups of persons in the words of rules; none of them when it is everybody."""
Way: TypeAlias = tuple[Holder | None, Holder | None, Regions]
"""From whom, to whom, and for whom."""


@dataclass(frozen=True, kw_only=True)
class HandChange:
    """Services that go the same way for the same persons; `regions` is empty when it is so for everybody.

    `by_succession`: the unit before is no more, and the one after took over all of its work.
    """

    services: tuple[str, ...]
    before: Holder | None
    after: Holder | None
    regions: Regions
    by_succession: bool


def hand_changes(before: Structure, after: Structure, catalogue: Catalogue) -> tuple[HandChange, ...]:
    """The services whose lead changes.

    Parameters: both structures; `catalogue`, service id to the conditions of those for whom it exists. The
    facts are cut at the bounds of the rules of both structures; within a piece all persons are alike. Returns
    the ways in the order of the catalogue, services with the same way together. None stands for nobody (only
    in drafts). A service whose rules cannot be compared (a condition that does not exist, too many pieces) is
    left out; `check` tells why. Source: engine/responsibility.md §5.

    >>> from dataclasses import replace
    >>> from kurzweg.engine.structure import example
    >>> new = replace(example(), responsibilities=(Rule(service="duldung", lead="auslaenderrecht-1"),))
    >>> [(c.before.unit, c.after.unit, c.regions) for c in hand_changes(example(), new, {"duldung": ()})]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('auslaenderrecht-2', 'auslaenderrecht-1',
      ((Condition(fact='surname', values=('L-Z', 'unknown')),),))]
    """
    heirs = set(after.successors)
    olds, news = rules_by_service(before), rules_by_service(after)
    scales = with_particles(after.particles)
    ways: dict[Way, list[str]] = {}
    for service, scope in catalogue.items():
        try:
            plan, count = _both(service, olds.get(service, ()), news.get(service, ()), scope, scales)
        except (BadCondition, TooManyCells):
            continue
        for (old, new), boxes in _ways(plan, count).items():
            if old != new:
                ways.setdefault((old, new, _regions(plan, boxes)), []).append(service)
    return tuple(_change(way, services, heirs) for way, services in ways.items())


def _both(
    service: str,
    olds: Sequence[tuple[int, Rule]],
    news: Sequence[tuple[int, Rule]],
    scope: tuple[Condition, ...],
    scales: Mapping[str, Scale],
) -> tuple[Plan, int]:
    """The rules of both structures over the same facts, the old ones first, numbered anew."""
    rules = [rule for _, rule in (*olds, *news)]
    return plan_for(service, list(enumerate(rules)), scope, scales), len(olds)


def _ways(plan: Plan, count: int) -> dict[tuple[Holder | None, Holder | None], list[Box]]:
    """From whom to whom, and the pieces of people for whom it is so."""
    olds = [piece for piece in plan.pieces if piece.index < count]
    news = [piece for piece in plan.pieces if piece.index >= count]
    found: dict[tuple[Holder | None, Holder | None], list[Box]] = {}
    for old, new, box in _meetings(olds, news):
        found.setdefault((_holder(old), _holder(new)), []).append(box)
    return found


def _meetings(olds: Sequence[Piece], news: Sequence[Piece]) -> Iterator[tuple[Piece | None, Piece | None, Box]]:
    if not olds or not news:
        for piece in (*olds, *news):
            yield (piece if olds else None), (piece if news else None), piece.box
        return
    for old in olds:
        for new in news:
            if (shared := meet(old.box, new.box)) is not None:
                yield old, new, shared


def _holder(piece: Piece | None) -> Holder | None:
    if piece is None:
        return None
    rule = piece.rule
    return Holder(unit=rule.lead) if rule.lead else Holder(body=", ".join(one.body for one in rule.elsewhere))


def _regions(plan: Plan, boxes: Sequence[Box]) -> Regions:
    """The pieces in words; nothing when together they are everybody."""
    if sum(map(cells, boxes)) >= cells(plan.domain):
        return ()
    return tuple(plan.conditions(box) for box in boxes[:MOST_REGIONS])


def _change(way: Way, services: Sequence[str], heirs: set[tuple[str, str]]) -> HandChange:
    old, new, regions = way
    inherits = old is not None and new is not None and (old.unit, new.unit) in heirs
    return HandChange(services=tuple(services), before=old, after=new, regions=regions, by_succession=inherits)
