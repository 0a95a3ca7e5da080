# SPDX-License-Identifier: EUPL-1.2
"""The live state and its drawn chance side by side, in the columns that the compiled forecaster reads."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from kurzweg.engine.forecast.chance import Drawn
from kurzweg.engine.forecast.state import Ints, LiveState, Reals

NOT_CALLED: Final = -1
"""Still there when the last lane had ended its day."""
GONE: Final = -2
"""Gave up before the call."""
CALLED, WAITED, IN_VAIN = range(3)
"""Of those still to come, by service: how many were called, their waits together, how many were not called."""


class Floor(NamedTuple):
    """What does not change while a run is played. Moments in microseconds; the columns are those of `LiveState`.

    `agenda_at` and `agenda_who`: who counts from a later moment on, in the order of these moments: the booked, and
    those who wait for an appointment's time. `ends`: the last moment at which any lane is staffed.
    """

    now: int
    ends: int
    early_calls: int
    language_bonus: float
    waiting: int
    group: Ints
    due: Ints
    entered: Ints
    agenda_at: Ints
    agenda_who: Ints
    row_group: Ints
    line: Ints
    language: Ints
    override: Ints
    rank: Ints
    idle_since: Ints
    span_of: Ints
    span_until: Ints
    begin: Ints
    end: Ints
    serves: Ints
    speaks: Ints
    line_service: Ints
    target: Reals
    breadth: Ints
    honoured: Ints
    work: Ints
    stays: Ints
    walks_in: Ints
    row: Ints
    until: Ints
    is_whole: int


class Crowd(NamedTuple):
    """Who is in the hall in one run. Persons count as in the drawn chance, then come the shadows.

    A group stands in line by due time, entry and number: `head`, `tail`, and `after` each person (-1: nobody). The
    policy sees the heads: `line` (-1: nobody is there), `due`, `entered` per group. `missing[0]`: answers
    still to find.
    """

    group_of: Ints
    due_of: Ints
    entered_of: Ints
    after: Ints
    head: Ints
    tail: Ints
    line: Ints
    due: Ints
    entered: Ints
    missing: Ints


class Desks(NamedTuple):
    """The lanes in one run: when something happens there next, whether somebody is served, since when idle."""

    at: Ints
    busy: Ints
    idle_since: Ints
    fits: Ints
    number: Ints


def floor_of(state: LiveState, chance: Drawn) -> Floor:
    """Columns of their own: records would be read in steps."""
    given, people, lanes, column = state.situation, state.people, state.lanes, np.ascontiguousarray
    later = np.flatnonzero((np.arange(len(people)) >= state.waiting) | (people["due"] > given.now))
    later = later[np.argsort(people["comes"][later], kind="stable")]
    return Floor(
        now=given.now,
        ends=int(state.spans["end"].max(initial=given.now)),
        early_calls=int(given.policy.early_calls),
        language_bonus=given.policy.language_bonus,
        waiting=state.waiting,
        group=column(people["group"]),
        due=column(people["due"]),
        entered=column(people["entered"]),
        agenda_at=column(people["comes"][later]),
        agenda_who=later,
        row_group=column(state.walk_ins["group"]),
        line=column(state.groups["line"]),
        language=column(state.groups["language"]),
        override=column(state.groups["override"]),
        rank=column(lanes["rank"]),
        idle_since=column(lanes["idle_since"]),
        span_of=column(lanes["span_of"]),
        span_until=column(lanes["span_until"]),
        begin=column(state.spans["begin"]),
        end=column(state.spans["end"]),
        serves=state.serves,
        speaks=state.speaks,
        line_service=state.line_service,
        target=state.target,
        breadth=state.breadth,
        honoured=state.honoured,
        work=chance.work,
        stays=chance.stays,
        walks_in=chance.walks_in,
        row=chance.row,
        until=chance.until,
        is_whole=chance.is_whole,
    )


def room_for(floor: Floor, services: int) -> tuple[Crowd, Desks]:
    """Empty columns for everybody who may be in the hall in one run, and for every lane."""
    persons, groups, lanes = floor.work.shape[1] + services, len(floor.line), len(floor.rank)
    crowd = Crowd(
        group_of=_zeros(persons),
        due_of=_zeros(persons),
        entered_of=_zeros(persons),
        after=_zeros(persons),
        head=_zeros(groups),
        tail=_zeros(groups),
        line=_zeros(groups),
        due=_zeros(groups),
        entered=_zeros(groups),
        missing=_zeros(1),
    )
    desks = Desks(
        at=_zeros(lanes), busy=_zeros(lanes), idle_since=_zeros(lanes), fits=_zeros(lanes), number=np.arange(lanes)
    )
    return crowd, desks


def _zeros(size: int) -> Ints:
    return np.zeros(size, np.int64)
