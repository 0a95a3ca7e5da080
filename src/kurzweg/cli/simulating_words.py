# SPDX-License-Identifier: EUPL-1.2
"""What `simulate` and `compare` say: tables for people, documents for machines, the same figures in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isnan
from typing import Final, TypeVar

from kurzweg.cli.answers import say
from kurzweg.cli.columns import folded, say_rows
from kurzweg.cli.run_amounts import amount, change, interval
from kurzweg.engine.comparison.intervals import Difference, Estimate
from kurzweg.engine.comparison.runs import RunChange, RunFigure, overloaded
from kurzweg.engine.simulation.office.playing import Stage
from kurzweg.engine.structure import guesses_in_words

NAMES: Final = {
    "hall-wait": "wait in the hall",
    "hall-wait-p90": "wait that 9 of 10 do not exceed",
    "calendar-wait": "from booking to appointment",
    "backlog": "backlog at the end",
    "backlog-growth": "backlog grows",
    "throughput-median": "half are settled within",
    "overdue": "not settled after three months",
    "handovers": "hand-overs per matter",
    "settled-at-first-contact": "settled at first contact",
    "turned-away": "sent home at closing",
    "left": "left before being called",
    "sent-home": "sent home at closing",
    "staff-use": "use of staff",
    "staff-minutes": "work per matter",
    "site-changes": "ways between sites per matter",
    "matters": "matters",
}
LEAST: Final = 0.005
"""What is smaller is shown as nothing, and left out."""
Row = list[str]
Told = TypeVar("Told", RunFigure, RunChange)


def say_stage(stage: Stage, runs: int, warm_up: int) -> None:
    """Which days of which office were played."""
    setting, structure = stage.setting, stage.plan.structure
    say(
        f"{structure.office}, {structure.label}: played from {setting.first}: {warm_up} days to fill the house, then "
        f"{setting.days - warm_up} days measured; {runs} run{'s' * (runs != 1)} from seed {setting.seed}"
    )


def say_figures(figures: Sequence[RunFigure]) -> None:
    """One office: the whole, then services, then units."""
    for head, some in _parts(figures):
        rows = [
            [*_named(one), amount(one.estimate.value, one.unit), interval(one.estimate, one.unit)]
            for one in some
            if not one.subject or _says_something(one.estimate)
        ]
        _say_rows(head, ["measure", "", "mean", "95 % interval"], rows)
        _say_dash(one.estimate for one in some if not one.subject)
    _say_overload(figures, "")


def say_changes(changes: Sequence[RunChange], before: Sequence[RunFigure], after: Sequence[RunFigure]) -> None:
    """Two offices side by side, on the same people."""
    for head, some in _parts(changes):
        rows = [
            [
                *_named(one),
                *(amount(told.value, one.unit) for told in (one.before, one.after)),
                change(one.difference.value, one.unit),
                interval(one.difference, one.unit),
                one.verdict,
            ]
            for one in some
            if not one.subject or _says_something(one.before) or _says_something(one.after)
        ]
        _say_rows(head, ["measure", "", "before", "after", "difference", "95 % interval", "verdict"], rows)
        _say_dash(told for one in some if not one.subject for told in (one.before, one.after))
    _say_overload(before, "Before: ")
    _say_overload(after, "After: ")


def say_assumed(stages: Iterable[Stage]) -> None:
    """What the figures rest on."""
    say("")
    say("Assumed, since no structure says it:")
    for sentence in assumed_in(stages):
        say(folded(f"  {sentence}", 4))


def assumed_in(stages: Iterable[Stage]) -> list[str]:
    """What was taken for granted: for every office, and for these."""
    told: dict[str, None] = {}
    for stage in stages:
        told |= dict.fromkeys(stage.setting.assumed.sentences())
        told |= dict.fromkeys(stage.plan.places.helping)
        nameless = [service for service, way in stage.plan.ways.items() if way.assumed]
        if nameless:
            label = stage.plan.structure.label
            told[f"{label}: no flow for {', '.join(nameless)}; 20 minutes at the counter of who leads it."] = None
        guesses = ", ".join(english for _, english in guesses_in_words(stage.plan.structure))
        if guesses:
            told[f"{stage.plan.structure.label}, marked as a guess in the structure: {guesses}."] = None
    return list(told)


def plain_stage(stage: Stage) -> dict[str, object]:
    structure = stage.plan.structure
    return {"office": structure.office, "label": structure.label}


def plain_figures(figures: Sequence[RunFigure]) -> list[dict[str, object]]:
    return [
        {"measure": one.measure, "subject": one.subject, "unit": one.unit, **_plain(one.estimate)} for one in figures
    ]


def plain_changes(changes: Sequence[RunChange]) -> list[dict[str, object]]:
    return [
        {
            "measure": one.measure, "subject": one.subject, "unit": one.unit, "before": _plain(one.before),
            "after": _plain(one.after), "difference": _plain(one.difference), "verdict": one.verdict,
        }
        for one in changes
    ]  # fmt: skip


def plain_overload(figures: Sequence[RunFigure]) -> list[dict[str, object]]:
    return [{"unit": one.subject, "growth_a_day": _plain(one.estimate)} for one in overloaded(figures)]


def _plain(told: Estimate | Difference) -> dict[str, object]:
    value = None if isnan(told.value) else told.value
    plain: dict[str, object] = {"value": value, "low": told.low, "high": told.high}
    return plain | ({"n": told.n} if isinstance(told, Estimate) else {})


def _named(one: RunFigure | RunChange) -> Row:
    return [NAMES[one.measure], one.subject]


def _parts(some: Sequence[Told]) -> Iterator[tuple[str, list[Told]]]:
    for_services = ("hall-wait", "throughput-median", "overdue")
    yield "The whole office", [one for one in some if not one.subject]
    yield "By service", [one for one in some if one.subject and one.measure in for_services]
    yield "By unit", [one for one in some if one.subject and one.measure not in for_services]


def _say_dash(some: Iterable[Estimate]) -> None:
    if any(isnan(one.value) for one in some):
        say("  –: the days measured are too few to see it, or there was none of it.")


def _say_overload(figures: Sequence[RunFigure], when: str) -> None:
    for one in overloaded(figures):
        by_chance = "in one run, chance included; more --replications tell"
        within = by_chance if one.estimate.low is None else interval(one.estimate, "")
        said = f"its backlog grows by {one.estimate.value:.1f} a day ({within})"
        say(f"{when}{one.subject} cannot serve its demand: {said}.")


def _says_something(told: Estimate) -> bool:
    return not isnan(told.value) and abs(told.value) >= LEAST


def _say_rows(head: str, columns: Row, rows: list[Row]) -> None:
    """Nothing without rows; the column of subjects only where there are subjects."""
    some = [at for at in range(len(columns)) if at != 1 or any(row[1] for row in rows)]
    if rows:
        say_rows(head, [columns[at] for at in some], [[row[at] for at in some] for row in rows])
