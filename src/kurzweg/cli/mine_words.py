# SPDX-License-Identifier: EUPL-1.2
"""What `kurzweg mine` says to people: what the log is, what is wrong with it, its figures, and what it cannot tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kurzweg.cli.amounts import counted, percent, points, unsigned
from kurzweg.cli.answers import say
from kurzweg.cli.columns import say_rows
from kurzweg.cli.mine_tables import say_table
from kurzweg.cli.moments import lasting, lasting_open, moment_in_words
from kurzweg.engine.comparison.intervals import FEWEST
from kurzweg.engine.comparison.logs import SECONDS, SHARE, LogChange
from kurzweg.engine.mining import Lived, Measures, Table, asked, sums_of
from kurzweg.engine.mining.asked import DEADLINES, DOUBLE_CAPTURE, FITNESS, PARALLEL_MATTERS
from kurzweg.engine.mining.asked_sums import Sums
from kurzweg.engine.mining.due import LOGGED
from kurzweg.engine.mining.durations import Throughput
from kurzweg.engine.mining.rows import SECOND

NAMES = {
    DEADLINES: "deadlines",
    FITNESS: "allowed ways",
    PARALLEL_MATTERS: "matters of one person in two units",
    DOUBLE_CAPTURE: "papers asked for twice",
}
NEEDS = {
    asked.PERSON: "persons are not read unless --person names their column or type of object.",
    asked.OTHER_TRACES: "a trace is a person here; let --by name the matters.",
    asked.PAPER: "--paper names the column, type of object or attribute of what is requested.",
    asked.REQUEST: "no event requests anything; --request names the activity that does.",
    asked.SERVICE: "no event names such a service.",
    asked.UNIT: "no event names a unit.",
    asked.SPANS: "the log states none; --within gives the spans of services, or --due and --missed the activities.",
    asked.MODEL: "--model gives them, as a table with the columns from and to, or as a log whose usual ways are meant.",
}


def say_measures(told: Measures, tables: Sequence[Table], *, file: str, kind: str, least: int, most: int) -> None:
    """The answer for people: what the log is, what is wrong with it, then the tables that have rows."""
    events, traces = counted(told.quality.events, "event"), counted(len(told.traces), "trace")
    say(f"{file}: {kind}, {events}, {traces} by {told.traces.by}")
    if len(told.traces.at):
        say(f"from {moment_in_words(int(told.traces.at.min()))} to {moment_in_words(int(told.traces.at.max()))}")
    for sentence in told.quality.sentences():
        say(f"  ! {sentence}")
    _say_throughput("calendar time", told.calendar.throughput, lasting)
    if told.opening is not None:
        _say_throughput("opening time", told.opening.throughput, lasting_open)
    handed = told.handovers
    beside = f"; {counted(handed.uncounted, 'step')} beside an unknown unit not counted" if handed.uncounted else ""
    say(f"Hand-overs: {handed.per_trace:.2f} per trace{beside}.")
    if not told.quality.counts.get("unknown-unit", 0) < told.quality.events:
        say("No event names a unit: nothing can be said about hand-overs and double structures.")
    _say_sums(sums_of(told, least), least)
    for table in tables:
        say_table(table, least, most)
    _say_untold(told)


def _say_sums(told: Mapping[str, Sums | None], least: int) -> None:
    """The sums of what was asked beside the log; what would speak of a few is said to be few."""

    def amount(one: object) -> str:
        return f"fewer than {least}" if one is None else f"{one:.1%}" if isinstance(one, float) else f"{one:,}"

    due, fits, matters, papers = (told[one] for one in (DEADLINES, FITNESS, PARALLEL_MATTERS, DOUBLE_CAPTURE))
    if due is not None:
        share = "" if due["share"] is None else f" ({amount(due['share'])})"
        says = "that the log states" if due["basis"] == LOGGED else "as given, from the first event on"
        missed = "a number that is hidden" if due["missed"] is None else amount(due["missed"])
        say(f"Deadlines {says}: {amount(due['due'])} traces have one, {missed} missed it{share}.")
    if fits is not None and fits["traces"] is None:
        say(f"Allowed ways: nearly all traces, or nearly none; fewer than {least} are otherwise.")
    elif fits is not None:
        say(f"Allowed ways: {amount(fits['traces'])} of traces, {amount(fits['edges'])} of steps, ends included.")
    if matters is not None:
        say(f"Parallel matters: {amount(matters['persons'])} persons; {amount(matters['unknown'])} traces not counted.")
        if matters["crowds"]:
            say(f"  ! {amount(matters['crowds'])} persons have too many matters open at once to be persons; left out.")
    if papers is not None:
        say(
            f"Asked twice: {amount(papers['persons'])} persons, in {amount(papers['requests'])} requests; "
            f"{amount(papers['unknown'])} not counted."
        )


def _say_untold(told: Measures) -> None:
    """What this log alone cannot tell, and by which option it can."""
    if told.untold:
        say("")
        say("What cannot be told")
    for one in told.untold:
        say(f"  {NAMES[one.measure]}: {NEEDS[one.needs]}")


def say_unasked(lived: Lived, structure: str) -> None:
    """Of how much work the structure could say nothing."""
    if lived.nameless:
        say(f"  {lived.nameless:,} pieces of work name no service or no unit; no rule was asked about them.")
    if lived.unknown_service:
        say(f"  {lived.unknown_service:,} pieces of work are for services that {structure} does not know.")


def say_changes(changes: Sequence[LogChange], before: str) -> None:
    """What changed since the earlier log, each with its interval."""
    rows = []
    for one in changes:
        name = f"{one.measure} {one.service}".strip()
        low, high = one.difference.low, one.difference.high
        within = (
            "–"
            if low is None or high is None
            else f"{_change(low, one.unit).removesuffix(' points')} to {_change(high, one.unit)}"
        )
        figures = [_amount(value, one.unit) for value in (one.before.value, one.after.value)]
        rows.append([name, *figures, _change(one.difference.value, one.unit), within, one.verdict])
    columns = ("measure", "before", "after", "difference", "interval", "verdict")
    rule = f"of twenty one misses by chance; too few: fewer than {FEWEST} on one side"
    say_rows(f"Compared with {before} (95 % intervals; {rule})", columns, rows)


def _amount(value: float, unit: str) -> str:
    return lasting(value) if unit == SECONDS else percent(value) if unit == SHARE else unsigned(f"{value:.2f}")


def _change(value: float, unit: str) -> str:
    return points(value) if unit == SHARE else _amount(value, unit)


def _say_throughput(clock: str, told: Throughput, span: Callable[[float], str]) -> None:
    if told.closed:
        spans = ", ".join(
            f"{name} {span(value / SECOND)}"
            for name, value in (("P10", told.p10), ("median", told.p50), ("P90", told.p90), ("P95", told.p95))
        )
        say(f"Throughput of {counted(told.closed, 'closed trace')} in {clock}: {spans}")
    if told.open:
        half = f"{told.open:,} are open, half of them for more than {span(told.age_p50 / SECOND)}, the oldest"
        some = "1 is open" if told.open == 1 else half
        say(f"{some} for {span(told.oldest / SECOND)}; throughput alone would flatter.")
