# SPDX-License-Identifier: EUPL-1.2
"""Measures of an event log: ways, waits, hand-overs, ping-pong, rework, double structures.

>>> from kurzweg.engine.mining import measure
>>> from kurzweg.engine.mining.example import office_log
>>> told = measure(office_log())
>>> told.variants.count.tolist(), told.handovers.per_trace
([2, 1, 1], 2.25)
"""

from kurzweg.engine.mining.asked import Asked, Untold, usual_edges
from kurzweg.engine.mining.asked_sums import sums_of
from kurzweg.engine.mining.concerned import TooManyLinks, UnknownConcern
from kurzweg.engine.mining.due import Span
from kurzweg.engine.mining.fitness import fitness, seen_at_least
from kurzweg.engine.mining.flattening import UnknownNotion, flatten
from kurzweg.engine.mining.lived import Lived, lived_responsibilities
from kurzweg.engine.mining.lived_table import responsibility_table
from kurzweg.engine.mining.matrix import responsibility_matrix
from kurzweg.engine.mining.small_groups import LEAST, shown, shown_matrix
from kurzweg.engine.mining.tables import Table, tables_of
from kurzweg.engine.mining.traces import Traces
from kurzweg.engine.mining.whole import Measures, measure

__all__ = [
    "LEAST",
    "Asked",
    "Lived",
    "Measures",
    "Span",
    "Table",
    "TooManyLinks",
    "Traces",
    "UnknownConcern",
    "UnknownNotion",
    "Untold",
    "fitness",
    "flatten",
    "lived_responsibilities",
    "measure",
    "responsibility_matrix",
    "responsibility_table",
    "seen_at_least",
    "shown",
    "shown_matrix",
    "sums_of",
    "tables_of",
    "usual_edges",
]
