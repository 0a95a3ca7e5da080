# SPDX-License-Identifier: EUPL-1.2
"""The typed event log that the office and the simulator both write, and the chain of seals over it."""

from kurzweg.engine.eventlog.findings import Finding, FindingKind, Findings
from kurzweg.engine.eventlog.keys import count_of, ranges
from kurzweg.engine.eventlog.seals import FORMAT, Seal, Sealed, SealError, digest_of, next_seal
from kurzweg.engine.eventlog.witnesses import Chain, agree

__all__ = [
    "FORMAT",
    "Chain",
    "Finding",
    "FindingKind",
    "Findings",
    "Seal",
    "SealError",
    "Sealed",
    "agree",
    "count_of",
    "digest_of",
    "next_seal",
    "ranges",
]
