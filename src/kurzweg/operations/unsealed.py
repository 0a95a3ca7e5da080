# SPDX-License-Identifier: EUPL-1.2
"""What stands in a log and under no seal yet, as one snapshot sees it, with the rows that say they are older."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from psycopg import sql

from kurzweg.engine.eventlog import Seal, Sealed, digest_of
from kurzweg.operations import inside
from kurzweg.operations.logs import SealedLog

ROWS = 10_000
"""Rows of one seal at most, so that a seal stays a line that one can read."""
LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
TOLERANCE = timedelta(minutes=1)
"""By how much a row may say that it is older than the seal before it."""

MOMENT = "select clock_timestamp(), pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
LATE = "({recorded} < {since} and ((r.xmin::text::bigint - {horizon}) & 4294967295) < 2147483648)"
"""Whether a row began after the last seal and says that it is older. Transactions count in a circle of 2^32."""
ROWS_TO_SEAL = """
    copy (
        select {late}, {line} from {table} r
        where r.{key} > {floor} and not (r.{key} <@ {sealed}::int8multirange) order by r.{key}
    ) to stdout
"""


@dataclass(frozen=True)
class Moment:
    """When a run reads, and up to which transaction."""

    at: datetime
    horizon: int


def moment_of(connection: inside.Connection) -> Moment:
    """The database's time, and the first transaction that this snapshot knows nothing of."""
    row = connection.execute(MOMENT).fetchone()
    assert row is not None
    return Moment(*row)


def unsealed(connection: inside.Connection, log: SealedLog, before: Seal | None, now: Moment) -> Iterator[Sealed]:
    keys: list[int] = []
    digests: list[bytes] = []
    late: list[int] = []
    floor = before.floor if before else 0
    query = _rows_to_seal(log, before, now, inside.covered_above(connection, log.name, floor))
    with connection.cursor() as cursor, cursor.copy(query) as rows:
        for row in rows:
            is_late, _, line = bytes(row).removesuffix(b"\n").partition(b"\t")
            key = int(line.partition(b"\t")[0])
            keys.append(key)
            digests.append(digest_of(line))
            if is_late == b"t":
                late.append(key)
            if len(keys) == ROWS:
                yield Sealed(keys, digests, late)
                keys, digests, late = [], [], []
    if keys:
        yield Sealed(keys, digests, late)


def _rows_to_seal(log: SealedLog, before: Seal | None, now: Moment, covered: Sequence[str]) -> sql.Composed:
    return sql.SQL(ROWS_TO_SEAL).format(
        late=sql.SQL(LATE).format(**late_of(log, before, now)),
        line=log.line,
        table=sql.Identifier(log.table),
        key=sql.Identifier(log.key),
        floor=sql.Literal(before.floor if before else 0),
        sealed=sql.Literal(multirange(covered)),
    )


def late_of(log: SealedLog, before: Seal | None, now: Moment) -> dict[str, sql.Composable]:
    """What LATE compares with; nothing is late where the clock went back, or where another server counted."""
    comparable = before if before and before.sealed_at <= now.at and before.horizon <= now.horizon else None
    return {
        "recorded": sql.Identifier("r", log.recorded),
        "since": sql.Literal(comparable.sealed_at - TOLERANCE if comparable else LONG_AGO),
        "horizon": sql.Literal(comparable.horizon if comparable else 0),
    }


def multirange(texts: Sequence[str]) -> str:
    """Ranges of numbers as PostgreSQL writes them: "17-19,31" is "{[17,19],[31,31]}"."""
    edges = [part.partition("-") for text in texts for part in text.split(",")]
    return "{" + ",".join(f"[{first},{last or first}]" for first, _, last in edges) + "}"
