# SPDX-License-Identifier: EUPL-1.2
"""What `simulate` and `compare` share: structures on a stage, runs with progress, in one process or several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated, Final

import typer

from kurzweg.cli.answers import BadInput, tell
from kurzweg.cli.files import open_structure
from kurzweg.cli.log_reading import THIS_OFFICE, read_named
from kurzweg.cli.progress import RunsBar, at_work
from kurzweg.cli.route import table_of
from kurzweg.engine.comparison.runs import play_runs
from kurzweg.engine.eventlog.formats import Columns
from kurzweg.engine.simulation.compiling import HAS_COMPILER
from kurzweg.engine.simulation.kernels import are_kept
from kurzweg.engine.simulation.office.assumptions import Assumptions
from kurzweg.engine.simulation.office.measuring import Measures
from kurzweg.engine.simulation.office.places import posts_of
from kurzweg.engine.simulation.office.playing import Setting, Stage, stage_of
from kurzweg.engine.simulation.office.population import population
from kurzweg.engine.simulation.office.recorded import NothingRecorded, with_recorded_demand
from kurzweg.engine.structure import Structure

FromOption = Annotated[
    str, typer.Option("--from", help="First day, as in 2026-01-05; else the Monday after the structure takes effect.")
]
DaysOption = Annotated[
    int, typer.Option("--days", min=1, max=3660, help="So many days are measured, weekends and all.")
]
WarmUpOption = Annotated[
    int, typer.Option("--warm-up", min=0, max=3660, help="Days before them that fill the house and are not measured.")
]
RunsOption = Annotated[int, typer.Option("--replications", min=1, max=10_000, help="Runs with new chance each.")]
SeedOption = Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same runs.")]
DemandOption = Annotated[
    str,
    typer.Option(
        "--demand",
        help="Whose demand comes instead: a structure, a log, or office for the people who came to this one.",
    ),
]
ProcessesOption = Annotated[int, typer.Option("--processes", min=1, max=256, help="Play runs side by side.")]
LOGS: Final = (".xes", ".xes.gz", ".csv", ".parquet", ".sqlite", ".jsonocel")
MOST_MATTERS: Final = 1_000_000
MOST_SHIFTS: Final = 3_000_000


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What to play, as asked for."""

    first: str
    days: int
    warm_up: int
    """Days before them that fill the house and are not measured."""
    runs: int
    seed: int
    processes: int

    @property
    def played(self) -> int:
        """Days in all."""
        return self.warm_up + self.days


def stages_of(named: Sequence[tuple[str, Structure]], demanded: tuple[str, Structure], wish: Wish) -> list[Stage]:
    """Each structure ready to be played under one demand. Raises `BadInput`."""
    file, source = demanded
    structures = [structure for _, structure in named]
    setting = Setting(first=_first(wish.first, structures), days=wish.played, seed=wish.seed)
    _can_be_played(file, source, structures, wish.played)
    with at_work("Making the structures ready"):
        tables = [table_of(structure, name) for name, structure in named]
        persons = population([*structures, source])
        for (name, _), table in zip(named, tables, strict=True):
            _is_known(file, source, name, set(table.services))
        return [stage_of(table, setting, demanded=source, persons=persons) for table in tables]


def demanded_by(name: str, own: tuple[str, Structure]) -> tuple[str, Structure]:
    """Whose demand comes: a structure, a log, or the own structure when nothing is named. Raises `BadInput`."""
    if not name or name == own[0]:
        return own
    if name != THIS_OFFICE and not _is_log(Path(name)):
        return name, open_structure(name)
    with at_work(f"Reading {name}"):
        _, log, _ = read_named(Path(name), "Europe/Berlin", Columns())
    try:
        return name, with_recorded_demand(own[1], log, Assumptions())
    except NothingRecorded as error:
        mend = "Give the log of an office, or one that `kurzweg simulate --log` wrote."
        raise BadInput(str(error), mend, file=name, field="--demand") from None


def _is_log(path: Path) -> bool:
    """A file whose ending, or whose first words, are those of a log."""
    if not path.is_file():
        return False
    if path.suffix == ".json":
        with path.open("rb") as stream:
            return b'"objectTypes"' in stream.read(4096)
    return "".join(path.suffixes[-2:]).endswith(LOGS)


def played(stages: Sequence[Stage], wish: Wish) -> tuple[tuple[Measures, ...], ...]:
    """Play all runs, with progress on a terminal."""
    whole = wish.runs * len(stages)
    if not HAS_COMPILER and whole * wish.played > 4_000:
        tell("Without numba this takes a hundred times longer: pip install 'kurzweg[engine]'.")
    elif HAS_COMPILER and not are_kept():
        tell("The simulator is made ready, once for this version: a quarter of a minute.")
    bar = RunsBar(whole)
    with _side_by_side(wish.processes) as executor:
        return play_runs(stages, wish.runs, wish.warm_up, executor=executor, told=bar.show)


@contextmanager
def _side_by_side(processes: int) -> Iterator[Executor | None]:
    if processes == 1:
        yield None
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as executor:
        yield executor


def _first(asked: str, structures: Sequence[Structure]) -> date:
    if asked:
        try:
            day = date.fromisoformat(asked)
        except ValueError:
            raise BadInput(f'"{asked}" is no day.', "Write it as in 2026-01-05.", field="--from") from None
        if not 1990 <= day.year <= 2100:
            raise BadInput(f"{day} is too far away.", "Choose a year from 1990 to 2100.", field="--from")
        return day
    day = max(structure.valid_from for structure in structures)
    return day + timedelta(days=-day.weekday() % 7)


def _can_be_played(file: str, source: Structure, structures: Sequence[Structure], days: int) -> None:
    if not source.demand and not source.backlog:
        mend = "Add `demand:`, as in {service: duldung, per_day: 22, channel: walk_in}."
        raise BadInput("Nobody comes: the structure has no demand.", mend, file=file, field="demand")
    matters = sum(demand.per_day for demand in source.demand) * days + sum(size for _, size in source.backlog)
    if matters > MOST_MATTERS:
        cause = f"About {matters:,.0f} matters a run, more than {MOST_MATTERS:,}."
        raise BadInput(cause, "Play fewer days.", file=file, field="demand")
    for structure in structures:
        people = sum(posts_of(unit, structure) for unit in structure.units)
        if people * days > MOST_SHIFTS:
            cause = f"{people:,.0f} posts on {days} days are too many."
            raise BadInput(cause, "Play fewer days.", file=file, field="units")


def _is_known(file: str, source: Structure, other: str, services: set[str]) -> None:
    names = [*(demand.service for demand in source.demand), *(name for name, _ in source.backlog)]
    for place, name in enumerate(names):
        for service in source.services_of(name):
            if service not in services:
                field = f"demand[{place}].service" if place < len(source.demand) else f"backlog.{name}"
                cause = f'Nobody knows the service "{service}": {other} has no rule for it, and neither the catalogue.'
                raise BadInput(cause, "Use an id of the catalogue, or add a rule.", file=file, field=field)
