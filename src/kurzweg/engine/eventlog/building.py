# SPDX-License-Identifier: EUPL-1.2
"""Builds a log event by event from the words of a file, within limits: a hostile file must not fill the memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from kurzweg.engine.eventlog.columns import LIMITS, Column, Keyed, Limits, Words
from kurzweg.engine.eventlog.faults import LogError, shown
from kurzweg.engine.eventlog.log import (
    CANCELLED,
    CODED,
    COLUMNS,
    END,
    INSTANT,
    PAUSE,
    PERSON,
    QUEUED,
    RESUME,
    START,
    EventLog,
)
from kurzweg.engine.eventlog.moments import Reader
from kurzweg.engine.eventlog.objects import Facts, Whole
from kurzweg.engine.eventlog.quality import is_placeholder

TRANSITIONS: Final[Mapping[str, int]] = {
    "": INSTANT, "complete": END, "start": START, "schedule": QUEUED, "suspend": PAUSE, "resume": RESUME,
    "ate_abort": CANCELLED, "pi_abort": CANCELLED, "withdraw": CANCELLED, "assign": INSTANT, "reassign": INSTANT,
    "i": INSTANT, "q": QUEUED, "s": START, "p": PAUSE, "r": RESUME, "e": END, "c": CANCELLED,
    "instant": INSTANT, "queued": QUEUED, "pause": PAUSE, "end": END, "cancelled": CANCELLED,
}  # fmt: skip
"""The phases of XES (lifecycle:transition) and our own, by name and by letter."""


class LogBuilder:
    """Takes events one by one; `build` gives the log.

    >>> building = LogBuilder("log.csv", zone="UTC")
    >>> building.event(at="2026-05-04T08:00:00Z", activity="Antrag", trace="A1", unit="Servicepoint")
    >>> log = building.build()
    >>> log.names["activity"], log.names["matter"], log.matter.tolist()
    (('', 'Antrag'), ('', 'A1'), [1])
    """

    def __init__(self, file: str, *, zone: str = "UTC", limits: Limits = LIMITS) -> None:
        self.file, self.limits = file, limits
        self.moments = Reader(zone)
        self.told: Counter[str] = self.moments.told
        self.size = 0
        self.words = {"activity": Words(), "unit": Words()}
        self.traces, self.items, self.persons = Words(), Words(), Words()
        self.at, self.activity, self.unit, self.phase, self.matter, self.item = (Column() for _ in range(6))
        self.person = Column()
        self.more, self.facts = Keyed(limits), Keyed(limits)

    def event(
        self,
        *,
        at: str,
        activity: str,
        trace: str = "",
        unit: str = "",
        phase: str = "",
        item: str = "",
        person: str = "",
        more: Mapping[str, str] | None = None,
        line: int | None = None,
    ) -> None:
        """Add one event. Raises `LogError` beyond the limits."""
        row = self.size
        if row >= self.limits.events:
            raise self.error(f"The log has more than {row:,} events.", "Split it by years.", line=line)
        self.at.put(row, self.moments.read(at))
        self.activity.put(row, self._word("activity", activity, line))
        if trace:
            self.matter.put(row, self.traces.code(trace))
        if unit:
            self.unit.put(row, self._unit(unit, line))
        code = TRANSITIONS.get(phase if phase in TRANSITIONS else phase.lower())
        if code is None:
            self.told["unknown-phase"] += 1
        self.phase.put(row, code or INSTANT)
        if item:
            self.item.put(row, self.items.code(item))
        if person:
            self.person.put(row, self.persons.code(person))
        for name, word in (more or {}).items():
            self.more.put(row, name, word)
        self.size += 1

    def fact(self, trace: str, name: str, word: str) -> None:
        """Say something about a trace that may be a reason to split work."""
        self.facts.put(self.traces.code(trace), f"trace:{name}" if name in COLUMNS else name, word)

    def error(self, cause: str, mend: str, *, line: int | None = None, field: str = "") -> LogError:
        """A refusal at this place of the file."""
        return LogError(cause, mend, file=self.file, line=line, field=field)

    def build(self) -> EventLog:
        """The log. Ends without a number of their work, of activities that never start, are instants."""
        size = self.size
        activity, phase, item = self.activity.whole(size), self.phase.whole(size).copy(), self.item.whole(size)
        phase[_only_ended(activity, phase, item)] = INSTANT
        own: dict[str, Any] = {
            name: column.whole(size) for name, (_, column) in self.more.columns.items() if name in CODED
        }
        more = {self._free(name): one.whole(size) for name, (_, one) in self.more.columns.items() if name not in CODED}
        if len(self.persons) > 1:
            more[PERSON] = self.person.whole(size)
        self.told.update({"dropped-column": len(self.more.dropped) + len(self.facts.dropped)})
        names = {name: words.names() for name, words in self.words.items()}
        names |= {self._free(name): words.names() for name, (words, _) in self.more.columns.items()}
        names |= {name: words.names() for name, (words, _) in self.facts.columns.items()}
        return EventLog(
            at=self.at.whole(size),
            activity=activity,
            unit=self.unit.whole(size),
            phase=phase.astype(np.uint8),
            work_item=item,
            matter=self.matter.whole(size),
            names=names | {"matter": self.traces.names()},
            more=more,
            **own,
            facts=self._facts(),
        )

    def _facts(self) -> Facts | None:
        if not self.facts.columns:
            return None
        size = len(self.traces)
        keys = {name: column.whole(size)[1:] for name, (_, column) in self.facts.columns.items()}
        return Facts(matter=np.arange(1, size), keys=keys)

    def _free(self, name: str) -> str:
        """The column of an attribute of events: a name of ours, or one that no other column and no fact has."""
        if name in CODED:
            return name
        return f"event:{name}" if name in COLUMNS or name in self.facts.columns else name

    def _word(self, column: str, word: str, line: int | None) -> int:
        words = self.words[column]
        code = words.code(word)
        if code > self.limits.words:
            cause = f"More than {self.limits.words:,} different values of {column}, the last is {shown(word)}."
            raise self.error(cause, "Choose another column: these are numbers of events or persons.", line=line)
        return code

    def _unit(self, unit: str, line: int | None) -> int:
        if is_placeholder(unit):
            self.told["unit-placeholder"] += 1
            return 0
        return self._word("unit", unit, line)


def _only_ended(activity: Whole, phase: Whole, item: Whole) -> npt.NDArray[np.bool_]:
    """Ends that are the only sign of their activity, and belong to no piece of work: they just happened."""
    if not len(activity):
        return np.zeros(0, np.bool_)
    begun = np.bincount(activity[np.isin(phase, (QUEUED, START))], minlength=int(activity.max()) + 1) > 0
    ended: npt.NDArray[np.bool_] = (phase == END) & (item == 0) & ~begun[activity]
    return ended
