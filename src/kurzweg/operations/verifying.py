# SPDX-License-Identifier: EUPL-1.2
"""Reads both logs once and compares them with the seals: in the database, and outside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from psycopg import sql

from kurzweg.engine.eventlog import Finding, FindingKind, Findings, Seal, agree, digest_of
from kurzweg.operations import inside
from kurzweg.operations.keyring import Keyring
from kurzweg.operations.logs import LOGS, SealedLog
from kurzweg.operations.outside import Outside
from kurzweg.operations.unsealed import LATE, Moment, late_of, moment_of

BATCH = 50_000
ROWS = "copy (select {line} from {table} r order by r.{key}) to stdout"
UNSEALED = """
    select r.{key}, r.{recorded}, {late} from {table} r where r.{key} = any(%s) order by r.{key}
"""
Progress = Callable[[str, int], None]


def nobody(_log: str, _rows: int) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True)
class Verdict:
    """What the seals say about one log."""

    log: str
    rows: int
    seals: int
    sealed_until: datetime | None
    unsealed: int
    unsealed_since: datetime | None
    unwitnessed: int
    is_witnessed: bool
    findings: tuple[Finding, ...]
    faults: dict[str, int]

    @property
    def passes(self) -> bool:
        return not self.faults


def verify(
    connection: inside.Connection, *, keyring: Keyring, outside: Outside, tell: Progress = nobody
) -> list[Verdict]:
    """Compare every row of both logs with its seal, in one snapshot, as the sealer's role."""
    with connection.transaction():
        return [_verify(connection, log, keyring, outside, tell) for log in LOGS]


def _verify(
    connection: inside.Connection, log: SealedLog, keyring: Keyring, outside: Outside, tell: Progress
) -> Verdict:
    from kurzweg.engine.eventlog.inspection import Inspection  # noqa: PLC0415  web and worker do without numpy

    findings = Findings()
    now = moment_of(connection)
    written = outside.read(log.name, findings)
    kept = {seal.number: seal for seal in inside.after(connection, log.name, 0)}
    chain = agree(kept, written, keyring.is_signed, findings)
    inspection = Inspection(log.name, chain.seals, findings)
    for keys, digests in _rows(connection, log):
        inspection.look_at(keys, digests)
        tell(log.name, inspection.rows)
    inspection.finish()
    last = chain.seals[-1] if chain.seals else None
    waiting = _waiting(connection, log, inspection.unsealed, last, now, findings)
    return Verdict(
        log=log.name,
        rows=inspection.rows,
        seals=len(chain.seals),
        sealed_until=last.sealed_at if last else None,
        unsealed=len(waiting),
        unsealed_since=min(waiting, default=None),
        unwitnessed=chain.unwitnessed,
        is_witnessed=bool(written) or not kept,
        findings=tuple(findings.in_order()),
        faults={str(kind): times for kind, times in sorted(findings.counts.items())},
    )


def _rows(connection: inside.Connection, log: SealedLog) -> Iterator[tuple[list[int], bytes]]:
    """Numbers and digests of all rows, in the order of the numbers, in batches."""
    words = {"line": log.line, "table": sql.Identifier(log.table), "key": sql.Identifier(log.key)}
    with connection.cursor() as cursor, cursor.copy(sql.SQL(ROWS).format(**words)) as rows:
        lines = (bytes(row)[:-1] for row in rows)
        while batch := list(islice(lines, BATCH)):
            yield [int(line[: line.index(b"\t")]) for line in batch], b"".join(map(digest_of, batch))


def _waiting(
    connection: inside.Connection,
    log: SealedLog,
    keys: list[int],
    last: Seal | None,
    now: Moment,
    findings: Findings,
) -> list[datetime]:
    """When the rows that wait for the next seal were written; one that says it is older than it can be is none."""
    if not keys:
        return []
    query = sql.SQL(UNSEALED).format(
        key=sql.Identifier(log.key),
        recorded=sql.Identifier(log.recorded),
        late=sql.SQL(LATE).format(**late_of(log, last, now)),
        table=sql.Identifier(log.table),
    )
    waiting = []
    for key, recorded, is_late in connection.execute(query, [keys]):
        if is_late:
            findings.add(Finding(kind=FindingKind.INSERTED, log=log.name, row=key))
        else:
            waiting.append(recorded)
    return waiting
