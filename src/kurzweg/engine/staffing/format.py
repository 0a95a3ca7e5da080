# SPDX-License-Identifier: EUPL-1.2
"""The text form of a calculation, and everything that can be wrong with one, told at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, cast

from kurzweg.engine.staffing.allowances import Allowance, Deduction, Surcharge
from kurzweg.engine.staffing.calculation import Backlog, Calculation, Counter
from kurzweg.engine.staffing.figures import allowances, working_times
from kurzweg.engine.staffing.need import Task
from kurzweg.engine.staffing.phases import Temporary
from kurzweg.engine.structure.amounts import Constant, Number, Whole
from kurzweg.engine.structure.containers import ListOf
from kurzweg.engine.structure.documents import Kind, Node, Scalar, StructureError, document
from kurzweg.engine.structure.reading import Reading, Spot, TooManyProblems
from kurzweg.engine.structure.records import Field, Record
from kurzweg.engine.structure.words import CODE, NAME, PROSE, Choice, Day

CALCULATION: Final = Kind("calculation", "Begin with `kurzweg-staffing: 1` and the name of the office.")
FEWEST_MINUTES, MOST_MINUTES = 1, 200_000
EITHER = {
    "working_time": ("working_time", "year_minutes"),
    "allowance": ("allowance", "deduction", "surcharge"),
}
"""Of each of these exactly one: two ways of counting the same are never combined."""


@dataclass(frozen=True)
class Exact(Number):
    """A number, read as the fraction that is written and not as the nearest double."""

    def read(self, node: Node, spot: Spot) -> object:
        found = super().read(node, spot)
        return Fraction(node.text) if isinstance(found, float) and isinstance(node, Scalar) else found


SHARE: Final = Exact(0, 0.99)
AMOUNT: Final = Exact(0, 10_000_000)
TASK: Final = Record(
    "a task",
    Task,
    (
        Field(key="name", shape=NAME, about="what is done", required=True),
        Field(key="unit", shape=CODE, about="which unit does it"),
        Field(key="cases", shape=AMOUNT, about="how often a year", required=True),
        Field(key="cases_spread", shape=AMOUNT, about="standard deviation of the yearly quantity"),
        Field(key="minutes", shape=Exact(0, 100_000), about="minutes of work each time", required=True),
        Field(key="spread", shape=Exact(0, 100_000), about="standard deviation of one case in minutes"),
        Field(key="measured", shape=Whole(0, 10_000_000), about="on how many cases it was measured; 0: estimated"),
        Field(key="source", shape=PROSE, about="where the figures come from"),
    ),
)
SURCHARGE: Final = Record(
    "a surcharge",
    Surcharge,
    tuple(Field(key=key, shape=SHARE, about=f"{key} share") for key in ("personal", "factual", "recovery")),
)
COUNTER: Final = Record(
    "a counter",
    Counter,
    (
        Field(key="unit", shape=CODE, about="the unit with an open door", required=True),
        Field(key="needed", shape=ListOf(Whole(0, 1_000), 168), about="people at once in each span of the week"),
        Field(key="hours", shape=Exact(0.25, 24), about="length of a span in hours"),
        Field(key="weeks", shape=Exact(1, 53), about="weeks open in a year"),
        Field(key="minimum", shape=Exact(0, 1_000), about="posts there must be in any case"),
    ),
)
BACKLOG: Final = Record(
    "a backlog",
    Backlog,
    (
        Field(key="minutes", shape=Exact(0, 1e9), about="minutes of work that lie there", required=True),
        Field(key="years", shape=Exact(0.25, 20), about="in how many years they shall be gone", required=True),
    ),
)
TEMPORARY: Final = Record(
    "a temporary need",
    Temporary,
    (
        Field(key="posts", shape=Exact(0, 10_000), about="posts", required=True),
        Field(key="until_year", shape=Whole(1, 20), about="from year 1 to this year", required=True),
    ),
)
FORM: Final = Record(
    "a calculation",
    None,
    (
        Field(key="kurzweg-staffing", shape=Constant(1), about="version of the format", required=True),
        Field(key="office", shape=NAME, about="name of the office", required=True),
        Field(key="as_of", shape=Day(), about="day of the figures", required=True),
        Field(key="working_time", shape=Choice(tuple(working_times()), "working time"), about="a published figure"),
        Field(key="year_minutes", shape=Exact(FEWEST_MINUTES, MOST_MINUTES), about="minutes of a post in a year"),
        Field(key="allowance", shape=Choice(tuple(allowances()), "allowance"), about="a published figure"),
        Field(key="deduction", shape=SHARE, about="share of the year"),
        Field(key="surcharge", shape=SURCHARGE, about="shares of the base time"),
        Field(key="tasks", shape=ListOf(TASK, 5_000), about="what is done", required=True),
        Field(key="counters", shape=ListOf(COUNTER, 500), about="units with an open door"),
        Field(key="backlog", shape=BACKLOG, about="what lies there"),
        Field(key="temporary", shape=ListOf(TEMPORARY, 50), about="needs for some years"),
    ),
)


def read(content: str | bytes, *, file: str = "staffing.yaml") -> Calculation:
    """The calculation that a text stands for.

    Parameters: `content` is YAML or the JSON of the same fields; `file` is how problems name it.
    Raises StructureError with all problems (file, line, field, cause, mend), nothing else for any text; time and
    memory are bounded.

    >>> from kurzweg.engine.staffing import calculate
    >>> found = calculate(read('''
    ... kurzweg-staffing: 1
    ... office: Ausländerbehörde Musterstadt
    ... as_of: 2026-11-23
    ... working_time: kgst-39
    ... deduction: 0.09
    ... tasks:
    ...   - {name: Duldung, cases: 2400, minutes: 45}
    ...   - {name: Niederlassungserlaubnis, cases: 900, minutes: 90}
    ... '''))
    >>> round(float(found.posts), 6)
    2.177068
    """
    root, reading = document(content, file=file, kind=CALCULATION), Reading(file)
    try:
        values = FORM.read(root, Spot(reading))
        if isinstance(values, dict):
            _check(values, reading)
    except TooManyProblems:
        values = None
    if reading.problems:
        raise StructureError(sorted(reading.problems, key=lambda problem: problem.line or 0))
    return _build(cast("dict[str, object]", FORM.build(values)))


def _check(values: Mapping[str, object], reading: Reading) -> None:
    for name, ways in EITHER.items():
        said = [way for way in ways if way in values]
        if not said:
            reading.wrong(name, None, f"The calculation has no {name}.", f"Add one of {', '.join(ways)}.")
        for doubled in said[1:]:
            cause = f"{said[0]} and {doubled} say the same in two ways."
            reading.wrong(doubled, reading.lines.get(doubled), cause, "Keep one of them.")
    _check_counters(values, reading)


def _check_counters(values: Mapping[str, object], reading: Reading) -> None:
    units = [_field(counter, "unit") for counter in _records(values.get("counters"))]
    for index, unit in enumerate(units):
        if unit in units[:index]:
            path = f"counters[{index}].unit"
            reading.wrong(path, reading.lines.get(path), f"The unit {unit} has a counter already.", "Keep one of them.")


def _records(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _field(record: object, key: str) -> object:
    return record.get(key) if isinstance(record, dict) else None


def _build(values: dict[str, object]) -> Calculation:
    year_minutes, working_time = values.pop("year_minutes", None), values.pop("working_time", None)
    published = values.pop("allowance", None)
    deduction, surcharge = values.pop("deduction", None), values.pop("surcharge", None)
    allowance: Allowance
    if published is not None:
        figure = allowances()[str(published)]
        allowance, name = figure.allowance, figure.name
    elif isinstance(deduction, Fraction):
        allowance, name = Deduction(deduction), "Abzug vom Jahr"
    else:
        allowance, name = cast(Surcharge, surcharge), "Zuschlag auf die Grundzeit"
    if working_time is not None:
        time = working_times()[str(working_time)]
        year_minutes, said = time.minutes, f"{time.name}; {time.source}"
    else:
        said = "eigene Angabe"
    return Calculation(
        year_minutes=cast(Fraction, year_minutes), working_time=said, allowance=allowance, allowance_name=name,
        **values,  # type: ignore[arg-type]
    )  # fmt: skip
