# SPDX-License-Identifier: EUPL-1.2
"""What every lane is doing at this moment, and which of the idle ones takes the next visitor."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from kurzweg.engine.calling import NO_LANE, next_lane
from kurzweg.interpreting.models import SpokenLanguage
from kurzweg.offices.models import LaneShift
from kurzweg.servicepoint.days import start_of_day
from kurzweg.servicepoint.models import Counter, LaneBreak, Ticket
from kurzweg.ui import speaking

RESTING: Final = "resting"
IDLE: Final = "idle"
BUSY: Final = "busy"


@dataclass(frozen=True, kw_only=True)
class LaneNow:
    """One lane at which somebody serves today."""

    lane: int
    who: uuid.UUID
    speaks: frozenset[str]
    """The languages beside German of whoever serves there."""
    doing: str
    since: datetime
    """Since when it is idle, for the order in which idle lanes take visitors."""
    until: datetime | None
    """Until when a break was announced."""


def lanes_now(at: datetime) -> dict[int, LaneNow]:
    """The lanes at which somebody serves today, by their number; one query."""
    breaks = LaneBreak.objects.running().filter(shift=OuterRef("pk")).values("until")
    tongues = SpokenLanguage.objects.filter(staff=OuterRef("opened_by")).values("language")
    standing = Ticket.objects.at_a_lane().filter(lane=OuterRef("lane"))
    idle = Coalesce("idle_since", "opened_at")
    shifts = LaneShift.objects.running().filter(opened_at__gte=start_of_day(at))
    return {
        lane: LaneNow(
            lane=lane,
            who=who,
            speaks=frozenset(speaks),
            doing=RESTING if until else BUSY if is_busy else IDLE,
            since=idle_since,
            until=until,
        )
        for lane, who, idle_since, speaks, until, is_busy in shifts.values_list(
            "lane_id", "opened_by_id", idle, ArraySubquery(tongues), Subquery(breaks), Exists(standing)
        )
    }


def whose_turn(lanes: Sequence[Counter], now: Mapping[int, LaneNow], service: str) -> Counter | None:
    """The idle lane that takes a visitor for this service: the least flexible, then whoever is idle longest."""
    staffed = [counter for counter in lanes if counter.lane in now]
    place = next_lane(
        [int(now[one.lane].doing == IDLE and service in one.serves) for one in staffed],
        [len(one.serves) for one in staffed],
        [now[one.lane].since.timestamp() for one in staffed],
        [one.lane for one in staffed],
    )
    return None if place == NO_LANE else staffed[place]


def turn_in_words(counter: Counter, now: Mapping[int, LaneNow], service: str) -> str:
    """Which of several idle counters calls the next visitor; nothing where there is no choice."""
    lanes = counter.of_same_unit()
    idle = [one for one in lanes if one.lane in now and now[one.lane].doing == IDLE and service in one.serves]
    if len(idle) < 2 or counter not in idle:
        return ""
    first = whose_turn(lanes, now, service)
    if first == counter:
        return _("Sie sind an der Reihe: Ihr Schalter ist am längsten frei.")
    return _("Zuerst ruft {lane} auf: dort ist länger niemand.").format(lane=first.name if first else "")


def break_in_words(now: LaneNow) -> str:
    """Until when somebody rests, as colleagues read it."""
    return _("Pause bis {time}").format(time=speaking.clock(now.until)) if now.until else ""
