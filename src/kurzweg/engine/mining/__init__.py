# SPDX-License-Identifier: EUPL-1.2
"""Measures of an event log: ways, waits, hand-overs, ping-pong, rework, double structures.

>>> from kurzweg.engine.mining import measure
>>> from kurzweg.engine.mining.example import office_log
>>> told = measure(office_log())
>>> told.variants.count.tolist(), told.handovers.per_trace
([2, 1, 1], 2.25)
"""

from kurzweg.engine.mining.durations import deadlines
from kurzweg.engine.mining.fitness import fitness, seen_at_least
from kurzweg.engine.mining.lived import Lived, lived_responsibilities
from kurzweg.engine.mining.lived_table import responsibility_table
from kurzweg.engine.mining.matrix import responsibility_matrix
from kurzweg.engine.mining.small_groups import LEAST, shown, shown_matrix
from kurzweg.engine.mining.tables import Table, tables_of
from kurzweg.engine.mining.traces import Traces, UnknownNotion, flatten
from kurzweg.engine.mining.whole import Measures, measure

__all__ = [
    "LEAST",
    "Lived",
    "Measures",
    "Table",
    "Traces",
    "UnknownNotion",
    "deadlines",
    "fitness",
    "flatten",
    "lived_responsibilities",
    "measure",
    "responsibility_matrix",
    "responsibility_table",
    "seen_at_least",
    "shown",
    "shown_matrix",
    "tables_of",
]
