# SPDX-License-Identifier: EUPL-1.2
"""After a change: marks of guesses that point at nothing any more fall away."""

from __future__ import annotations

import re
from dataclasses import replace

from kurzweg.engine.structure import Structure, StructureError, read, write

GUESS = re.compile(r"(?:responsibilities\[(?P<rule>\d+)\]\.)?assumed\[(?P<place>\d+)\]")
ROUNDS = 5
"""The reader tells fifty problems at a time."""


def tidy(plan: Structure) -> Structure:
    """The same without marks that point at what is gone; other contradictions stay, to be told."""
    for _round in range(ROUNDS):
        try:
            read(write(plan))
        except StructureError as error:
            lost = [found for problem in error.problems if (found := GUESS.fullmatch(problem.field))]
            if not lost:
                return plan
            plan = _without(plan, lost)
        else:
            return plan
    return plan


def _without(plan: Structure, lost: list[re.Match[str]]) -> Structure:
    of_rules: dict[int, set[int]] = {}
    own: set[int] = set()
    for found in lost:
        (of_rules.setdefault(int(found["rule"]), set()) if found["rule"] else own).add(int(found["place"]))
    rules = tuple(
        replace(rule, assumed=_less(rule.assumed, of_rules[index])) if index in of_rules else rule
        for index, rule in enumerate(plan.responsibilities)
    )
    return replace(plan, assumed=_less(plan.assumed, own), responsibilities=rules)


def _less(paths: tuple[str, ...], places: set[int]) -> tuple[str, ...]:
    return tuple(path for place, path in enumerate(paths) if place not in places)
