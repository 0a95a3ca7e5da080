# SPDX-License-Identifier: EUPL-1.2
"""What this process has answered so far, in numbers: by page, never by address or person."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

BOUNDS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds; the bars of the house are 0.2 for staff and 0.5 for the public."""
Question = tuple[str, str, int]
"""Page, method, status."""


@dataclass
class Times:
    """How long the answers of one page took."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0

    def add(self, seconds: float) -> None:
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds


class Tally:
    """The numbers of one process; many threads count."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: dict[Question, int] = defaultdict(int)
        self._times: dict[str, Times] = defaultdict(Times)

    def count(self, page: str, method: str, status: int, seconds: float) -> None:
        """One more answer."""
        with self._lock:
            self._answers[page, method, status] += 1
            self._times[page].add(seconds)

    def lines(self) -> Iterator[str]:
        """The numbers as Prometheus reads them."""
        with self._lock:
            answers = sorted(self._answers.items())
            times = sorted((page, [*one.counts], one.seconds) for page, one in self._times.items())
        yield "# TYPE kurzweg_requests_total counter"
        for (page, method, status), count in answers:
            yield f'kurzweg_requests_total{{page="{page}",method="{method}",status="{status}"}} {count}'
        yield "# TYPE kurzweg_request_seconds histogram"
        for page, counts, seconds in times:
            so_far = 0
            for bound, count in zip((*map(str, BOUNDS), "+Inf"), counts, strict=True):
                so_far += count
                yield f'kurzweg_request_seconds_bucket{{page="{page}",le="{bound}"}} {so_far}'
            yield f'kurzweg_request_seconds_sum{{page="{page}"}} {seconds:.6f}'
            yield f'kurzweg_request_seconds_count{{page="{page}"}} {so_far}'


TALLY = Tally()
"""The numbers of this process."""
