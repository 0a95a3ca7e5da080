# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a sealed log, row by row."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

KEPT = 200
"""Findings that are kept one by one; the rest is counted. A log that was wiped out has a million of them."""
LAST = 1 << 62


class FindingKind(StrEnum):
    """In which way a log and its seals do not agree."""

    CHANGED = "changed"  # the row is not what was sealed
    DELETED = "deleted"  # a sealed row is gone
    INSERTED = "inserted"  # a row that says it is older than it can be
    DOUBLED = "doubled"  # two rows with one number, or one row in two seals
    SEAL_REWRITTEN = "seal_rewritten"  # the database's seal is not the one outside
    SEAL_REMOVED = "seal_removed"  # a seal that stands outside is gone from the database
    SEAL_LOST = "seal_lost"  # a seal of the database is missing outside, and later ones stand there
    SEAL_FORGED = "seal_forged"  # a signature that is none
    CHAIN_BROKEN = "chain_broken"  # a seal does not follow the one before it
    UNREADABLE = "unreadable"  # a line outside that is no seal


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that is wrong: of which kind, in which log, at which row, in which seal."""

    kind: FindingKind
    log: str
    row: int | None = None
    seal: int | None = None
    sealed_at: datetime | None = None


@dataclass
class Findings:
    """What was found so far, the first ones in full, all of them counted."""

    first: list[Finding] = field(default_factory=list)
    counts: Counter[FindingKind] = field(default_factory=Counter)

    def add(self, finding: Finding, *, times: int = 1) -> None:
        """Note it; beyond the first ones of its kind it is only counted."""
        if self.counts[finding.kind] < KEPT:
            self.first.append(finding)
        self.counts[finding.kind] += times

    def in_order(self) -> list[Finding]:
        """The kept ones by the number of the row: the first bad row comes first."""
        return sorted(self.first, key=lambda one: (one.row or LAST, one.seal or LAST, one.kind))
