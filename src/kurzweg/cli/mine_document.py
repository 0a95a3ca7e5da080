# SPDX-License-Identifier: EUPL-1.2
"""What `kurzweg mine` says to machines: one document, whose keys are documented in the help of the command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from math import isnan

from kurzweg.cli.moments import moment_in_words
from kurzweg.engine.comparison.logs import LogChange
from kurzweg.engine.mining import Lived, Measures, Table, sums_of
from kurzweg.engine.mining.durations import Throughput
from kurzweg.engine.mining.rows import SECOND


def document_of(
    told: Measures,
    tables: Sequence[Table],
    changes: Sequence[LogChange] | None,
    lived: Lived | None,
    *,
    file: str,
    kind: str,
    least: int,
) -> dict[str, object]:
    """Figures, tables and changes under one roof; times in seconds, what cannot be told null."""
    moments = told.traces.at
    progress = told.progress
    return {
        "file": file,
        "format": kind,
        "by": told.traces.by,
        "events": told.quality.events,
        "traces": len(told.traces),
        "from": moment_in_words(int(moments.min())) if len(moments) else None,
        "until": moment_in_words(int(moments.max())) if len(moments) else None,
        "quality": {
            "events": told.quality.events,
            "findings": dict(told.quality.counts),
            "sentences": list(told.quality.sentences()),
        },
        "throughput": {
            "calendar": _plain(told.calendar.throughput),
            "opening": _plain(told.opening.throughput) if told.opening else None,
        },
        "progress": None
        if progress is None
        else [
            {"day": moment_in_words(day)[:10], "opened": opened, "closed": closed, "in_progress": round(during, 3)}
            for day, opened, closed, during in zip(
                progress.day.tolist(),
                progress.opened.tolist(),
                progress.closed.tolist(),
                progress.in_progress.tolist(),
                strict=True,
            )
        ],
        "handovers_per_trace": told.handovers.per_trace,
        "uncounted_handovers": told.handovers.uncounted,
        **sums_of(told, least),
        "untold": [asdict(one) for one in told.untold],
        "tables": [
            {"name": one.name, "columns": one.columns, "rows": one.rows, "hidden": one.hidden} for one in tables
        ],
        "unasked": lived and {"unknown_service": lived.unknown_service, "nameless": lived.nameless},
        "changes": None if changes is None else [asdict(one) | {"verdict": one.verdict} for one in changes],
    }


def _plain(told: Throughput) -> dict[str, float | int | None]:
    found: dict[str, float | int | None] = {}
    for one in fields(told):
        value = getattr(told, one.name)
        found[one.name] = value if isinstance(value, int) else None if isnan(value) else round(value / SECOND, 3)
    return found
