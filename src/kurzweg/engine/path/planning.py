# SPDX-License-Identifier: EUPL-1.2
"""From a few answers to everything that is due."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kurzweg.engine.path.judging import Said, Verdict, concerning, judge, next_question
from kurzweg.engine.path.nouns import Paths, Step
from kurzweg.engine.path.ordering import in_order
from kurzweg.engine.path.papers import Paper, once
from kurzweg.engine.path.visits import Stop, Visit, visits_of
from kurzweg.engine.responsibility import UNKNOWN, Answer, Elsewhere, NeedsFacts, Nobody, NotFor, Responsible
from kurzweg.engine.structure.model import Interval


class Office(Protocol):
    """What a plan must know of the office: the same answers that the finder gives."""

    def route(self, service: str, facts: Mapping[str, str]) -> Answer:
        """Who is responsible for a service and these facts."""

    def place_of(self, unit: str) -> str:
        """The house in which a unit receives people; empty when there is none."""

    def hours(self, unit: str, service: str, day: Hashable) -> Sequence[Interval]:
        """When a unit receives people for a service on a day."""

    def papers(self, service: str) -> Sequence[str]:
        """What to bring for a service."""

    def minutes(self, service: str) -> int:
        """How long the talk takes."""


@dataclass(frozen=True)
class Asks:
    """One more answer is needed. `of_path`: the paths ask; else the rules of responsibility for `service` do."""

    fact: str
    of_path: bool
    service: str = ""


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A step that is due: its number, who is responsible, and the numbers of the steps it waits for."""

    number: int
    step: Step
    answer: Responsible | Elsewhere | Nobody
    after: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Laufzettel: all that is due in order, every paper once, and in how few visits it can be done.

    `maybe`: steps that turn on what the newcomer does not know. `facts`: what responsibility was judged by.
    """

    steps: tuple[Planned, ...]
    visits: tuple[Visit, ...]
    papers: tuple[Paper, ...]
    maybe: tuple[Step, ...]
    facts: tuple[tuple[str, str], ...] = ()

    def of(self, visit: Visit) -> tuple[Planned, ...]:
        """The steps of a visit."""
        return tuple(planned for planned in self.steps if planned.step.id in visit.steps)


def plan(paths: Paths, said: Said, known: Mapping[str, str], office: Office, days: Sequence[Hashable]) -> Plan | Asks:
    """Everything that is due for one person, or the one question that must be asked before.

    Parameters: `paths`, the data; `said`, the answers to its questions; `known`, facts about responsibility that were
    asked beside them (surname, age); `office`, who routes and receives; `days`, on which visits may fall, in their
    order. Returns a `Plan`, the same for the same arguments, or `Asks` for the fact that decides next: first those of
    the paths in the order of the data, then those of the rules of responsibility. Raises what `route` raises.

    >>> from types import SimpleNamespace
    >>> title, register = Step(id="title", service="t", after=("register",)), Step(id="register", service="r")
    >>> house = SimpleNamespace(route=lambda service, facts: Nobody(service=service), minutes=lambda service: 20,
    ...     papers=lambda service: ["passport"])
    >>> told = plan(Paths(facts=(), steps=(title, register)), {}, {}, house, days=[])
    >>> [(one.step.id, one.after) for one in told.steps], len(told.papers)
    ([('register', ()), ('title', (1,))], 1)
    """
    said = concerning(paths, said)
    verdicts = {step.id: judge(paths, step, said) for step in paths.steps}
    still_open = [step for step in paths.steps if verdicts[step.id] is Verdict.OPEN]
    if question := next_question(paths, still_open, said):
        return Asks(question.id, of_path=True)
    facts = {**known, **_given(paths, said)}
    due, answers = [], {}
    for step in in_order(paths, (step for step in paths.steps if verdicts[step.id] is Verdict.YES)):
        answer = office.route(step.service, facts)
        if isinstance(answer, NeedsFacts):
            return Asks(answer.facts[0], of_path=False, service=step.service)
        if not isinstance(answer, NotFor):
            due.append(step)
            answers[step.id] = answer
    maybe = tuple(step for step in paths.steps if verdicts[step.id] is Verdict.MAYBE)
    laid_out = _laid_out(paths, due, answers, office, days)
    return replace(laid_out, maybe=maybe, facts=tuple(facts.items()))


def _given(paths: Paths, said: Said) -> dict[str, str]:
    """What the answers settle for the rules of responsibility; who does not know one does not know the other."""
    given: dict[str, str] = {}
    for name, answers in said.items():
        gives = paths.fact[name].gives
        if answers == {UNKNOWN}:
            given |= {fact: UNKNOWN for pairs in gives.values() for fact, _ in pairs}
        for answer in sorted(answers):
            given |= dict(gives.get(answer, ()))
    return given


def _laid_out(
    paths: Paths,
    due: Sequence[Step],
    answers: Mapping[str, Responsible | Elsewhere | Nobody],
    office: Office,
    days: Sequence[Hashable],
) -> Plan:
    steps = {step.id: step for step in due}
    before = {name: paths.before[name] & steps.keys() for name in steps}

    def open_on(name: str, day: Hashable) -> Sequence[Interval]:
        answer = answers[name]
        return office.hours(answer.unit, steps[name].service, day) if isinstance(answer, Responsible) else ()

    stops = [
        Stop(
            step=step.id, place=_place(answers[step.id], office), minutes=office.minutes(step.service),
            at_once=step.at_once, before=before[step.id], can_wait=step.days is None, is_alone=step.by_letter,
        )
        for step in due
    ]  # fmt: skip
    visits = visits_of(stops, days, open_on)
    numbers = {name: number for number, name in enumerate((name for visit in visits for name in visit.steps), start=1)}
    planned = tuple(
        Planned(
            number=number, step=steps[name], answer=answers[name],
            after=tuple(sorted(numbers[one] for one in _nearest(before[name], before))),
        )
        for name, number in numbers.items()
    )  # fmt: skip
    papers = once((one.number, office.papers(one.step.service)) for one in planned)
    return Plan(steps=planned, visits=visits, papers=papers, maybe=())


def _place(answer: Answer, office: Office) -> str:
    return office.place_of(answer.unit) if isinstance(answer, Responsible) else ""


def _nearest(earlier: frozenset[str], before: Mapping[str, frozenset[str]]) -> set[str]:
    """Of all that comes before a step, what comes right before it: the rest is behind those."""
    return {one for one in earlier if not any(one in before[other] for other in earlier)}
