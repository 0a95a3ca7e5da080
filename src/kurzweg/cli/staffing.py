# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg staffing`: how many posts the work of an office takes, line by line, with what it rests on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from kurzweg.cli.answers import BadInput, JsonFlag, answering, emit, say
from kurzweg.cli.files import STANDARD_INPUT
from kurzweg.cli.staffing_figures import amount, tell_figures
from kurzweg.cli.staffing_hours import asked_of, plain_hours, say_hours
from kurzweg.engine.staffing import Calculation, Result, calculate, read
from kurzweg.engine.structure.documents import MAX_BYTES, bytes_of


def staffing(
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="YAML or JSON file, or -.")] = "",
    seed: Annotated[int, typer.Option(min=0, help="Seed of the interval.")] = 1,
    log: Annotated[
        Path | None,
        typer.Option(help="Log of visits, lived or simulated (office: this one): staff by hour of the week."),
    ] = None,
    share: Annotated[float, typer.Option(help="Of those who come, this share ...")] = 0.8,
    within: Annotated[float, typer.Option(help="... is called within so many minutes.")] = 20.0,
    unit: Annotated[list[str] | None, typer.Option(help="Only this unit of the log; may be given often.")] = None,
    activity: Annotated[
        list[str] | None, typer.Option(help="Activity of a piece of work at a counter; may be given often.")
    ] = None,
    zone: Annotated[str, typer.Option(help="Clock of the hours.")] = "Europe/Berlin",
    figures: Annotated[bool, typer.Option("--figures", help="List the published figures that can be named.")] = False,
    as_json: JsonFlag = False,
) -> None:
    """Work out how many posts the tasks of an office take (Personalbedarf), exactly.

    With --log also how many people each hour of the week needs so that a waiting goal is kept, beside the average.

    JSON: office, as_of, working_time, year_minutes, allowance, post_minutes, lines (task, unit, cases, minutes,
    posts), posts, interval, drivers, counters, by_year; with --figures working_times, allowances; with --log goal
    (share, minutes), peaks (unit, needed, busy), hours (unit, weekday from 0 = Monday, hour, arrivals, minutes, busy,
    needed, kept), and nothing else when no calculation is named.
    """
    if figures:
        tell_figures(as_json)
        return
    with answering(as_json):
        hours = asked_of(log, share, within, unit or [], activity or [], zone) if log else None
        calculation = _open(file) if file or hours is None else None
        result = calculate(calculation, seed=seed) if calculation else None
    if as_json:
        posts = _plain(calculation, result) if calculation and result else {}
        emit({**posts, **(plain_hours(hours) if hours else {})})
        return
    if calculation and result:
        for line in _told(calculation, result):
            say(line)
    if hours:
        say_hours(hours)


def _open(file: str) -> Calculation:
    if not file:
        raise BadInput("No calculation is named.", "Name a file, or - for standard input; --figures lists figures.")
    if file == STANDARD_INPUT:
        return read(sys.stdin.buffer.read(MAX_BYTES + 1), file="standard input")
    return read(bytes_of(Path(file), file=file), file=file)


def _told(calculation: Calculation, result: Result) -> Iterator[str]:
    need = result.need
    yield f"{calculation.office}, {calculation.as_of}"
    yield f"A post works {amount(calculation.year_minutes)} minutes a year ({calculation.working_time})."
    yield f"Verteilzeit: {calculation.allowance_name}; {amount(need.post_minutes)} minutes a post remain."
    yield ""
    width = max(len(line.task.name) for line in need.lines)
    yield f"{'task':<{width}}  {'cases':>9}  {'minutes':>8}  {'sum':>11}  {'posts':>9}"
    for line in need.lines:
        task = line.task
        yield (
            f"{task.name:<{width}}  {amount(task.cases):>9}  {amount(task.minutes):>8}"
            f"  {amount(line.minutes):>11}  {_posts(line.posts):>9}"
        )
    yield f"{'together':<{width}}  {'':>9}  {'':>8}  {amount(need.minutes):>11}  {_posts(need.posts):>9}"
    yield ""
    low, high = f"{result.interval.low:.2f}", f"{result.interval.high:.2f}"
    rounded = f"in half posts {float(need.in_half_posts)}"
    yield f"Need: {_posts(need.posts)} posts, with 95 % confidence from {low} to {high}; {rounded}."
    yield from _beside(result)


def _beside(result: Result) -> Iterator[str]:
    for unit, presence in result.counters.items():
        figures = {"work": presence.by_work, "hours": presence.by_hours, "minimum": presence.minimum}
        said = ", ".join(f"{name} {_posts(posts)}" for name, posts in figures.items())
        yield f"Counter of {unit}: {_posts(presence.posts)} posts ({said}; {presence.reason} decides)."
    if result.counters:
        yield f"With counters: {_posts(result.posts)} posts."
    if len(result.by_year) > 1:
        years = [f"year {year}: {_posts(posts)}" for year, posts in enumerate(result.by_year, 1)]
        yield f"By year: {', '.join(years)}; the last holds from then on."
    for driver in result.drivers:
        ends = f"{driver.low:.2f} to {driver.high:.2f}"
        yield f"  {driver.swing:6.2f} posts hang on the {driver.quantity} of {driver.task} ({ends})"


def _plain(calculation: Calculation, result: Result) -> dict[str, object]:
    return {
        "office": calculation.office,
        "as_of": calculation.as_of.isoformat(),
        "working_time": calculation.working_time,
        "year_minutes": float(calculation.year_minutes),
        "allowance": calculation.allowance_name,
        "post_minutes": float(result.need.post_minutes),
        "lines": [
            {
                "task": line.task.name,
                "unit": line.task.unit,
                "cases": float(line.task.cases),
                "minutes": float(line.minutes),
                "posts": float(line.posts),
            }
            for line in result.need.lines
        ],
        "posts": float(result.posts),
        "interval": {"low": result.interval.low, "high": result.interval.high, "level": result.interval.level},
        "drivers": [
            {"task": one.task, "quantity": one.quantity, "low": one.low, "high": one.high} for one in result.drivers
        ],
        "counters": {
            unit: {
                "work": float(one.by_work),
                "hours": float(one.by_hours),
                "minimum": float(one.minimum),
                "posts": float(one.posts),
                "decides": one.reason,
            }
            for unit, one in result.counters.items()
        },
        "by_year": [float(posts) for posts in result.by_year],
    }


def _posts(value: Fraction) -> str:
    return f"{float(value):.4f}"
