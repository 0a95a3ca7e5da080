# SPDX-License-Identifier: EUPL-1.2
"""The event log for others: without names, without who acted, without the lane, which may stand for one person."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg
from psycopg.rows import dict_row

from kurzweg.events.kinds import LANGUAGES, Channel, Kind, Reason

EVENTS = """
    select e.event_id as number, e.at, e.recorded_at, e.activity as kind, e.phase, e.org_version as structure,
           e.work_item, e.matter_id as matter, e.case_id as "case", u.code as unit, s.code as service, i.code as site,
           e.language, e.channel, e.reason, e.attrs - 'lane' as attributes
    from log_event e
    left join offices_unit u on u.id = e.unit
    left join services_service s on s.id = e.service
    left join offices_site i on i.id = e.site
    where e.at >= %s and e.at < %s
    order by e.at, e.event_id
"""
COLUMNS = (
    "number", "at", "recorded_at", "kind", "phase", "structure", "work_item", "matter", "case", "unit", "service",
    "site", "language", "channel", "reason", "attributes",
)  # fmt: skip
SPOKEN = {number: code for code, number in LANGUAGES.items()}
BATCH = 5_000


@dataclass(frozen=True)
class Span:
    """From when, and until before when, something happened."""

    since: datetime
    until: datetime


def events(connection: psycopg.Connection[Any], span: Span) -> Iterator[dict[str, Any]]:
    """The events of a span in order, as the office's own machinery sees them."""
    with connection.transaction(), connection.cursor("events", row_factory=dict_row) as cursor:
        connection.execute("select set_config('kurzweg.kind', 'job', true)")
        cursor.itersize = BATCH
        for row in cursor.execute(EVENTS, [span.since, span.until]):
            yield _said(row)


def as_json_lines(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    """One JSON document a line."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def as_csv(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Comma-separated values with a head; the attributes are one JSON document."""
    line = io.StringIO()
    writer = csv.DictWriter(line, COLUMNS)
    writer.writeheader()
    for row in rows:
        writer.writerow(row | {"attributes": json.dumps(row["attributes"], ensure_ascii=False)})
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def _said(row: dict[str, Any]) -> dict[str, Any]:
    """Numbers of kinds, languages, channels and reasons by their names; moments in ISO 8601."""
    return row | {
        "at": row["at"].isoformat(),
        "recorded_at": row["recorded_at"].isoformat(),
        "kind": Kind(row["kind"]).name,
        "phase": row["phase"].decode() if isinstance(row["phase"], bytes) else row["phase"],
        "language": SPOKEN.get(row["language"]),
        "channel": Channel(row["channel"]).name.lower() if row["channel"] else None,
        "reason": Reason(row["reason"]).name.lower() if row["reason"] else None,
    }
