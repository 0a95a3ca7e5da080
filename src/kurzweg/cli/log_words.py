# SPDX-License-Identifier: EUPL-1.2
"""How a verdict on the logs is told, to people and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from kurzweg.cli.amounts import counted
from kurzweg.cli.answers import say
from kurzweg.engine.eventlog import Finding, FindingKind
from kurzweg.operations.outside import Outside
from kurzweg.operations.verifying import Verdict

SHOWN = 20
SENTENCES = {
    FindingKind.CHANGED: "row {row} was changed after it was sealed",
    FindingKind.DELETED: "row {row} is gone",
    FindingKind.INSERTED: "row {row} was slipped in: it says it is older than it can be",
    FindingKind.DOUBLED: "row {row} stands there twice",
    FindingKind.SEAL_REWRITTEN: "the seal over row {row} and following is not the one that stands outside",
    FindingKind.SEAL_REMOVED: "the seal over row {row} and following is gone from the database",
    FindingKind.SEAL_LOST: "the seal over row {row} and following is missing outside the database",
    FindingKind.SEAL_FORGED: "the seal over row {row} and following is signed by none of our keys",
    FindingKind.CHAIN_BROKEN: "the seal over row {row} and following does not follow the one before it",
    FindingKind.UNREADABLE: "a line of the seals outside is no seal",
}


def say_verdict(verdict: Verdict, outside: Outside) -> None:
    """The verdict on one log, for people: the first bad rows, or how much was compared."""
    for finding in verdict.findings[:SHOWN]:
        say(f"{verdict.log}: {sentence_on(finding)}.")
    hidden = sum(verdict.faults.values()) - min(SHOWN, len(verdict.findings))
    if hidden > 0:
        say(f"{verdict.log}: {hidden:,} more findings of the same kinds.")
    if verdict.passes:
        rows, seals = counted(verdict.rows, "row"), counted(verdict.seals, "seal")
        say(f"{verdict.log}: {rows}, {seals}: nothing was changed since it was sealed.")
    if verdict.unsealed:
        rows = counted(verdict.unsealed, "row")
        waits = "waits" if verdict.unsealed == 1 else "wait"
        say(f"{verdict.log}: {rows} since {verdict.unsealed_since} {waits} for the next seal.")
    if not verdict.is_witnessed:
        say(f"{verdict.log}: no seals stand in {outside.file(verdict.log)}; only the database was asked.")


def sentence_on(finding: Finding) -> str:
    """What is wrong, in one sentence without its full stop."""
    where = f" (seal {finding.seal} of {finding.sealed_at:%Y-%m-%d %H:%M} UTC)" if finding.sealed_at else ""
    return SENTENCES[finding.kind].format(row=finding.row) + where


def plain(verdict: Verdict) -> dict[str, object]:
    """The verdict on one log as JSON holds it."""
    said = asdict(verdict) | {"passes": verdict.passes}
    said["findings"] = [
        {
            "kind": finding.kind,
            "row": finding.row,
            "seal": finding.seal,
            "sealed_at": _moment(finding.sealed_at),
            "text": sentence_on(finding),
        }
        for finding in verdict.findings
    ]
    moments = {name: _moment(getattr(verdict, name)) for name in ("sealed_until", "unsealed_since")}
    return {**said, **moments}


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
