# SPDX-License-Identifier: EUPL-1.2
"""What if, before the click: the same hall with a lane closed, moved or added; the same people, the same chance."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from kurzweg.engine.forecast.chance import Fitted, drawn
from kurzweg.engine.forecast.floor import CALLED, IN_VAIN, WAITED
from kurzweg.engine.forecast.outlook import Outlook
from kurzweg.engine.forecast.running import RUNS, Played, outlook_of, play_out
from kurzweg.engine.forecast.situation import MINUTE, Lane, Situation
from kurzweg.engine.forecast.state import LiveState, live_state


class NoSuchLane(ValueError):  # noqa: N818 - named for what it is
    """A change names a lane that is not there, or adds one that is."""


@dataclass(frozen=True, kw_only=True)
class CloseLane:
    """Who is served there is served to the end, then nobody is called there until `until` (None: today)."""

    number: int
    until: int | None = None


@dataclass(frozen=True, kw_only=True)
class MoveLane:
    """The clerk takes other services and skills from now on; who is there is served to the end."""

    number: int
    services: frozenset[str]
    skills: frozenset[str] | None = None


@dataclass(frozen=True, kw_only=True)
class AddLane:
    """A clerk more, with nobody at the lane yet."""

    lane: Lane


Change = CloseLane | MoveLane | AddLane


@dataclass(frozen=True, kw_only=True)
class ToCome:
    """Those still to come for a service: how many are called on average, their mean wait, how many come in vain."""

    called: float
    mean_wait: float
    in_vain: float


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Minutes that the change adds (below 0: that it saves), in the mean of the runs with a call in both.

    `error` is its standard error: the same chance in both, so it is small.
    """

    minutes: float
    error: float


@dataclass(frozen=True, kw_only=True)
class Effect:
    """Both outlooks, and what the change does to each ticket, to a newcomer of each service and to those to come."""

    before: Outlook
    after: Outlook
    tickets: dict[int, Difference]
    newcomers: dict[str, Difference]
    to_come: dict[str, tuple[ToCome, ToCome]]


def changed(given: Situation, change: Change) -> Situation:
    """The situation after the click.

    Raises `NoSuchLane` when the lane of the change is not there, or an added one already is.
    """
    numbers = [lane.number for lane in given.lanes]
    if isinstance(change, AddLane):
        if change.lane.number in numbers:
            raise NoSuchLane(f"change: there is a lane {change.lane.number} already. Give the new one another number.")
        if change.lane.serving is not None:
            raise NoSuchLane(f"change: lane {change.lane.number} is new and cannot serve somebody yet. Leave it out.")
        return replace(given, lanes=(*given.lanes, change.lane))
    if change.number not in numbers:
        known = ", ".join(map(str, numbers))
        raise NoSuchLane(f"change: there is no lane {change.number} here. Choose one of {known}.")
    lanes = (_after(lane, change) if lane.number == change.number else lane for lane in given.lanes)
    return replace(given, lanes=tuple(lanes))


def what_if(given: Situation, fitted: Fitted, change: Change, *, seed: int, runs: int = RUNS) -> Effect:
    """What a change does to everybody until the end of the day.

    Both halls see the same people with the same service times (common random numbers), so the difference is the
    change's own. With a calling policy of several queues a single person may gain by a closed lane: somebody else is
    then called first. In the mean that is rare, and told as it is.

    >>> from kurzweg.engine.forecast import Policy, ServiceTimes, Ticket
    >>> lanes = tuple(Lane(number=n, services=frozenset({"title"}), staffed=((0, 600 * MINUTE),)) for n in (1, 2))
    >>> people = tuple(Ticket(number=n, service="title", due_at=0, entered_at=0) for n in range(6))
    >>> hall = Situation(now=0, closes=600 * MINUTE, policy=Policy(targets={"title": 30}), lanes=lanes, tickets=people)
    >>> nothing_known = Fitted(service_times=ServiceTimes(by_kind={}, by_service={}))
    >>> effect = what_if(hall, nothing_known, CloseLane(number=2), seed=1)
    >>> effect.tickets[0].minutes, effect.tickets[5].minutes > 20
    (0.0, True)
    """
    now, then = live_state(given), live_state(changed(given, change))
    chance = drawn(now, fitted, seed=seed, runs=runs)
    lanes = len(then.lanes) - len(now.lanes)
    padded = np.pad(chance.until, ((0, 0), (0, lanes)), constant_values=-1)
    before = play_out(now, chance, to_the_end=True)
    after = play_out(then, chance._replace(until=padded), to_the_end=True)
    differences = _differences(before, after)
    return Effect(
        before=outlook_of(now, before.called),
        after=outlook_of(then, after.called),
        tickets=dict(zip(now.tickets, differences[: now.waiting], strict=True)),
        newcomers=dict(zip(now.services, differences[now.waiting :], strict=True)),
        to_come=_to_come(now, before, after),
    )


def _after(lane: Lane, change: CloseLane | MoveLane) -> Lane:
    if isinstance(change, MoveLane):
        return replace(lane, services=change.services, skills=lane.skills if change.skills is None else change.skills)
    if change.until is None:
        return replace(lane, staffed=())
    open_again = change.until
    spans = ((max(begin, open_again), end) for begin, end in lane.staffed if end > open_again)
    return replace(lane, staffed=tuple(spans))


def _differences(before: Played, after: Played) -> list[Difference]:
    both = (before.called >= 0) & (after.called >= 0)
    added = np.where(both, after.called - before.called, 0) / MINUTE
    runs = both.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        means = added.sum(axis=0) / runs
        spread = np.where(both, (added - means) ** 2, 0).sum(axis=0) / (runs - 1)
        errors = np.sqrt(spread / runs)
    return [Difference(minutes=mean, error=error) for mean, error in zip(means.tolist(), errors.tolist(), strict=True)]


def _to_come(state: LiveState, before: Played, after: Played) -> dict[str, tuple[ToCome, ToCome]]:
    told = []
    for played in (before, after):
        runs = len(played.called)
        with np.errstate(invalid="ignore"):
            waits = (played.to_come[:, WAITED] / played.to_come[:, CALLED] / MINUTE).tolist()
        called, in_vain = (played.to_come[:, column] / runs for column in (CALLED, IN_VAIN))
        told.append(
            [
                ToCome(called=many, mean_wait=wait, in_vain=vain)
                for many, wait, vain in zip(called.tolist(), waits, in_vain.tolist(), strict=True)
            ]
        )
    return dict(zip(state.services, zip(*told, strict=True), strict=True))
