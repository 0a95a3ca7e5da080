# SPDX-License-Identifier: EUPL-1.2
"""What a simulation takes for granted, because no structure says it: each with its figure, and in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time

from kurzweg.engine.structure import Hours, Interval, Minutes, Weekday

MINUTE = 60_000_000
DAY = 1440 * MINUTE
LONG_DAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu")


def _week() -> Hours:
    """39 hours: eight a day, seven on Friday."""
    morning = Interval(start=time(8), end=time(12))
    long, short = (Interval(start=time(12, 30), end=time(end, 30)) for end in (16, 15))
    return (*((day, (morning, long)) for day in LONG_DAYS), ("fri", (morning, short)))


@dataclass(frozen=True, kw_only=True)
class Assumptions:
    """Figures that can be set otherwise; whoever shows results shows `sentences` beside them."""

    zone: str = "Europe/Berlin"
    working_week: Hours = field(default_factory=_week)
    target: float = 30.0
    """Minutes that nobody should wait, where the policy names no target."""
    unknown_work: Minutes = field(default_factory=lambda: Minutes(mean=20.0, cv=1.0))
    """The only step of a service without a flow, at whoever leads it."""
    door: float = 30.0
    """Minutes before the opening from which people queue at the door; nobody with an appointment comes earlier."""
    overtime: float = 60.0
    """Minutes after closing in which those who came in time are still called; then they are sent home."""
    second_look: float = 0.25
    """Work of the second pair of eyes, as a share of the first."""
    most_returns: int = 3
    slot: float = 5.0
    """Minutes on which appointments lie."""
    last_appointment: float = 15.0
    """So many minutes before closing lies the last appointment."""

    overdue: float = 91.0
    """Days after which somebody who waits for a decision may sue for it: three months (§ 75 VwGO)."""

    newcomer: float = 0.5
    """How fast somebody works on the first day, as a share; it grows evenly until they are no longer new."""

    def sentences(self) -> Iterator[str]:
        """What is assumed for every office."""
        yield "Everybody at a desk works 39 hours a week, and is at the counter instead while their lane is open."
        yield "Absence comes day by day, without holidays that many take at once; nobody has other work than this."
        yield f"Who came before closing is called for {self.overtime:g} more minutes, then sent home for good."
        yield "Services of a group are asked for equally often; first letters of surnames, ages and statuses, too."
        yield f"Nobody comes more than {self.most_returns} times for missing papers; days are exact, not scattered."
        yield f"The second pair of eyes takes {self.second_look:.0%} of the minutes of the first."
        yield f"A matter that is not settled after {self.overdue:g} days is overdue (§ 75 VwGO), whatever it is about."
        yield "Emergencies are called before all others, however many they are (emergency_share is not played)."
        yield "Desks begin work as the counter calls: what is late by the targets of the policy first, else the oldest."
        yield f"Whoever is new begins at {self.newcomer:.0%} of the speed of the others; the ramp-up ends that."
