# SPDX-License-Identifier: EUPL-1.2
"""The log as arrays: what the office writes, what the simulator writes, what others bring; one type for all.

Not part of the front door of the room: it needs numpy, and who only seals, or serves pages, does without.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from kurzweg.engine.eventlog.objects import Facts, Objects

Whole: TypeAlias = npt.NDArray[np.integer]
"""A column of whole numbers of any width."""

CODED: Final = ("service", "site", "language", "status_group", "channel", "reason")
"""Columns of words that any log may have under these names."""

PERSON: Final = "kurzweg:person"
"""The further column of the person whom an event concerns. It is there only where somebody asked for it by name, is
counted with, and never written or shown."""

NO_TIME: Final = -(2**63)
"""The moment of an event whose moment nobody knows; such events are counted as a fault, never measured."""

INSTANT, QUEUED, START, PAUSE, RESUME, END, CANCELLED = (ord(letter) for letter in "iqsprec")
PHASES: Final = "iqsprec"


class BadLog(ValueError):  # noqa: N818 - named for what it is
    """Columns that cannot be one log."""


@dataclass(frozen=True, kw_only=True, eq=False)
class EventLog:
    """One row per event, in any order; the order of what happened is (`at`, `event_id`).

    Every column but `names`, `facts`, `objects` and `more` is an array of whole numbers, one for each event; what is
    not given is 0 for all of them. In every column 0 means: not known, or does not apply.

    - `at`, `recorded_at`: microseconds since 1970, UTC (`recorded_at` not given: when it happened); `NO_TIME`
    - `event_id`: decides between equal moments; not given: the place in the array
    - `activity`: kind of event; `phase`: one of the letters `PHASES` as a number (`INSTANT`, `QUEUED` ...; not given:
      instant); `work_item` ties the phases of one piece of work together
    - `org_version`: structure in force; `matter`, `case`: numbers of the Anliegen and of the Fall
    - `unit`, `service`, `site`, `language`, `status_group`, `channel`, `reason`, `actor`: codes

    `names[column][code]` is the word for a code (place 0 is ""); columns without names are spoken as numbers.
    `more` holds further coded columns of foreign logs, with their words in `names` under the same key.
    `facts` are allocation keys of matters (the grounds on which work may lawfully be split). `objects` is the
    object-centric half, where there is one.

    Columns are not copied, and cannot be written through the log. Raises `BadLog`.

    >>> log = EventLog(at=np.array([0, 60_000_000]), activity=np.array([1, 2]), matter=np.array([7, 7]),
    ...     names={"activity": ("", "TicketDrawn", "TicketCalled")})
    >>> len(log), log.word("activity", 2), log.unit.tolist()
    (2, 'TicketCalled', [0, 0])
    """

    at: Whole
    activity: Whole
    event_id: Whole = field(default_factory=lambda: _ABSENT)
    recorded_at: Whole = field(default_factory=lambda: _ABSENT)
    phase: Whole = field(default_factory=lambda: _ABSENT)
    work_item: Whole = field(default_factory=lambda: _ABSENT)
    org_version: Whole = field(default_factory=lambda: _ABSENT)
    matter: Whole = field(default_factory=lambda: _ABSENT)
    case: Whole = field(default_factory=lambda: _ABSENT)
    unit: Whole = field(default_factory=lambda: _ABSENT)
    service: Whole = field(default_factory=lambda: _ABSENT)
    site: Whole = field(default_factory=lambda: _ABSENT)
    language: Whole = field(default_factory=lambda: _ABSENT)
    status_group: Whole = field(default_factory=lambda: _ABSENT)
    channel: Whole = field(default_factory=lambda: _ABSENT)
    reason: Whole = field(default_factory=lambda: _ABSENT)
    actor: Whole = field(default_factory=lambda: _ABSENT)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    more: Mapping[str, Whole] = field(default_factory=dict)
    facts: Facts | None = None
    objects: Objects | None = None

    def __post_init__(self) -> None:
        size = len(self.at)
        for name in COLUMNS:
            given = getattr(self, name)
            object.__setattr__(self, name, self._filled(name, size) if given is _ABSENT else _column(name, given, size))
        object.__setattr__(self, "more", {name: _column(name, one, size) for name, one in self.more.items()})

    def __len__(self) -> int:
        return len(self.at)

    def word(self, column: str, code: int) -> str:
        """The word for a code; the number itself where there is none, "" for 0."""
        words = self.names.get(column, ())
        return words[code] if 0 <= code < len(words) else str(code) if code else ""

    @cached_property
    def given_away(self) -> Mapping[str, Whole]:
        """The further columns that may be written for others: all but whom an event concerns."""
        return {name: column for name, column in self.more.items() if name != PERSON}

    def _filled(self, name: str, size: int) -> Whole:
        if name == "event_id":
            return _sealed(np.arange(1, size + 1, dtype=np.int64))
        if name == "recorded_at":
            return self.at
        return np.broadcast_to(np.int32(INSTANT if name == "phase" else 0), size)


_ABSENT: Final[Whole] = np.empty(0, np.int64)
COLUMNS: Final = tuple(one.name for one in fields(EventLog) if one.name not in {"names", "more", "facts", "objects"})


def _column(name: str, given: Whole, size: int) -> Whole:
    if not isinstance(given, np.ndarray) or given.ndim != 1 or given.dtype.kind not in "iu":
        raise BadLog(f"{name} is no row of whole numbers. Give a numpy array of integers.")
    if len(given) != size:
        raise BadLog(f"{name} has {len(given)} events, the log {size}. Give one number for each event.")
    return _sealed(given)


def _sealed(column: Whole) -> Whole:
    view = column.view()
    view.flags.writeable = False
    return view
