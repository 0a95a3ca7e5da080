# SPDX-License-Identifier: EUPL-1.2
"""Tables of time and of what is done twice."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from kurzweg.engine.mining.handling import examples_of
from kurzweg.engine.mining.rows import Cell, Rows, Table, seconds
from kurzweg.engine.mining.whole import Times
from kurzweg.engine.mining.work_times import WorkTimes


class WorkTables(Rows):
    """Waiting, service, bottlenecks; double structures."""

    def times(self, suffix: str, told: Times) -> list[Table]:
        worst = told.bottlenecks
        found = [
            self._work(f"{name}{suffix}", times)
            for name, times in (("waiting", told.waiting), ("service", told.service), ("transport", told.transport))
        ]
        bottlenecks = self._table(
            f"bottlenecks{suffix}",
            ("from", "to", "count", "total", "share", "p90"),
            worst.count,
            range(len(worst.count)),
            lambda at: (
                self.activity(int(worst.source[at])),
                self.activity(int(worst.target[at])),
                int(worst.count[at]),
                *seconds(worst.total[at]),
                float(worst.share[at]),
                *seconds(worst.p90[at]),
            ),
        )
        return [bottlenecks, *found]

    def parallel(self) -> Table:
        rows: list[tuple[Cell, ...]] = []
        traces = self.told.traces
        for one in self.told.parallel[: self.most]:
            key = one.explained_by
            units = [f"{self.unit(unit)} {n}" for unit, n in zip(one.units, one.counts, strict=True) if n >= self.least]
            leaks = [self.log.word(key.key, value) or "?" for value in key.leaks] if key else []
            rows.append(
                (
                    self.activity(one.activity),
                    one.kind,
                    one.effective,
                    one.n,
                    one.unknown_share,
                    units,
                    key.key if key else None,
                    leaks,
                    [traces.name(trace) for trace in self._examples(one.activity)],
                )
            )
        columns = ("activity", "kind", "effective", "n", "unknown_share", "units", "key", "leaks", "examples")
        return Table(name="parallel", columns=columns, rows=rows)

    def double_handling(self) -> Table:
        told = self.told.double_handling
        return self._table(
            "double_handling",
            ("activity", "traces", "rate", "again", "minutes"),
            told.traces,
            np.lexsort((told.activity, -told.traces)).tolist(),
            lambda at: (
                self.activity(int(told.activity[at])),
                int(told.traces[at]),
                float(told.rate[at]),
                int(told.again[at]),
                float(told.minutes[at]),
            ),
        )

    def twins(self) -> Table:
        told = self.told.twins
        columns = (told.one.tolist(), told.other.tolist(), told.cosine.tolist(), told.shared.tolist())
        rows: list[tuple[Cell, ...]] = [
            (self.unit(one), self.unit(other), cosine, shared if shared >= 0 else None)
            for one, other, cosine, shared in zip(*columns, strict=True)
        ]
        return Table(name="twins", columns=("unit", "other", "cosine", "shared"), rows=rows[: self.most])

    def _work(self, name: str, times: WorkTimes) -> Table:
        return self._table(
            name,
            ("activity", "count", "total", "share", "mean", "median", "p90"),
            times.count,
            range(len(times.count)),
            lambda at: (
                self.activity(int(times.activity[at])),
                int(times.count[at]),
                *seconds(times.total[at]),
                float(times.share[at]),
                *seconds(times.mean[at], times.median[at], times.p90[at]),
            ),
        )

    def _examples(self, activity: int) -> Iterable[int]:
        """A few traces that more than one unit worked on."""
        done = self.told.done
        rows = (done.activity == activity) & (done.unit != 0)
        return examples_of(done.trace[rows]) if self.least <= rows.sum() else ()
