# SPDX-License-Identifier: EUPL-1.2
"""What is wrong inside a log that can be read: told beside every figure, never silently counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kurzweg.engine.eventlog.log import INSTANT, NO_TIME, EventLog
from kurzweg.engine.eventlog.objects import Whole

SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "missing-time": (
        "event has no moment; it is measured nowhere.",
        "events have no moment; they are measured nowhere.",
    ),
    "unreadable-time": (
        "event has a moment that nobody can read; it is measured nowhere.",
        "events have a moment that nobody can read; they are measured nowhere.",
    ),
    "default-time": (
        "event is dated 1 January 1970, a default of programs; it is measured nowhere.",
        "events are dated 1 January 1970, a default of programs; they are measured nowhere.",
    ),
    "unlikely-time": (
        "event is dated before 1900 or after 2199; it is measured nowhere.",
        "events are dated before 1900 or after 2199; they are measured nowhere.",
    ),
    "naive-time": (
        "moment had no time zone; it was read on the clock of --zone.",
        "moments had no time zone; they were read on the clock of --zone.",
    ),
    "no-activity": (
        "event has no activity; it is measured nowhere.",
        "events have no activity; they are measured nowhere.",
    ),
    "no-trace": (
        "event belongs to no trace; it is measured nowhere.",
        "events belong to no trace; they are measured nowhere.",
    ),
    "unknown-unit": (
        "step has no unit; what borders on it is no hand-over.",
        "steps have no unit; what borders on them is no hand-over.",
    ),
    "unit-placeholder": (
        "unit is written as a word for unknown; it counts as unknown.",
        "units are written as words for unknown; they count as unknown.",
    ),
    "unpaired-work": (
        "piece of work does not fit together, as an end without a start; it is not measured.",
        "pieces of work do not fit together, as an end without a start; they are not measured.",
    ),
    "work-without-number": (
        "event of work has no number of its work; it is never paired by guessing.",
        "events of work have no number of their work; they are never paired by guessing.",
    ),
    "same-moment": (
        "step has the moment of the step before; their order is that of the file.",
        "steps have the moment of the step before; their order is that of the file.",
    ),
    "global-default": (
        "value is the default that the file declares for missing ones; it counts as missing.",
        "values are the default that the file declares for missing ones; they count as missing.",
    ),
    "unknown-phase": (
        "phase is unknown; it counts as an instant.",
        "phases are unknown; they count as instants.",
    ),
    "repeated-trace": (
        "trace bears the name of an earlier one; they are taken as one.",
        "traces bear the name of an earlier one; they are taken as one.",
    ),
    "dangling-link": (
        "link leads to an object that is not in the file; it is left out.",
        "links lead to objects that are not in the file; they are left out.",
    ),
    "dropped-column": (
        "attribute has too many different values to be a key; it is left out.",
        "attributes have too many different values to be a key; they are left out.",
    ),
}
"""Finding, and the sentence about it after its number: of one, of many."""

PLACEHOLDERS: Final = frozenset(
    {"empty", "unknown", "unbekannt", "none", "null", "nan", "n/a", "na", "-", "--", "?", "undefined", "__invalid__"}
)


@dataclass(frozen=True, kw_only=True)
class Quality:
    """How often each finding was made among `events` events; findings that were not made are not in it."""

    events: int
    counts: Mapping[str, int]

    def sentences(self) -> tuple[str, ...]:
        """What is wrong in words, in the order of the list of findings."""
        return tuple(
            f"{count:,} {one if count == 1 else many}"
            for kind, (one, many) in SENTENCES.items()
            if (count := self.counts.get(kind, 0))
        )

    def with_more(self, **more: int) -> Quality:
        """The same and further findings, their names with underscores."""
        added = {kind.replace("_", "-"): count for kind, count in more.items() if count}
        return Quality(events=self.events, counts={**self.counts, **added})


def is_placeholder(word: str) -> bool:
    """Whether a unit is written as a word for "nobody knows": counted as one, it would become the busiest partner.

    >>> [is_placeholder(word) for word in ("EMPTY", "Sozialamt", " n/a ")]
    [True, False, True]
    """
    return word.strip().lower() in PLACEHOLDERS


def inspect(log: EventLog, traces: Whole, told: Mapping[str, int] | None = None) -> Quality:
    """Count what is wrong with the events of a log.

    Parameters: `traces`, the number of the trace of each event (0: in none); `told`, what the reader found already.

    >>> import numpy as np
    >>> log = EventLog(at=np.array([5, NO_TIME]), activity=np.array([1, 0]), unit=np.array([1, 0]))
    >>> inspect(log, np.array([1, 0])).counts
    {'missing-time': 1, 'no-activity': 1, 'no-trace': 1, 'unknown-unit': 1}
    """
    told = dict(told or {})
    timeless = int((log.at == NO_TIME).sum())
    explained = sum(told.get(kind, 0) for kind in ("missing-time", "unreadable-time", "default-time", "unlikely-time"))
    found = {
        "missing-time": told.pop("missing-time", 0) + max(timeless - explained, 0),
        "no-activity": int((log.activity == 0).sum()),
        "no-trace": int((traces == 0).sum()),
        "unknown-unit": int((log.unit == 0).sum()),
        "work-without-number": int(((log.phase != INSTANT) & (log.work_item == 0)).sum()),
    }
    return Quality(events=len(log), counts={kind: count for kind, count in {**told, **found}.items() if count})
