# SPDX-License-Identifier: EUPL-1.2
"""Who comes, who does not, and who goes: fitted from what was observed, few or no observations included.

Each rate is a mean of what was seen and of what is expected anyway, weighted by how much was seen: the posterior means
of the Gamma-Poisson and the Beta-binomial model (Gelman et al., Bayesian Data Analysis, 3rd edition, 2.4 and 2.6).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

SLOTS: Final = 48
"""Half-hours of a day."""
DAYS_OF_THE_OTHERS = 2.0
"""What the other weekdays say counts as much as two days of this one (assumed)."""
LEAD_TIMES: Final = (1, 7, 14, 28)
"""Days between booking and appointment: up to the first, up to the second …, and longer."""
ASSUMED_NO_SHOW, NO_SHOW_WEIGHT, LEAD_WEIGHT = 0.15, 10.0, 20.0
"""15 % of appointments are missed (engine/queueing.md §9), which counts as much as ten of them; what all lead times
say counts as much as twenty (assumed)."""
MINUTES_OF_ALL = 600.0
"""What all services say about leaving counts as much as ten hours of waiting (assumed)."""


class Came(NamedTuple):
    """One walk-in visitor: the day, the minute of the day, the service."""

    day: date
    minute: float
    service: str


@dataclass(frozen=True, kw_only=True)
class WalkInRates:
    """Mean walk-ins per half-hour, `by_weekday[service][weekday][half-hour of the day]`, Monday is 0."""

    by_weekday: Mapping[str, tuple[tuple[float, ...], ...]]

    def of(self, service: str, weekday: int, first_slot: int = 0) -> tuple[float, ...]:
        """From this half-hour of the day on; nobody, for a service that nobody came for."""
        rates = self.by_weekday.get(service)
        return rates[weekday][first_slot:] if rates else (0.0,) * (SLOTS - first_slot)


def fit_walk_ins(came: Iterable[Came], open_days: Sequence[date]) -> WalkInRates:
    """Mean walk-ins per service, weekday and half-hour; `open_days` are all days observed, also those when nobody came.

    With x people seen in this half-hour on n such weekdays and m the mean of that half-hour over all days observed:
    (x + 2·m)/(n + 2). Without any day observed nobody is expected. Raises `ValueError` for a minute outside the day or
    a visitor of a day that is not among the open ones.

    >>> monday, next_monday = date(2026, 1, 5), date(2026, 1, 12)
    >>> rates = fit_walk_ins([Came(monday, 481, "title"), Came(next_monday, 500, "title")], [monday, next_monday])
    >>> rates.of("title", 0)[16], rates.of("title", 1)[16]
    (1.0, 1.0)
    """
    days = Counter(day.weekday() for day in set(open_days))
    known = set(open_days)
    seen: defaultdict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    for place, one in enumerate(came):
        if not 0 <= one.minute < 24 * 60:
            raise ValueError(f"came[{place}]: a day has no minute {one.minute}. Count from midnight, below 1440.")
        if one.day not in known:
            raise ValueError(
                f"came[{place}]: {one.day} is not among the open days. Add it there, or leave the row out."
            )
        seen[one.service][one.day.weekday(), int(one.minute // 30)] += 1
    rates = {}
    for service, counts in seen.items():
        usual = [sum(counts[weekday, slot] for weekday in range(7)) / len(known) for slot in range(SLOTS)]
        rates[service] = tuple(
            tuple(
                (counts[weekday, slot] + DAYS_OF_THE_OTHERS * usual[slot]) / (days[weekday] + DAYS_OF_THE_OTHERS)
                for slot in range(SLOTS)
            )
            for weekday in range(7)
        )
    return WalkInRates(by_weekday=rates)


class Kept(NamedTuple):
    """One past appointment: how many days before it was booked, and whether somebody came."""

    lead_days: float
    came: bool


@dataclass(frozen=True, kw_only=True)
class NoShows:
    """The chance that an appointment is missed, by the days between booking and appointment."""

    by_lead: tuple[float, ...]

    def after(self, lead_days: float) -> float:
        return self.by_lead[_lead(lead_days)]


def fit_no_shows(appointments: Iterable[Kept]) -> NoShows:
    """The chance that nobody comes, for lead times up to 1, 7, 14, 28 days and longer.

    All: p = (missed + 10·0.15)/(booked + 10). A lead time: (missed there + 20·p)/(booked there + 20).

    >>> [round(chance, 3) for chance in fit_no_shows([Kept(40, False)] * 20 + [Kept(0, True)] * 20).by_lead]
    [0.215, 0.43, 0.43, 0.43, 0.715]
    """
    booked, missed = [0] * (len(LEAD_TIMES) + 1), [0] * (len(LEAD_TIMES) + 1)
    for one in appointments:
        booked[_lead(one.lead_days)] += 1
        missed[_lead(one.lead_days)] += not one.came
    usual = (sum(missed) + NO_SHOW_WEIGHT * ASSUMED_NO_SHOW) / (sum(booked) + NO_SHOW_WEIGHT)
    shares = ((m + LEAD_WEIGHT * usual) / (n + LEAD_WEIGHT) for m, n in zip(missed, booked, strict=True))
    return NoShows(by_lead=tuple(shares))


class Waited(NamedTuple):
    """One past wait: the service, its minutes, and whether it ended because the person went."""

    service: str
    minutes: float
    left: bool


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """How many people per minute of waiting give up, by service; 0: nobody was seen to go."""

    by_service: Mapping[str, float]
    overall: float = 0.0

    def of(self, service: str) -> float:
        return self.by_service.get(service, self.overall)


def fit_leaving(waits: Iterable[Waited]) -> Leaving:
    """Exponential patience from waits that may have ended by a call: people who went per minute waited.

    The maximum likelihood for censored exponentials is θ = left/minutes (Lawless, Statistical Models and Methods for
    Lifetime Data, 2nd edition, 4.1); a service: (left + 600·θ_all)/(minutes + 600). Raises `ValueError` for a
    negative wait.

    >>> fit_leaving([Waited("title", 100, True), Waited("title", 1100, False)]).overall * 1200
    1.0
    """
    left: Counter[str] = Counter()
    minutes: defaultdict[str, float] = defaultdict(float)
    for place, one in enumerate(waits):
        if not one.minutes >= 0:
            raise ValueError(f"waits[{place}]: nobody waits {one.minutes} minutes. Give 0 or more.")
        left[one.service] += one.left
        minutes[one.service] += one.minutes
    overall = left.total() / sum(minutes.values()) if sum(minutes.values()) > 0 else 0.0
    services = {name: (left[name] + MINUTES_OF_ALL * overall) / (minutes[name] + MINUTES_OF_ALL) for name in minutes}
    return Leaving(by_service=services, overall=overall)


def _lead(days: float) -> int:
    return next((place for place, most in enumerate(LEAD_TIMES) if days <= most), len(LEAD_TIMES))
