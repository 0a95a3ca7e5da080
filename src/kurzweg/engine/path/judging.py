# SPDX-License-Identifier: EUPL-1.2
"""Whether a step is due, as far as the answers go; and what must still be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum

from kurzweg.engine.path.nouns import Fact, Paths, Step
from kurzweg.engine.responsibility import UNKNOWN
from kurzweg.engine.structure.model import Condition

Said = Mapping[str, frozenset[str]]
"""What the newcomer said: question to answers. `unknown` alone is an answer; a question without answer is absent."""


class Verdict(IntEnum):
    """How sure it is that a condition holds. The smallest of several decides where all must hold."""

    NO = 0
    OPEN = 1
    MAYBE = 2
    YES = 3


def concerning(paths: Paths, said: Said) -> dict[str, frozenset[str]]:
    """The answers that concern this person: an answer to a question that would not be asked counts for nothing.

    Answers that the data does not know are dropped, and `unknown` beside others.

    >>> paths = Paths(facts=(Fact(id="work", values=("yes", "no")), Fact(id="child", values=("yes",))), steps=())
    >>> concerning(paths, {"work": frozenset({"yes"}), "child": frozenset({"perhaps"})})
    {'work': frozenset({'yes'})}
    """
    kept: dict[str, frozenset[str]] = {}
    for fact in paths.facts:
        given = said.get(fact.id, frozenset())
        known = given & set(fact.values) or given & {UNKNOWN}
        if known and (fact.many or len(known) == 1) and _all(paths, fact.when, kept) is Verdict.YES:
            kept[fact.id] = known
    return kept


def judge(paths: Paths, step: Step, said: Said) -> Verdict:
    """Whether a step is due: the best that any group of its conditions comes to; `said` as `concerning` leaves it.

    >>> working = Step(id="permit", service="p", when=((Condition(fact="work", values=("yes",)),),))
    >>> paths = Paths(facts=(Fact(id="work", values=("yes", "no")),), steps=(working,))
    >>> judge(paths, working, {}).name, judge(paths, working, {"work": frozenset({"yes"})}).name
    ('OPEN', 'YES')
    """
    verdicts = [_all(paths, group, said) for group in step.when]
    if Verdict.YES in verdicts:
        return Verdict.YES
    return Verdict.OPEN if Verdict.OPEN in verdicts else max(verdicts, default=Verdict.NO)


def next_question(paths: Paths, open_steps: Iterable[Step], said: Said) -> Fact | None:
    """The first question, in the order of the data, that an undecided step turns on."""
    asked = {
        name
        for step in open_steps
        for group in step.when
        if _all(paths, group, said) is Verdict.OPEN
        for name in _open_facts(paths, group, said)
    }
    return next((fact for fact in paths.facts if fact.id in asked), None)


def _open_facts(paths: Paths, group: Iterable[Condition], said: Said) -> set[str]:
    found: set[str] = set()
    for condition in group:
        if _one(paths, condition, said) is Verdict.OPEN:
            reach = paths.fact[condition.fact].when
            gate = _all(paths, reach, said)
            found |= {condition.fact} if gate is Verdict.YES else _open_facts(paths, reach, said)
    return found


def _all(paths: Paths, group: Iterable[Condition], said: Said) -> Verdict:
    return min((_one(paths, condition, said) for condition in group), default=Verdict.YES)


def _one(paths: Paths, condition: Condition, said: Said) -> Verdict:
    given = said.get(condition.fact)
    if given is None:
        gate = _all(paths, paths.fact[condition.fact].when, said)
        return Verdict.OPEN if gate is Verdict.YES else gate
    if given & set(condition.values):
        return Verdict.YES
    return Verdict.MAYBE if given == {UNKNOWN} else Verdict.NO
