# SPDX-License-Identifier: EUPL-1.2
"""Tables of how matters go through the office."""

from __future__ import annotations

from typing import Final

import numpy as np

from kurzweg.engine.mining.rows import Rows, Table, seconds, visible_cells

LONGEST_WAY: Final = 40


class FlowTables(Rows):
    """Ways, edges, hand-overs, ping-pong, rework."""

    def ways(self) -> Table:
        ways, traces = self.told.variants, self.told.traces

        def way(place: int) -> list[str]:
            first = traces.start[ways.example[place]]
            steps = traces.activity[first : first + min(traces.sizes[ways.example[place]], LONGEST_WAY)]
            return [self.activity(code) for code in steps.tolist()]

        return self._table(
            "ways",
            ("way", "traces", "coverage"),
            ways.count,
            range(len(ways.count)),
            lambda at: (way(at), int(ways.count[at]), float(ways.coverage[at])),
        )

    def edges(self) -> Table:
        times = self.told.calendar.edges
        return self._table(
            "edges",
            ("from", "to", "count", "mean", "median", "p90"),
            times.count,
            np.lexsort((times.target, times.source, -times.count)).tolist(),
            lambda at: (
                self.activity(int(times.source[at])),
                self.activity(int(times.target[at])),
                int(times.count[at]),
                *seconds(times.mean[at], times.median[at], times.p90[at]),
            ),
        )

    def handovers(self) -> Table:
        told = self.told.handovers
        visible = visible_cells(told.source, told.target, told.count, self.least)
        return self._table(
            "handovers",
            ("from", "to", "count", "mean", "p90"),
            told.count,
            np.lexsort((told.target, told.source, -told.count)).tolist(),
            lambda at: (
                self.unit(int(told.source[at])),
                self.unit(int(told.target[at])),
                int(told.count[at]),
                *seconds(told.mean[at], told.p90[at]),
            ),
            visible,
        )

    def ping_pong(self) -> Table:
        told = self.told.ping_pong
        return self._table(
            "ping_pong",
            ("unit", "other", "count", "traces", "detour", "reason"),
            told.traces,
            np.lexsort((told.other, told.unit, -told.count)).tolist(),
            lambda at: (
                self.unit(int(told.unit[at])),
                self.unit(int(told.other[at])),
                int(told.count[at]),
                int(told.traces[at]),
                *seconds(told.detour[at]),
                self.log.word("reason", int(told.reason[at])),
            ),
        )

    def rework(self) -> Table:
        told = self.told.rework
        return self._table(
            "rework",
            ("activity", "traces", "repeat", "redo", "extra"),
            told.traces,
            np.lexsort((told.activity, -told.traces)).tolist(),
            lambda at: (
                self.activity(int(told.activity[at])),
                *(int(column[at]) for column in (told.traces, told.repeat, told.redo, told.extra)),
            ),
        )
