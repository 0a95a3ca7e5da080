# SPDX-License-Identifier: EUPL-1.2
"""Writes XES (IEEE 1849-2016), flattened on one noun, with extensions, globals and zones: readers fail without."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO
from xml.sax.saxutils import quoteattr

import numpy as np

from kurzweg.engine.eventlog.formats.records import moment_of
from kurzweg.engine.eventlog.log import CODED, END, INSTANT, NO_TIME, PAUSE, QUEUED, RESUME, START, EventLog

TRANSITION: Final = {
    INSTANT: "complete",
    QUEUED: "schedule",
    START: "start",
    PAUSE: "suspend",
    RESUME: "resume",
    END: "complete",
}
HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<global scope="trace"><string key="concept:name" value="-"/></global>
<global scope="event">
<string key="concept:name" value="-"/>
<date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
<string key="lifecycle:transition" value="complete"/>
</global>
<classifier name="Activity" keys="concept:name"/>
<string key="lifecycle:model" value="standard"/>
"""


def write_xes(log: EventLog, path: Path, by: str = "matter") -> int:
    """Write a log as XES, packed when the name ends in .gz; a trace for each matter, case or piece of work.

    Returns how many events could not be written: without a moment, a kind or a trace.
    """
    column = getattr(log, by)
    row = np.flatnonzero((log.at != NO_TIME) & (log.activity != 0) & (column != 0))
    row = row[np.lexsort((log.event_id[row], log.at[row], column[row]))]
    facts = _facts(log) if by == "matter" else {}
    with _opened(path) as out:
        out.write(HEAD)
        trace = None
        for place in row.tolist():
            if column[place] != trace:
                out.write("</trace>\n" if trace is not None else "")
                trace = column[place]
                name = log.word(by, int(trace))
                out.write(f'<trace>\n<string key="concept:name" value={_safe(name)}/>\n{facts.get(int(trace), "")}')
            out.write("<event>" + "".join(_values(log, place)) + "</event>\n")
        out.write("</trace>\n</log>\n" if trace is not None else "</log>\n")
    return len(log) - len(row)


def _values(log: EventLog, place: int) -> Iterator[str]:
    phase = int(log.phase[place])
    yield f'<string key="concept:name" value={_safe(log.word("activity", int(log.activity[place])))}/>'
    yield f'<date key="time:timestamp" value="{moment_of(int(log.at[place])).isoformat(timespec="microseconds")}"/>'
    yield f'<string key="lifecycle:transition" value="{TRANSITION.get(phase, "ate_abort")}"/>'
    if log.work_item[place]:
        yield f'<string key="concept:instance" value={_safe(log.word("work_item", int(log.work_item[place])))}/>'
    if log.unit[place]:
        yield f'<string key="org:group" value={_safe(log.word("unit", int(log.unit[place])))}/>'
    for name in CODED:
        code = int(getattr(log, name)[place])
        if code:
            yield f'<string key="{name}" value={_safe(log.word(name, code))}/>'
    for name, column in log.given_away.items():
        if column[place]:
            yield f"<string key={_safe(name)} value={_safe(log.word(name, int(column[place])))}/>"


def _facts(log: EventLog) -> dict[int, str]:
    """The allocation keys of each matter, as attributes of its trace."""
    found: dict[int, str] = {}
    if log.facts is not None:
        for name, codes in log.facts.keys.items():
            for matter, code in zip(log.facts.matter.tolist(), codes.tolist(), strict=True):
                if code:
                    line = f"<string key={_safe(name)} value={_safe(log.word(name, code))}/>\n"
                    found[matter] = found.get(matter, "") + line
    return found


def _safe(text: str) -> str:
    """A value as XML may hold it: control letters are no part of XML at all."""
    return quoteattr("".join(one if one >= " " and one not in "\ufffe\uffff" else " " for one in text))


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "wt", encoding="utf-8", errors="replace")
    return path.open("w", encoding="utf-8", errors="replace")
