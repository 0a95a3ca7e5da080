# SPDX-License-Identifier: EUPL-1.2
"""What a played office comes to: the figures are those that `mine` finds in its log, and what must hold holds."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from math import isnan

import numpy as np
import pytest

from kurzweg.engine.calling.policy import EMERGENCY
from kurzweg.engine.comparison.runs import changes_of_runs, figures_of_runs, overloaded, play_runs
from kurzweg.engine.mining import measure
from kurzweg.engine.responsibility import DecisionTable, compile_structure
from kurzweg.engine.simulation.office.figures import median_until
from kurzweg.engine.simulation.office.measuring import Measures, measures_of
from kurzweg.engine.simulation.office.playing import Setting, Stage, simulate, stage_of
from kurzweg.engine.structure import Demand, Flow, Minutes, Policy, Rule, Step, Structure, Unit, blueprint, example

MONTH = Setting(first=date(2026, 3, 2), days=28)


def table(structure: Structure) -> DecisionTable:
    return compile_structure(structure, {})


def busier(structure: Structure, times: float) -> Structure:
    return replace(structure, demand=tuple(replace(one, per_day=one.per_day * times) for one in structure.demand))


def seen_together(before: Structure, after: Structure, runs: int = 4) -> Sequence[Sequence[Measures]]:
    stages = [stage_of(table(one), MONTH, demanded=before) for one in (before, after)]
    return play_runs(stages, runs, 7)


def test_the_figures_are_those_that_mining_finds_in_the_log() -> None:
    played = simulate(table(blueprint("burgenlandkreis-2018")), MONTH)
    figures, told = measures_of(played), measure(played.log)
    waiting = told.calendar.waiting
    served = [played.log.word("activity", int(code)) for code in waiting.activity].index("ServingStarted")
    assert waiting.mean[served] / 60_000_000 == pytest.approx(figures["hall-wait", ""])
    assert told.quality.counts.get("unpaired-work", 0) == 0


def test_hand_overs_are_those_of_the_log() -> None:
    structure = replace(blueprint("burgenlandkreis-2017"), backlog=())
    played = simulate(table(structure), MONTH)
    matters = played.office.matters
    came = int((played.office.count > 0).sum())
    handed = measure(played.log).handovers.count.sum()
    assert handed / came == pytest.approx(measures_of(played)["handovers", ""], rel=0.02)
    assert len(matters) >= came


def test_the_same_seed_gives_the_same_log_and_another_run_another() -> None:
    one, same, other = (stage_of(table(example()), MONTH).play(run).log for run in (0, 0, 1))
    assert np.array_equal(one.at, same.at)
    assert np.array_equal(one.event_id, same.event_id)
    assert not np.array_equal(one.at, other.at)


def test_threads_and_processes_change_nothing() -> None:
    stage = stage_of(table(example()), MONTH)
    there_and_back: Stage = pickle.loads(pickle.dumps(stage))
    with ThreadPoolExecutor(2) as executor:
        many = play_runs([stage, there_and_back], 3, 7, executor=executor)
    alone = play_runs([stage], 3, 7)
    assert [str(run) for run in many[0]] == [str(run) for run in alone[0]] == [str(run) for run in many[1]]


def test_an_office_compared_with_itself_does_not_differ() -> None:
    for change in changes_of_runs(*seen_together(example(), example())):
        assert isnan(change.difference.value) or change.difference.value == 0
        assert change.verdict in ("not distinguishable", "too few")


def test_one_run_says_nothing_for_sure() -> None:
    changes = changes_of_runs(*seen_together(example(), example(), runs=1))
    assert {change.verdict for change in changes} == {"too few"}


def test_a_lane_more_makes_the_line_shorter_for_the_same_people() -> None:
    few = busier(example(), 1.5)
    units = tuple(
        replace(unit, lanes=(*unit.lanes, replace(unit.lanes[1], id="s3"))) if unit.id == "servicepoint" else unit
        for unit in few.units
    )
    found = {(one.measure, one.subject): one for one in changes_of_runs(*seen_together(few, replace(few, units=units)))}
    assert found["hall-wait", ""].verdict == "lower"
    assert found["matters", ""].difference.value == 0
    assert found["calendar-wait", ""].difference.value == 0


def one_desk(minutes: float) -> Structure:
    """Ten letters on each working day for one person who works 39 hours a week and is always there."""
    unit = Unit(id="stelle", name=(("de", "Stelle"),), kind="back", staff=1)
    step = Step(at="lead", channel="desk", minutes=Minutes(mean=minutes, cv=0))
    return Structure(
        office="O", label="", land="ST", valid_from=date(2026, 1, 1), units=(unit,),
        responsibilities=(Rule(service="brief", lead="stelle"),), flows=(Flow(service="brief", steps=(step,)),),
        demand=(Demand(service="brief", per_day=10, channel="mail"),),
    )  # fmt: skip


def test_an_office_that_cannot_serve_its_demand_says_by_how_much_its_backlog_grows() -> None:
    """50 letters a week come, 39 are done: 11 more lie there each week."""
    (runs,) = play_runs([stage_of(table(one_desk(60)), replace(MONTH, days=91, first=date(2026, 6, 1)))], 6, 7)
    (told,) = overloaded(figures_of_runs(runs))
    assert told.subject == "stelle"
    assert told.estimate.low is not None
    assert told.estimate.high is not None
    assert told.estimate.low < 11 / 7 < told.estimate.high
    figures = {(one.measure, one.subject): one.estimate.value for one in figures_of_runs(runs)}
    assert figures["staff-use", "stelle"] == pytest.approx(1, abs=0.02)
    (runs,) = play_runs([stage_of(table(one_desk(30)), MONTH)], 6, 7)
    assert list(overloaded(figures_of_runs(runs))) == []


def test_the_median_counts_what_is_still_open() -> None:
    spent, settled = np.array([1.0, 2.0, 3.0, 4.0]), np.array([True, False, False, False])
    assert isnan(median_until(spent, settled))
    assert median_until(spent, np.ones(4, np.bool_)) == 2.0
    assert isnan(median_until(spent[:0], settled[:0]))


def test_on_a_busy_weekday_so_many_more_come() -> None:
    plain = replace(example(), season=(), backlog=())
    busy = replace(plain, demand=tuple(replace(one, weekdays=(("mon", 3.0), ("thu", 0.0))) for one in plain.demand))
    quarter = Setting(first=date(2026, 3, 2), days=91)
    some, more = (simulate(table(one), quarter).office for one in (plain, busy))
    days = [np.bincount(np.concatenate([one.day for one in office.crowds]) % 7, minlength=7) for office in (some, more)]
    assert days[1][0] / days[0][0] == pytest.approx(3, rel=0.1)
    assert days[1][3] == 0
    assert days[1][1] == pytest.approx(days[0][1], rel=0.1)


def test_a_family_has_one_number_and_more_to_say() -> None:
    plain = replace(example(), backlog=())
    talking = replace(plain, demand=tuple(replace(one, family_share=0.5, family_minutes=2.0) for one in plain.demand))
    some, more = (simulate(table(one), MONTH) for one in (plain, talking))
    visits = some.office.kinds.visit
    assert len(some.works) == len(more.works)
    longer = more.office.hall.works["minutes"][visits] / np.maximum(some.office.hall.works["minutes"][visits], 1)
    assert set(longer.round().astype(int).tolist()) == {1, 2}
    assert 0.4 < (longer > 1.5).mean() < 0.6


def test_where_many_leave_the_work_takes_longer_until_the_new_ones_know_it() -> None:
    plain = replace(blueprint("burgenlandkreis-2018"), backlog=())
    settled = replace(plain, people=replace(plain.people, turnover=0.0))
    restless = replace(plain, people=replace(plain.people, turnover=0.9, ramp_up_months=12.0))
    told = [measures_of(simulate(table(one), Setting(first=date(2026, 1, 5), days=182))) for one in (settled, restless)]
    assert told[1]["hall-wait", ""] > 1.1 * told[0]["hall-wait", ""]
    assert told[1]["matters", ""] == told[0]["matters", ""]


def test_what_takes_longer_than_three_months_is_overdue() -> None:
    slow = Flow(
        service="brief", steps=(Step(at="amt", channel="desk", minutes=Minutes(mean=5, cv=0), outside_wait=120.0),)
    )
    quick = replace(slow, steps=(replace(slow.steps[0], outside_wait=1.0),))
    half_a_year = Setting(first=date(2026, 1, 5), days=182)
    shares = []
    for flow in (slow, quick):
        structure = Structure(
            office="O", label="", land="ST", valid_from=date(2026, 1, 1), flows=(flow,),
            units=(Unit(id="amt", name=(("de", "Amt"),), kind="casework", staff=2),),
            responsibilities=(Rule(service="brief", lead="amt"),),
            demand=(Demand(service="brief", per_day=10, channel="mail"),),
        )  # fmt: skip
        played = simulate(table(structure), half_a_year)
        shares.append(measures_of(played)["overdue", ""])
        assert isnan(measures_of(played, 100)["overdue", ""])
    assert shares == [1.0, 0.0]


def test_an_emergency_is_called_before_all_others() -> None:
    crowded = busier(replace(example(), backlog=()), 1.5)
    urgent = replace(crowded, demand=tuple(replace(one, emergencies=0.2) for one in crowded.demand))
    played = simulate(table(urgent), MONTH)
    works = played.works
    seen = played.office.kinds.visit & (works["start"] >= 0)
    first = played.office.hall.lines["override"][works["line"]] == EMERGENCY
    waits = works["start"] - works["entered"]
    assert 0.1 < first[seen].mean() < 0.3
    assert waits[seen & first].mean() < 0.5 * waits[seen & ~first].mean()


def test_at_a_desk_what_is_urgent_by_the_policy_is_begun_first() -> None:
    services = ("eilig", "ruhig")
    structure = Structure(
        office="O", label="", land="ST", valid_from=date(2026, 1, 1),
        units=(Unit(id="amt", name=(("de", "Amt"),), kind="casework", staff=1),),
        responsibilities=tuple(Rule(service=one, lead="amt") for one in services),
        flows=tuple(
            Flow(service=one, steps=(Step(at="lead", channel="desk", minutes=Minutes(mean=25, cv=1)),))
            for one in services
        ),
        demand=tuple(Demand(service=one, per_day=8, channel="mail") for one in services),
        policy=Policy(targets=(("default", 240.0), ("eilig", 15.0))),
    )  # fmt: skip
    played = simulate(table(structure), MONTH)
    works, matters = played.works, played.office.matters
    waited = (works["start"] - works["entered"])[works["start"] >= 0]
    urgent = matters.service[played.office.kinds.matter[works["start"] >= 0]] == played.office.plan.services.index(
        "eilig"
    )
    assert waited[urgent].mean() < 0.5 * waited[~urgent].mean()
