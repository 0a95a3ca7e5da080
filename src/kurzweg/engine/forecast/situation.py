# SPDX-License-Identifier: EUPL-1.2
"""What is going on in a hall right now, as the counter knows it: who waits, who is served where, who is expected.

All moments are whole microseconds since a beginning that the caller chooses, as in the live queue and the simulator.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

MINUTE: Final = 60_000_000
HALF_HOUR: Final = 30 * MINUTE
WALK_IN, APPOINTMENT = "walk-in", "appointment"


@dataclass(frozen=True, kw_only=True)
class Ticket:
    """Somebody who waits. `due_at` is the appointment's time or the entry; `needs` are skills that a lane must have
    beside the service; `override` a class of `calling` (0 none).
    """

    number: int
    service: str
    due_at: int
    entered_at: int
    needs: frozenset[str] = frozenset()
    language: str = ""
    channel: str = WALK_IN
    override: int = 0


@dataclass(frozen=True, kw_only=True)
class Serving:
    """Who is at a lane, and since when; called and on the way counts as served."""

    service: str
    since: int
    language: str = ""
    channel: str = WALK_IN


@dataclass(frozen=True, kw_only=True)
class Lane:
    """A place where people are served. `staffed` are the spans of today in which somebody calls there: the gaps are
    breaks, the end of the last is the end of the lane's day. `idle_since` counts while nobody is served.
    """

    number: int
    services: frozenset[str]
    staffed: tuple[tuple[int, int], ...]
    skills: frozenset[str] = frozenset()
    speaks: frozenset[str] = frozenset()
    serving: Serving | None = None
    idle_since: int = 0


@dataclass(frozen=True, kw_only=True)
class Booked:
    """An appointment that is still to come; `no_show` is the chance that nobody comes."""

    at: int
    service: str
    no_show: float = 0.0
    needs: frozenset[str] = frozenset()
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class WalkIns:
    """How many people are expected without an appointment: a mean per half-hour from `walk_ins_from` on."""

    service: str
    per_half_hour: tuple[float, ...]
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The office's rules of calling: minutes of wait per service that should not be exceeded, and what it honours."""

    targets: Mapping[str, float]
    honoured: frozenset[int] = frozenset()
    language_bonus: float = 0.25
    early_calls: bool = False


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A hall at one moment. `closes` is when nobody is let in any more; who is in the hall is called as long as a lane
    is staffed.
    """

    now: int
    closes: int
    policy: Policy
    lanes: tuple[Lane, ...]
    tickets: tuple[Ticket, ...] = ()
    booked: tuple[Booked, ...] = ()
    walk_ins: tuple[WalkIns, ...] = ()
    walk_ins_from: int = 0
