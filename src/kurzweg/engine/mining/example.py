# SPDX-License-Identifier: EUPL-1.2
"""A tiny office to try the measures on: four matters, nineteen events, three units, one step by nobody knows whom."""

from __future__ import annotations

from datetime import date
from string import ascii_uppercase

import numpy as np

from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.eventlog.objects import Facts
from kurzweg.engine.mining.flattening import flatten
from kurzweg.engine.mining.shares import Done, what_was_done
from kurzweg.engine.mining.traces import Traces
from kurzweg.engine.mining.work import work_items
from kurzweg.engine.responsibility import DecisionTable, compile_structure
from kurzweg.engine.structure.model import Condition, Rule, Structure

HOUR = 3_600_000_000
MORNING = 1_777_881_600_000_000
"""4 May 2026, eight o'clock in UTC; all four matters are opened then."""
STEPS = (
    "a1:0 b1:1 c2:5 b1:9 d2:10",
    "a1:0 b3:2 c2:3 d2:4",
    "a1:0 b1:1 c2:2 d2:6",
    "a1:0 b0:2 c1:4 b2:5 c1:7 d2:8",
)
"""Activity, unit (0 is unknown), hours since the matter was opened."""


def office_log() -> EventLog:
    """The events of the tiny office.

    >>> len(office_log())
    19
    """
    events = [(matter, step) for matter, steps in enumerate(STEPS, 1) for step in steps.split()]
    return EventLog(
        at=np.array([MORNING + int(step.partition(":")[2]) * HOUR for _, step in events]),
        activity=np.array([" abcd".index(step[0]) for _, step in events]),
        unit=np.array([int(step[1]) for _, step in events]),
        matter=np.array([matter for matter, _ in events]),
        names={"activity": ("", "a", "b", "c", "d"), "unit": ("", "U1", "U2", "U3")},
    )


def office() -> Traces:
    """Its four traces.

    >>> len(office())
    4
    """
    return flatten(office_log())


def divided_office() -> tuple[EventLog, Done, DecisionTable]:
    """Twenty matters that a rule divides by surname, what was done of them, and that rule: u2 also works for u1.

    >>> len(divided_office()[1])
    20
    """
    matters = np.arange(1, 21)
    letters = ("", *ascii_uppercase)
    log = EventLog(
        at=MORNING + matters * HOUR,
        activity=np.ones(20, np.int64),
        unit=np.where(matters <= 7, 1, 2),
        service=np.ones(20, np.int64),
        matter=matters,
        names={"activity": ("", "done"), "unit": ("", "u1", "u2"), "service": ("", "duldung"), "letter_block": letters},
        facts=Facts(matter=matters, keys={"letter_block": np.where(matters <= 12, 1, 26)}),
    )
    rules = tuple(
        Rule(service="duldung", lead=unit, when=(Condition(fact="surname", values=(letters,)),))
        for unit, letters in (("u1", "A-K"), ("u2", "L-Z"))
    )
    office = Structure(office="O", label="", land="ST", valid_from=date(2018, 4, 26), responsibilities=rules)
    return log, what_was_done(flatten(log), work_items(log)), compile_structure(office, {"duldung": ()})
