# SPDX-License-Identifier: EUPL-1.2
"""Measures as tables of words and numbers, small groups hidden: what page, command line and JSON show alike."""

from __future__ import annotations

from kurzweg.engine.mining.asked_tables import AskedTables
from kurzweg.engine.mining.flow_tables import FlowTables
from kurzweg.engine.mining.rows import Table
from kurzweg.engine.mining.small_groups import LEAST
from kurzweg.engine.mining.whole import Measures
from kurzweg.engine.mining.work_tables import WorkTables

__all__ = ["Table", "tables_of"]


def tables_of(told: Measures, *, least: int = LEAST, most: int = 50) -> tuple[Table, ...]:
    """All tables of a measured log: at most `most` rows each, groups below `least` hidden.

    >>> from kurzweg.engine.mining.example import office_log
    >>> from kurzweg.engine.mining.whole import measure
    >>> rework = next(one for one in tables_of(measure(office_log()), least=1) if one.name == "rework")
    >>> rework.columns[:2], rework.rows[0][:2]
    (('activity', 'traces'), ('b', 2))
    """
    flow, work = FlowTables(told, least, most), WorkTables(told, least, most)
    found = [flow.ways(), flow.edges(), flow.handovers(), flow.ping_pong(), flow.rework()]
    found += work.times("", told.calendar)
    if told.opening is not None:
        found += work.times("_open", told.opening)
    asked = AskedTables(told, least, most)
    return (*found, work.parallel(), work.double_handling(), work.twins(), *asked.all())
