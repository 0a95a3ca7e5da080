# SPDX-License-Identifier: EUPL-1.2
"""From rows to the calling policy: today's waiting visitors as the plain sequences that the engine reads."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from kurzweg.engine.calling import DEADLINE_TODAY, EMERGENCY, NOBODY, RETURNED, VULNERABLE, next_ticket
from kurzweg.engine.structure import Structure, Unit

if TYPE_CHECKING:
    from kurzweg.servicepoint.models.ticket import Ticket

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
MICROSECONDS_A_MINUTE = 60_000_000
OVERRIDES = {"emergency": EMERGENCY, "vulnerable": VULNERABLE, "returned": RETURNED, "deadline-today": DEADLINE_TODAY}
"""The words of the policy for who is called out of turn."""
DEFAULT_TARGET = 30.0


def whom_to_call(
    waiting: Sequence[Ticket],
    unit: Unit,
    plan: Structure,
    codes: Sequence[str],
    serves: Collection[str],
    speaks: Collection[str],
    at: datetime,
) -> Ticket | None:
    """The visitor whom a lane that serves these services calls next; `codes` are the tickets' services.

    `speaks`: the languages beside German of whoever serves there. German gives nobody an advantage, since it is
    spoken at every lane. Times go in as whole microseconds, so that the order of fractions stays exact.
    """
    languages = [ticket.spoken_language for ticket in waiting]
    tongues = {language: place for place, language in enumerate(dict.fromkeys(languages))}
    queues = {code: place for place, code in enumerate(dict.fromkeys(codes))}
    lanes = [served_at(lane.services, plan) for lane in unit.lanes]
    place = next_ticket(
        microseconds_of(at),
        [microseconds_of(ticket.due_at) for ticket in waiting],
        [microseconds_of(ticket.entered_at) for ticket in waiting],
        [ticket.pk.int for ticket in waiting],
        [queues[code] for code in codes],
        [tongues[language] for language in languages],
        [ticket.override for ticket in waiting],
        [int(code in serves) for code in queues],
        [int(language in speaks) for language in tongues],
        [target_of(code, plan) * MICROSECONDS_A_MINUTE for code in queues],
        [sum(code in lane for lane in lanes) for code in queues],
        honoured(plan),
        plan.policy.language_bonus,
        0,
    )
    return None if place == NOBODY else waiting[place]


def honoured(plan: Structure) -> list[int]:
    """Per class of the engine, whether this office calls it out of turn."""
    classes = {OVERRIDES[name] for name in plan.policy.overrides}
    return [int(rank in classes) for rank in range(DEADLINE_TODAY + 1)]


def served_at(names: Sequence[str], plan: Structure) -> frozenset[str]:
    """The services that a lane can serve; it may name single services and groups."""
    return frozenset(code for name in names for code in plan.services_of(name))


def target_of(service: str, plan: Structure) -> float:
    """How many minutes the office wants people to wait for a service at most: its own word, its group's, or all's."""
    targets = dict(plan.policy.targets)
    if service in targets:
        return targets[service]
    groups = (targets[name] for name, members in plan.groups if name in targets and service in members)
    return next(groups, targets.get("default", DEFAULT_TARGET))


def microseconds_of(moment: datetime) -> int:
    """As the engine counts time: whole microseconds since the beginning of 2000."""
    return (moment - BEGINNING) // MICROSECOND
