# SPDX-License-Identifier: EUPL-1.2
"""What holds for all paths, all people and all offices."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kurzweg.engine.path import Asks, Fact, Office, Paths, Plan, Said, Step, plan, windows_of
from kurzweg.engine.responsibility import Elsewhere, Nobody, Responsible
from tests.engine.path.offices import AFTERNOON, DAYS, MORNING, WHOLE_DAY, SmallOffice, when

NAMES = [f"s{number}" for number in range(9)]
FACTS = (
    Fact(id="arrival", values=("a", "b", "c")),
    Fact(id="paper", values=("p", "q"), when=when(arrival="a b")),
    Fact(id="needs", values=("x", "y", "z"), many=True),
)
HOURS = st.lists(st.sampled_from([MORNING, AFTERNOON, WHOLE_DAY]), max_size=1).map(tuple)


@st.composite
def some_paths(draw: st.DrawFn) -> Paths:
    """Steps that wait only for steps of lower rank, told in any order."""
    conditions = st.sampled_from(
        [
            (),
            when(arrival="a"),
            when(arrival="b unknown"),
            when(paper="p"),
            when(needs="x y"),
            when(arrival="c", needs="z"),
        ]
    )
    steps = [
        Step(
            id=name,
            service=name,
            when=tuple(draw(st.lists(conditions, min_size=1, max_size=2))),
            after=tuple(draw(st.lists(st.sampled_from(NAMES[:rank]), max_size=3, unique=True)) if rank else ()),
            days=draw(st.sampled_from([None, 0, 14, 30])),
            at_once=draw(st.booleans()),
            by_letter=draw(st.booleans()),
        )
        for rank, name in enumerate(NAMES)
    ]
    return Paths(facts=FACTS, steps=tuple(draw(st.permutations(steps))))


@st.composite
def some_office(draw: st.DrawFn) -> Office:
    inside = draw(st.lists(st.sampled_from(NAMES), unique=True))
    return SmallOffice(
        houses={name: draw(st.sampled_from(["h", "k"])) for name in inside},
        open_on={name: {day: draw(HOURS) for day in DAYS} for name in inside},
        documents={name: tuple(draw(st.lists(st.sampled_from("pqr"), unique=True))) for name in NAMES},
        talks={name: draw(st.sampled_from([5, 60, 170])) for name in NAMES},
    )


some_answers = st.fixed_dictionaries(
    {
        "arrival": st.sampled_from(["a", "b", "c", "unknown"]).map(lambda one: frozenset({one})),
        "paper": st.sampled_from(["p", "q", "unknown"]).map(lambda one: frozenset({one})),
        "needs": st.one_of(st.sets(st.sampled_from("xyz"), min_size=1).map(frozenset), st.just(frozenset({"unknown"}))),
    }
)


def laid_out(paths: Paths, said: Said, office: Office) -> Plan:
    made = plan(paths, said, {}, office, DAYS)
    assert isinstance(made, Plan)
    return made


@settings(max_examples=100, deadline=None, derandomize=True)
@given(some_paths(), some_answers, some_office())
def test_no_step_stands_before_what_it_waits_for(paths: Paths, said: Said, office: Office) -> None:
    made = laid_out(paths, said, office)
    number = {one.step.id: one.number for one in made.steps}
    assert list(number.values()) == list(range(1, len(number) + 1))
    assert all(number[earlier] < number[name] for name in number for earlier in paths.before[name] & number.keys())


@settings(max_examples=100, deadline=None, derandomize=True)
@given(some_paths(), some_answers, some_office())
def test_every_step_has_exactly_one_answer_and_belongs_to_exactly_one_visit(
    paths: Paths, said: Said, office: Office
) -> None:
    made = laid_out(paths, said, office)
    assert all(isinstance(one.answer, Responsible | Elsewhere | Nobody) for one in made.steps)
    assert [step for visit in made.visits for step in visit.steps] == [one.step.id for one in made.steps]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(some_paths(), some_answers, some_office())
def test_each_paper_stands_once_and_serves_every_step_that_asks_for_it(
    paths: Paths, said: Said, office: Office
) -> None:
    made = laid_out(paths, said, office)
    assert len({paper.id for paper in made.papers}) == len(made.papers)
    asked = {(paper, one.number) for one in made.steps for paper in office.papers(one.step.service)}
    assert {(paper.id, number) for paper in made.papers for number in paper.steps} == asked


@settings(max_examples=100, deadline=None, derandomize=True)
@given(some_paths(), some_answers, some_office())
def test_a_visit_of_several_steps_stays_in_one_house_and_finds_it_open(
    paths: Paths, said: Said, office: Office
) -> None:
    made = laid_out(paths, said, office)
    together = [visit for visit in made.visits if len(visit.steps) > 1]
    units = {one.step.id: one.answer.unit for one in made.steps if isinstance(one.answer, Responsible)}
    assert not any(one.step.by_letter for visit in together for one in made.of(visit))
    for visit in together:
        assert {office.place_of(units[step]) for step in visit.steps} == {visit.place}
        minutes = sum(office.minutes(step) for step in visit.steps)
        open_then = windows_of(visit.steps, minutes, DAYS, lambda step, day: office.hours(units[step], step, day))
        assert visit.windows == open_then != ()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(some_paths(), some_answers, some_office())
def test_the_same_facts_give_the_same_plan(paths: Paths, said: Said, office: Office) -> None:
    again = Paths(facts=paths.facts, steps=tuple(replace(step) for step in paths.steps))
    turned = {fact: frozenset(sorted(said[fact], reverse=True)) for fact in reversed(list(said))}
    assert laid_out(paths, said, office) == laid_out(again, turned, office)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(some_paths(), some_answers, some_office())
def test_who_knows_more_gets_nothing_that_was_neither_due_nor_possible(
    paths: Paths, said: Said, office: Office
) -> None:
    """Not to know hides no step: it is due, or it may be due."""
    unsure = laid_out(paths, {**said, "needs": frozenset({"unknown"})}, office)
    sure = laid_out(paths, said, office)
    possible = {one.step.id for one in unsure.steps} | {step.id for step in unsure.maybe}
    assert {one.step.id for one in sure.steps} <= possible


@settings(max_examples=60, deadline=None, derandomize=True)
@given(some_paths(), some_answers, some_office())
def test_asking_ends_after_as_many_questions_as_there_are(paths: Paths, said: Said, office: Office) -> None:
    answered: dict[str, frozenset[str]] = {}
    for _ in range(len(FACTS) + 1):
        made = plan(paths, answered, {}, office, DAYS)
        if isinstance(made, Plan):
            break
        assert isinstance(made, Asks)
        assert made.fact not in answered
        answered[made.fact] = said[made.fact]
    assert isinstance(made, Plan)
    assert made.steps == laid_out(paths, said, office).steps
