# SPDX-License-Identifier: EUPL-1.2
"""Tables of what a log tells when somebody says what it does not: deadlines, allowed ways, persons, papers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kurzweg.engine.mining.asked import Untold
from kurzweg.engine.mining.double_capture import DoubleCapture
from kurzweg.engine.mining.due import Deadlines
from kurzweg.engine.mining.fitness import BORDER, Forbidden
from kurzweg.engine.mining.parallel_matters import ParallelMatters
from kurzweg.engine.mining.rows import Rows, Table
from kurzweg.engine.mining.small_groups import shown_matrix

START, END = "(start)", "(end)"


class AskedTables(Rows):
    """Deadlines, forbidden edges, parallel matters, double capture: those that could be told."""

    def all(self) -> Iterator[Table]:
        told = self.told
        if not isinstance(told.deadlines, Untold):
            yield self._deadlines(told.deadlines)
        if not isinstance(told.fitness, Untold):
            yield self._forbidden(told.fitness.forbidden)
        if not isinstance(told.parallel_matters, Untold):
            yield self._parallel_matters(told.parallel_matters)
        if not isinstance(told.double_capture, Untold):
            yield self._double_capture(told.double_capture)

    def _deadlines(self, told: Deadlines) -> Table:
        parts = np.stack([told.missed, told.running, told.due - told.missed - told.running], axis=1)
        seen = shown_matrix(parts, self.least)

        def row(at: int) -> tuple[str | int | float | None, ...]:
            due, missed, running = int(told.due[at]), int(told.missed[at]), int(told.running[at])
            service = self.log.word("service", int(told.service[at])) or "–"
            if not seen[at, 0]:
                return (service, due, None, None, running if seen[at, 1] else None)
            return (service, due, missed, missed / due, running if seen[at, 1] else None)

        order = np.lexsort((told.service, -told.missed, -told.due)).tolist()
        return self._table("deadlines", ("service", "due", "missed", "share", "running"), told.due, order, row)

    def _forbidden(self, told: Forbidden) -> Table:
        return self._table(
            "forbidden",
            ("from", "to", "count", "traces"),
            told.traces,
            np.lexsort((told.target, told.source, -told.traces)).tolist(),
            lambda at: (
                START if told.source[at] == BORDER else self.activity(int(told.source[at])),
                END if told.target[at] == BORDER else self.activity(int(told.target[at])),
                int(told.count[at]),
                int(told.traces[at]),
            ),
        )

    def _parallel_matters(self, told: ParallelMatters) -> Table:
        return self._table(
            "parallel_matters",
            ("service", "unit", "other", "persons", "pairs"),
            told.persons,
            np.lexsort((told.other, told.one, told.service, -told.persons)).tolist(),
            lambda at: (
                self.log.word("service", int(told.service[at])),
                self.unit(int(told.one[at])),
                self.unit(int(told.other[at])),
                int(told.persons[at]),
                int(told.pairs[at]),
            ),
        )

    def _double_capture(self, told: DoubleCapture) -> Table:
        return self._table(
            "double_capture",
            ("paper", "unit", "again", "persons", "times"),
            told.persons,
            np.lexsort((told.again, told.first, told.item, -told.persons)).tolist(),
            lambda at: (
                told.words[int(told.item[at])],
                self.unit(int(told.first[at])),
                self.unit(int(told.again[at])),
                int(told.persons[at]),
                int(told.times[at]),
            ),
        )
