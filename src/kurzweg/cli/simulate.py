# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg simulate`: an office played from its structure, with the rules that route and call its visitors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kurzweg.cli.answers import JsonFlag, answering, emit
from kurzweg.cli.files import open_structure
from kurzweg.cli.log_writing import can_write, write_log
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
    plain_figures,
    plain_overload,
    plain_stage,
    say_assumed,
    say_figures,
    say_stage,
)
from kurzweg.engine.comparison.runs import figures_of_runs


def simulate(
    file: Annotated[str, typer.Argument(metavar="FILE", help="YAML or JSON file, - or the name of a blueprint.")],
    demand: DemandOption = "",
    days: DaysOption = 182,
    first: FromOption = "",
    warm_up: WarmUpOption = 28,
    replications: RunsOption = 10,
    seed: SeedOption = 1,
    processes: ProcessesOption = 1,
    log: Annotated[
        Path | None,
        typer.Option(help="Write the log of the first run: .json, .sqlite (OCEL 2.0), .xes, .xes.gz, .csv, .parquet."),
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Play an office through its days: waits, backlog, throughput, hand-overs, who is sent home, use of staff.

    All measures are shown together: a shorter line may only be a longer backlog. An office that cannot serve its
    demand says by how much its backlog grows a day. What no structure says is assumed, and told.

    JSON: office, label, first, days, warm_up, replications, seed, measures (measure, subject, unit, value, low, high,
    n), overloaded (unit, growth_a_day), assumed, log. subject: "" is the whole office, else a service or a unit.
    """
    with answering(as_json):
        wish = Wish(first=first, days=days, warm_up=warm_up, runs=replications, seed=seed, processes=processes)
        can_write(log, "--log")
        structure = open_structure(file)
        (stage,) = stages_of([(file, structure)], demanded_by(demand, (file, structure)), wish)
        (runs,) = played([stage], wish)
        figures = figures_of_runs(runs)
        if log is not None:
            write_log(log, stage.play(0).log)
    if as_json:
        emit(
            {
                **plain_stage(stage), "first": stage.setting.first.isoformat(), "days": days, "warm_up": warm_up,
                "replications": replications, "seed": seed, "measures": plain_figures(figures),
                "overloaded": plain_overload(figures), "assumed": assumed_in([stage]), "log": log and str(log),
            }
        )  # fmt: skip
        return
    say_stage(stage, replications, warm_up)
    say_figures(figures)
    say_assumed([stage])
