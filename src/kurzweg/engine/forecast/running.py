# SPDX-License-Identifier: EUPL-1.2
"""The forecast itself: the live state, played forward some hundred times with the policy of the counter."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kurzweg.engine.forecast.chance import Drawn, Fitted, drawn, loaded
from kurzweg.engine.forecast.floor import NOT_CALLED, floor_of, room_for
from kurzweg.engine.forecast.outlook import Outlook, told
from kurzweg.engine.forecast.service_times import ServiceTimes
from kurzweg.engine.forecast.situation import MINUTE, Lane, Policy, Situation, Ticket
from kurzweg.engine.forecast.state import Ints, Kind, LiveState, live_state

RUNS = 300


class Played(NamedTuple):
    """`called[run, column]`: the moment of the call, or why there was none, of the tickets, then of a newcomer of each
    service; `to_come[service]` counts those still to come over all runs (`CALLED`, `WAITED`, `IN_VAIN`). `is_whole`: no
    run needed more walk-ins than were drawn.
    """

    called: Ints
    to_come: Ints
    is_whole: bool


def forecast(state: LiveState, fitted: Fitted, *, seed: int, runs: int = RUNS) -> Outlook:
    """How long everybody in the hall still waits, and how long somebody would who came now, service by service.

    Parameters: the live state (`live_state`), what was fitted from the past, a seed, how many runs. Returns minutes
    from now. The same arguments give the same answer. Raises `ValueError` for fewer than ten runs, which carry no P90.

    The waits of a ticket are those of the runs in which it is called: so they are scored later, too
    (engine/calling.md §3, §3.1).

    The first call in a process loads the compiled kernels, where numba is installed (190 MB): this belongs into the
    engine process (`warm_up`), never into a web worker. Without numba the same functions run as plain Python, to the
    same answer.

    >>> from kurzweg.engine.forecast import Lane, Policy, ServiceTimes, Situation, live_state
    >>> lane = Lane(number=1, services=frozenset({"title"}), staffed=((0, 60_000_000),))
    >>> hall = Situation(now=0, closes=60_000_000, policy=Policy(targets={"title": 30}), lanes=(lane,))
    >>> nothing_known = Fitted(service_times=ServiceTimes(by_kind={}, by_service={}))
    >>> forecast(live_state(hall), nothing_known, seed=1, runs=10).newcomers["title"].p90
    0.0
    """
    if runs < 10:
        raise ValueError(f"{runs} runs carry no P90. Take at least 10, or the {RUNS} that it comes with.")
    played = play_out(state, drawn(state, fitted, seed=seed, runs=runs, within=_soon(state, fitted)))
    if not played.is_whole:
        played = play_out(state, drawn(state, fitted, seed=seed, runs=runs))
    return outlook_of(state, played.called)


def warm_up() -> None:
    """Compile the kernels, or load them from disk: at the start of the engine process, so that no visitor waits for it.

    >>> warm_up()
    """
    lane = Lane(number=1, services=frozenset({"any"}), staffed=((0, MINUTE),))
    person = Ticket(number=1, service="any", due_at=0, entered_at=0)
    policy = Policy(targets={"any": 30.0})
    hall = Situation(now=0, closes=MINUTE, policy=policy, lanes=(lane,), tickets=(person,))
    forecast(live_state(hall), Fitted(service_times=ServiceTimes(by_kind={}, by_service={})), seed=0, runs=10)


def play_out(state: LiveState, chance: Drawn, *, to_the_end: bool = False) -> Played:
    """Play drawn chance; until everybody who waits now is called, or to the end of the day for those still to come."""
    services, runs = len(state.services), len(chance.until)
    floor = floor_of(state, chance)
    crowd, desks = room_for(floor, services)
    called = np.full((runs, state.waiting + services), NOT_CALLED, np.int64)
    to_come = np.zeros((services, 3), np.int64)
    is_whole = loaded("kernel").play(floor, crowd, desks, services, to_the_end, called, to_come)
    return Played(called, to_come, bool(is_whole))


def outlook_of(state: LiveState, called: Ints) -> Outlook:
    answers = told(called, state.situation.now)
    return Outlook(
        tickets=dict(zip(state.tickets, answers[: state.waiting], strict=True)),
        newcomers=dict(zip(state.services, answers[state.waiting :], strict=True)),
    )


def _soon(state: LiveState, fitted: Fitted) -> float:
    """Minutes in which everybody who is there has most likely been called: who comes later costs time to draw only.

    The work in the hall and a fifth over its lanes, and half an hour. Too short is no fault: then all are drawn.
    """
    means = [fitted.service_times.of(kind).mean for kind in state.kinds]
    work = sum(means[kind] for kind in state.people["kind"][: state.waiting].tolist())
    work += sum(fitted.service_times.of(Kind(service)).mean for service in state.services)
    return float(1.2 * work / len(state.lanes) + 30)
