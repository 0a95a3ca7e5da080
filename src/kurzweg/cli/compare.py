# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg compare`: two structures, the same people, the same days; what differs beyond chance."""

from __future__ import annotations

from typing import Annotated

import typer

from kurzweg.cli.answers import BadInput, JsonFlag, answering, emit
from kurzweg.cli.files import STANDARD_INPUT, open_structure
from kurzweg.cli.simulating import (
    DaysOption,
    DemandOption,
    FromOption,
    ProcessesOption,
    RunsOption,
    SeedOption,
    WarmUpOption,
    Wish,
    demanded_by,
    played,
    stages_of,
)
from kurzweg.cli.simulating_words import (
    assumed_in,
    plain_changes,
    plain_overload,
    plain_stage,
    say_assumed,
    say_changes,
    say_stage,
)
from kurzweg.engine.comparison.runs import changes_of_runs, figures_of_runs


def compare(
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="YAML or JSON file, or the name of a blueprint.")],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="The other structure.")],
    demand: DemandOption = "",
    days: DaysOption = 182,
    first: FromOption = "",
    warm_up: WarmUpOption = 28,
    replications: RunsOption = 10,
    seed: SeedOption = 1,
    processes: ProcessesOption = 1,
    as_json: JsonFlag = False,
) -> None:
    """Play two structures on the same people and the same days, and say what differs.

    The demand, season and backlog are those of BEFORE, or of --demand. Run n of both sees the same matters with the
    same work, so that differences are those of pairs. Where the 95 % interval holds zero, they are "not
    distinguishable". Of twenty intervals one misses by chance.

    JSON: before, after (office, label, overloaded), demand, first, days, warm_up, replications, seed, changes (measure,
    subject, unit, before, after, difference, verdict), assumed.
    """
    with answering(as_json):
        wish = Wish(first=first, days=days, warm_up=warm_up, runs=replications, seed=seed, processes=processes)
        if (before, after, demand).count(STANDARD_INPUT) > 1:
            raise BadInput("Standard input can be read only once.", "Name a file.", field="AFTER")
        old, new = open_structure(before), open_structure(after)
        stages = stages_of([(before, old), (after, new)], demanded_by(demand, (before, old)), wish)
        runs = played(stages, wish)
        figures = [figures_of_runs(one) for one in runs]
        changes = changes_of_runs(*runs)
    if as_json:
        sides = [
            plain_stage(stage) | {"overloaded": plain_overload(told)}
            for stage, told in zip(stages, figures, strict=True)
        ]
        emit(
            {
                "before": sides[0], "after": sides[1], "demand": demand or before,
                "first": stages[0].setting.first.isoformat(), "days": days, "warm_up": warm_up,
                "replications": replications, "seed": seed, "changes": plain_changes(changes),
                "assumed": assumed_in(stages),
            }
        )  # fmt: skip
        return
    for stage in stages:
        say_stage(stage, replications, warm_up)
    say_changes(changes, *figures)
    say_assumed(stages)
