# SPDX-License-Identifier: EUPL-1.2
"""How long serving takes, fitted from what was observed: lognormal, with little-seen kinds drawn towards their service.

Sources: Bühlmann and Gisler, A Course in Credibility Theory, 2005, chapters 3 and 4 (credibility and its estimators);
Gelman et al., Bayesian Data Analysis, 3rd edition, section 2.6 (scaled inverse χ² for a variance).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import erfc, exp, isfinite, log, sqrt
from statistics import fmean
from typing import Final, NamedTuple, TypeVar

from kurzweg.engine.forecast.state import Kind

SHORTEST, LONGEST = 0.5, 240.0
"""Minutes; what was recorded shorter or longer is a slip of the finger or a forgotten click and counts as these."""
ASSUMED_MEAN, ASSUMED_SIGMA = 12.0, 0.7
"""Where nothing was observed yet (assumed): 12 minutes, a coefficient of variation of 0.8."""
ASSUMED_WEIGHT, SIGMA_WEIGHT = 5.0, 10.0
"""So many observations what is assumed, and what the service says about the spread, is worth (assumed)."""
LEAST_GROUPS: Final = 3
SERVICES_DIFFER, KINDS_DIFFER = 0.25, 0.04
"""Variances of μ between services, and between the kinds of one (assumed); for fewer than three groups."""

K = TypeVar("K")


class Served(NamedTuple):
    """One observation: a kind, and how many minutes serving took."""

    kind: Kind
    minutes: float


@dataclass(frozen=True, kw_only=True)
class Lognormal:
    """ln(minutes) is normal with `mu` and `sigma`; `error` is how far mu itself may be off (standard error)."""

    mu: float
    sigma: float
    error: float = 0.0

    def __post_init__(self) -> None:
        if not (self.sigma > 0 and self.error >= 0 and isfinite(self.mu + self.sigma + self.error)):
            raise ValueError(f"{self}: sigma must be above 0, error 0 or more, all of them finite. Fit them anew.")

    @property
    def mean(self) -> float:
        """exp(μ + σ²/2), in minutes."""
        return exp(self.mu + self.sigma**2 / 2)

    def longer_than(self, minutes: float) -> float:
        """The chance that serving takes longer: ½·erfc((ln x − μ)/(σ√2))."""
        return 1.0 if minutes <= 0 else 0.5 * erfc((log(minutes) - self.mu) / (self.sigma * sqrt(2)))


ASSUMED: Final = Lognormal(
    mu=log(ASSUMED_MEAN) - ASSUMED_SIGMA**2 / 2, sigma=ASSUMED_SIGMA, error=ASSUMED_SIGMA / sqrt(ASSUMED_WEIGHT)
)


@dataclass(frozen=True, kw_only=True)
class ServiceTimes:
    """Fitted times; who asks for a kind never seen gets its service's, and for a service never seen all services'."""

    by_kind: Mapping[Kind, Lognormal]
    by_service: Mapping[str, Lognormal]
    overall: Lognormal = ASSUMED

    def of(self, kind: Kind) -> Lognormal:
        return self.by_kind.get(kind) or self.by_service.get(kind.service) or self.overall


def fit_service_times(observed: Iterable[Served]) -> ServiceTimes:
    """Lognormal times per service, language and channel, from any number of observations, none too.

    With y = ln(minutes), n_i observations of kind i, their mean ȳ_i and variance s_i², all inside one service:

    - within: s² = Σ (n_i − 1)·s_i² / Σ (n_i − 1)
    - between: a = (Σ n_i(ȳ_i − ȳ)² − (I − 1)s²) / (n − Σ n_i²/n), at least 0 (Bühlmann-Straub)
    - shrinkage: μ_i = Z_i·ȳ_i + (1 − Z_i)·μ_service with Z_i = n_i/(n_i + s²/a); of two kinds a is what is assumed, one
      alone is its service
    - spread: σ_i² = (ν·σ_service² + (n_i − 1)·s_i²) / (ν + n_i − 1) with ν = 10
    - error of μ_i: √((1 − Z_i)·a + (1 − Z_i)²·error_service²), its root mean square

    The same formulas draw services towards all services, and those towards what is assumed with the weight of five
    observations. Durations are cut to 0.5 to 240 minutes. Raises `ValueError` for one that is no number.

    >>> times = fit_service_times([Served(Kind("title"), minutes) for minutes in [10, 20, 40] * 100])
    >>> round(exp(times.of(Kind("title", "ar")).mu), 1), round(fit_service_times([]).overall.mean, 6)
    (19.8, 12.0)
    """
    by_kind: defaultdict[Kind, list[float]] = defaultdict(list)
    by_service: defaultdict[str, list[float]] = defaultdict(list)
    for place, one in enumerate(observed):
        if not isfinite(one.minutes):
            raise ValueError(f"observed[{place}]: {one.minutes} minutes are no duration. Leave the row out.")
        length = log(min(max(one.minutes, SHORTEST), LONGEST))
        by_kind[one.kind].append(length)
        by_service[one.kind.service].append(length)
    overall = _over_all([length for lengths in by_service.values() for length in lengths])
    services = _drawn_towards(overall, by_service, SERVICES_DIFFER)
    kinds: dict[Kind, Lognormal] = {}
    for service, fitted in services.items():
        mine = {kind: seen for kind, seen in by_kind.items() if kind.service == service}
        kinds |= _drawn_towards(fitted, mine, KINDS_DIFFER)
    return ServiceTimes(by_kind=kinds, by_service=services, overall=overall)


def _over_all(lengths: Sequence[float]) -> Lognormal:
    if not lengths:
        return ASSUMED
    share = len(lengths) / (len(lengths) + ASSUMED_WEIGHT)
    whole = _mixed(ASSUMED, lengths, share)
    return replace(whole, error=whole.sigma / sqrt(len(lengths) + ASSUMED_WEIGHT))


def _drawn_towards(whole: Lognormal, groups: Mapping[K, Sequence[float]], assumed: float) -> dict[K, Lognormal]:
    if len(groups) == 1:
        return dict.fromkeys(groups, whole)  # the whole is made of it alone: nothing may count twice
    within, between = _variances(list(groups.values())) or (whole.sigma**2, assumed)
    fitted: dict[K, Lognormal] = {}
    for name, lengths in groups.items():
        weight = len(lengths) * between
        share = weight / (weight + within) if weight > 0 else 0.0
        error = sqrt((1 - share) * between + (1 - share) ** 2 * whole.error**2)
        fitted[name] = replace(_mixed(whole, lengths, share), error=error)
    return fitted


def _mixed(whole: Lognormal, lengths: Sequence[float], share: float) -> Lognormal:
    n, mean = len(lengths), fmean(lengths)
    squares = sum((length - mean) ** 2 for length in lengths)
    variance = (SIGMA_WEIGHT * whole.sigma**2 + squares) / (SIGMA_WEIGHT + n - 1)
    return Lognormal(mu=share * mean + (1 - share) * whole.mu, sigma=sqrt(variance))


def _variances(groups: Sequence[Sequence[float]]) -> tuple[float, float] | None:
    """Within groups and between them; None where too little was seen to tell them apart."""
    n = sum(map(len, groups))
    spare = n - len(groups)
    if len(groups) < LEAST_GROUPS or spare <= 0:
        return None
    means = [fmean(group) for group in groups]
    within = sum((y - mean) ** 2 for group, mean in zip(groups, means, strict=True) for y in group) / spare
    centre = sum(len(group) * mean for group, mean in zip(groups, means, strict=True)) / n
    apart = sum(len(group) * (mean - centre) ** 2 for group, mean in zip(groups, means, strict=True))
    between = (apart - (len(groups) - 1) * within) / (n - sum(len(group) ** 2 for group in groups) / n)
    return within, max(between, 0.0)
