# SPDX-License-Identifier: EUPL-1.2
"""Before and after: the same measures on two logs, each difference with its interval, or "not distinguishable".

Not part of the front door of the room: it needs numpy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from kurzweg.engine.comparison.intervals import (
    Difference,
    Estimate,
    difference_of,
    mean_of,
    quantile_of,
    share_of,
)
from kurzweg.engine.comparison.samples import (
    Sample,
    Side,
    closed_of,
    handovers_of,
    returns_of,
    rework_of,
    service_of,
    throughput_of,
    waiting_of,
)

SECONDS, COUNT, SHARE = "seconds", "count", "share"


@dataclass(frozen=True, kw_only=True)
class LogChange:
    """One measure before and after. `service` is "" for all matters; `unit` says what the numbers are."""

    measure: str
    service: str
    unit: str
    before: Estimate
    after: Estimate
    difference: Difference

    @property
    def verdict(self) -> str:
        return self.difference.verdict


def compare_logs(before: Side, after: Side) -> tuple[LogChange, ...]:
    """Compare two logs, whoever wrote them.

    Throughput is that of closed traces; the share of closed ones stands beside it, since it flatters when old matters
    are stuck. First all matters, then the throughput of each service that both logs name, in alphabetical order.
    Of twenty intervals one misses by chance.

    >>> from kurzweg.engine.mining.example import office_log
    >>> from kurzweg.engine.comparison.samples import side_of
    >>> side = side_of(office_log())
    >>> [(one.measure, one.before.value, one.verdict) for one in compare_logs(side, side)][2:4]
    [('handovers', 2.25, 'too few'), ('returns', 0.5, 'too few')]
    """
    changes = [
        _change(measure, "", unit, estimate(_sample(before)), estimate(_sample(after)))
        for measure, unit, _sample, estimate in MEASURES
    ]
    return (*changes, *_by_service(before, after))


def _by_service(before: Side, after: Side) -> Iterator[LogChange]:
    old, new = throughput_of(before), throughput_of(after)
    words = [
        {side.log.word("service", code): code for code in np.unique(sample.service).tolist() if code}
        for side, sample in ((before, old), (after, new))
    ]
    for word in sorted(words[0].keys() & words[1].keys()):
        some = [sample.of_service(known[word]) for sample, known in zip((old, new), words, strict=True)]
        yield _change("throughput-median", word, SECONDS, _median(some[0]), _median(some[1]))


def _change(measure: str, service: str, unit: str, before: Estimate, after: Estimate) -> LogChange:
    difference = difference_of(before, after)
    return LogChange(measure=measure, service=service, unit=unit, before=before, after=after, difference=difference)


def _mean(sample: Sample) -> Estimate:
    return mean_of(sample.values, sample.week)


def _share(sample: Sample) -> Estimate:
    return share_of(sample.values > 0, sample.week)


def _median(sample: Sample) -> Estimate:
    return quantile_of(sample.values, sample.week, 0.5)


def _p90(sample: Sample) -> Estimate:
    return quantile_of(sample.values, sample.week, 0.9)


MEASURES: Final[tuple[tuple[str, str, Callable[[Side], Sample], Callable[[Sample], Estimate]], ...]] = (
    ("throughput-median", SECONDS, throughput_of, _median),
    ("throughput-p90", SECONDS, throughput_of, _p90),
    ("handovers", COUNT, handovers_of, _mean),
    ("returns", SHARE, returns_of, _share),
    ("rework", SHARE, rework_of, _share),
    ("closed", SHARE, closed_of, _share),
    ("waiting-mean", SECONDS, waiting_of, _mean),
    ("waiting-p90", SECONDS, waiting_of, _p90),
    ("service-mean", SECONDS, service_of, _mean),
)
"""Measure, unit, where its values come from, how it is estimated."""
