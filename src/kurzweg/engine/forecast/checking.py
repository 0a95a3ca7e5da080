# SPDX-License-Identifier: EUPL-1.2
"""What cannot be forecast as it was given: each fault with its place, its cause and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import isfinite

from kurzweg.engine.forecast.situation import Lane, Situation, Ticket, WalkIns

CLASSES_OF_OVERRIDE = 4


class BadSituation(ValueError):  # noqa: N818 - named for what it is
    """A situation that contradicts itself; `faults` tells every one."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def faults_of(given: Situation) -> tuple[str, ...]:
    """Every fault of a situation, in the order of its fields; none: it can be forecast."""
    return tuple(_all_of(given))


def _all_of(given: Situation) -> Iterator[str]:
    yield from _of_the_policy(given)
    if not given.lanes:
        yield "lanes: there is none. Give at least one, be it closed, or ask for no forecast."
    yield from _twice("lanes", [lane.number for lane in given.lanes])
    for place, lane in enumerate(given.lanes):
        yield from _of_a_lane(given, lane, f"lanes[{place}] (number {lane.number})")
    yield from _twice("tickets", [ticket.number for ticket in given.tickets])
    for place, ticket in enumerate(given.tickets):
        yield from _of_a_ticket(given, ticket, f"tickets[{place}] (number {ticket.number})")
    for place, booked in enumerate(given.booked):
        where = f"booked[{place}]"
        yield from _unknown(given, booked.service, where)
        if not 0 <= booked.no_show <= 1:
            yield f"{where}: a chance of {booked.no_show} that nobody comes is none. Give a number from 0 to 1."
    for place, expected in enumerate(given.walk_ins):
        yield from _of_walk_ins(given, expected, f"walk_ins[{place}]")


def _of_the_policy(given: Situation) -> Iterator[str]:
    policy = given.policy
    if not policy.targets:
        yield "policy.targets: no service has a target wait. Name every service of the hall with its minutes."
    for service, minutes in policy.targets.items():
        if not (isfinite(minutes) and minutes > 0):
            yield f"policy.targets: {service!r} has a target of {minutes} minutes. Give more than 0."
    for rank in sorted(policy.honoured):
        if not 1 <= rank <= CLASSES_OF_OVERRIDE:
            yield f"policy.honoured: there is no class {rank}. Name classes from 1 to {CLASSES_OF_OVERRIDE}."
    if not (isfinite(policy.language_bonus) and policy.language_bonus >= 0):
        yield f"policy.language_bonus: {policy.language_bonus} is no bonus. Give 0 or more."


def _of_a_lane(given: Situation, lane: Lane, where: str) -> Iterator[str]:
    for service in sorted(lane.services):
        yield from _unknown(given, service, where)
    ended = None
    for begin, end in lane.staffed:
        if begin >= end:
            yield f"{where}: staffed from {begin} until {end} ends before it begins. Swap them, or leave the span out."
        if ended is not None and begin < ended:
            yield f"{where}: a span begins at {begin}, before the one before it ends ({ended}). Order or join them."
        ended = end
    if lane.serving is None and lane.idle_since > given.now:
        yield f"{where}: idle since {lane.idle_since}, after now ({given.now}). Give the moment the last visitor went."
    if lane.serving is not None:
        yield from _unknown(given, lane.serving.service, f"{where}.serving")
        if lane.serving.since > given.now:
            yield f"{where}.serving: since {lane.serving.since}, after now ({given.now}). Give the moment of the call."


def _of_a_ticket(given: Situation, ticket: Ticket, where: str) -> Iterator[str]:
    yield from _unknown(given, ticket.service, where)
    if ticket.entered_at > given.now:
        yield (
            f"{where}: entered at {ticket.entered_at}, after now ({given.now}). Who is still to come belongs to "
            "booked or walk_ins."
        )
    if not 0 <= ticket.override <= CLASSES_OF_OVERRIDE:
        yield f"{where}: there is no override {ticket.override}. Give 0 for none, or 1 to {CLASSES_OF_OVERRIDE}."


def _of_walk_ins(given: Situation, expected: WalkIns, where: str) -> Iterator[str]:
    yield from _unknown(given, expected.service, where)
    for slot, mean in enumerate(expected.per_half_hour):
        if not (isfinite(mean) and mean >= 0):
            yield f"{where}.per_half_hour[{slot}]: {mean} people cannot be expected. Give 0 or more."


def _unknown(given: Situation, service: str, where: str) -> Iterator[str]:
    if service not in given.policy.targets:
        yield (
            f"{where}: the service {service!r} has no target wait in policy.targets. Give it one there, or correct "
            "its name."
        )


def _twice(where: str, numbers: list[int]) -> Iterator[str]:
    for number, times in Counter(numbers).items():
        if times > 1:
            yield f"{where}: the number {number} stands there {times} times. Give each its own."
