# SPDX-License-Identifier: EUPL-1.2
"""The part of `kurzweg staffing` that looks at the hours of the week: read a log, show what each hour asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kurzweg.cli.answers import BadInput, say
from kurzweg.cli.log_reading import is_zone, read_named
from kurzweg.engine.eventlog.formats import Columns
from kurzweg.engine.staffing import HourNeed, WaitingGoal, needed_by_hour
from kurzweg.engine.staffing.served import AT_A_COUNTER

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, kw_only=True)
class Hours:
    """What was asked, and what each hour needs."""

    goal: WaitingGoal
    rows: tuple[HourNeed, ...]

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.unit for row in self.rows))

    def of(self, unit: str) -> list[HourNeed]:
        return [row for row in self.rows if row.unit == unit]


def asked_of(
    file: Path, share: float, within: float, units: Sequence[str], activities: Sequence[str], zone: str
) -> Hours:
    try:
        goal = WaitingGoal(share=share, minutes=within)
    except ValueError as error:
        raise BadInput(str(error), "As in --share 0.8 --within 20.", field="--share, --within") from None
    is_zone(zone)
    _, log, _ = read_named(file, zone, Columns())
    rows = needed_by_hour(log, goal, zone=zone, activities=activities or AT_A_COUNTER)
    found = Hours(goal=goal, rows=tuple(row for row in rows if not units or row.unit in units))
    if not rows:
        cause = "Nobody was served at a counter in this log."
        raise BadInput(cause, "Name the activity of a piece of work at a counter by --activity.", file=str(file))
    unknown = [unit for unit in units if unit not in found.units]
    if unknown:
        served = ", ".join(dict.fromkeys(row.unit for row in rows))
        raise BadInput(f'The unit "{unknown[0]}" served nobody.', f"Those who did: {served}.", field="--unit")
    return found


def plain_hours(hours: Hours) -> dict[str, object]:
    return {
        "goal": asdict(hours.goal),
        "peaks": [
            {"unit": unit, "needed": max(row.needed for row in rows), "busy": max(row.busy for row in rows)}
            for unit in hours.units
            for rows in [hours.of(unit)]
        ],
        "hours": [asdict(row) for row in hours.rows],
    }


def say_hours(hours: Hours) -> None:
    goal = hours.goal
    say(f"So that {goal.share:.0%} are called within {goal.minutes:g} minutes, people at once (on average at work):")
    for unit in hours.units:
        for line in _told(unit, hours.of(unit)):
            say(line)
    say("Each hour as if it lasted, people coming by chance, work of any length (Erlang C): an estimate.")


def _told(unit: str, rows: Sequence[HourNeed]) -> Iterator[str]:
    most = max(row.needed for row in rows)
    came = sum(row.arrivals for row in rows)
    kept = sum(row.kept * row.arrivals for row in rows) / came
    yield ""
    said = f"{came:.0f} people a week, {rows[0].minutes:.0f} minutes each, {kept:.0%} of them called in time"
    yield f"{unit}: up to {most}; {said}."
    cells = {(row.weekday, row.hour): f"{row.needed} ({row.busy:.1f})" for row in rows}
    days = sorted({row.weekday for row in rows})
    yield "  hour" + "".join(f"{WEEKDAYS[day]:>12}" for day in days)
    for hour in sorted({row.hour for row in rows}):
        yield f"  {hour:02}  " + "".join(f"{cells.get((day, hour), '-'):>12}" for day in days)
