# SPDX-License-Identifier: EUPL-1.2
"""Two records of one chain, in the database and outside: do they agree, and which one counts where they do not?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kurzweg.engine.eventlog.findings import Finding, FindingKind, Findings
from kurzweg.engine.eventlog.seals import BEGINNING, Seal

IsSigned = Callable[[Seal], bool]


@dataclass(frozen=True)
class Chain:
    """The seals that count, in order, and how many of them the outside has not seen yet."""

    seals: tuple[Seal, ...]
    unwitnessed: int


def agree(inside: Mapping[int, Seal], outside: Mapping[int, Seal], is_signed: IsSigned, findings: Findings) -> Chain:
    """The chain that counts; what is wrong with either record is noted.

    What stands outside counts before what stands in the database, as long as its signature holds: whoever rules the
    database does not rule the outside.

    >>> from datetime import UTC, datetime
    >>> from kurzweg.engine.eventlog import Sealed, digest_of, next_seal
    >>> seal = next_seal(None, Sealed(keys=(7,), digests=(digest_of(b"seven"),)), log="log_event",
    ...     sealed_at=datetime(2026, 11, 23, tzinfo=UTC), horizon=90, floor=6, signer="office", sign=bytes)
    >>> found = Findings()
    >>> agree({}, {1: seal}, lambda _: True, found).unwitnessed, [one.kind.name for one in found.first]
    (0, ['SEAL_REMOVED'])
    """
    witnessed = max(outside, default=0)
    chosen = []
    for number in range(1, max(max(inside, default=0), witnessed) + 1):
        within, without = inside.get(number), outside.get(number)
        for kind in _disagreements(within, without, is_old=number <= witnessed):
            findings.add(_about(kind, within or without))
        seal = next((one for one in (without, within) if one and _is_genuine(one, is_signed)), None)
        if seal is None:
            findings.add(_about(FindingKind.SEAL_FORGED, without or within))
            seal = next((one for one in (without, within) if one and one.is_whole), None)
        if seal is not None:
            chosen.append(seal)
    _follow(chosen, findings)
    return Chain(tuple(chosen), sum(1 for number in inside if number > witnessed))


def _disagreements(within: Seal | None, without: Seal | None, *, is_old: bool) -> Iterator[FindingKind]:
    if within is None:
        yield FindingKind.SEAL_REMOVED
    elif without is None and is_old:
        yield FindingKind.SEAL_LOST
    elif without is not None and within != without:
        yield FindingKind.SEAL_REWRITTEN


def _is_genuine(seal: Seal, is_signed: IsSigned) -> bool:
    return seal.is_whole and seal.head == seal.computed_head() and is_signed(seal)


def _follow(seals: list[Seal], findings: Findings) -> None:
    head, number = BEGINNING, 0
    for seal in seals:
        if (seal.previous, seal.number) != (head, number + 1):
            findings.add(_about(FindingKind.CHAIN_BROKEN, seal))
        head, number = seal.head, seal.number


def _about(kind: FindingKind, seal: Seal | None) -> Finding:
    if seal is None:
        return Finding(kind=kind, log="")
    first = seal.keys.partition(",")[0].partition("-")[0]
    row = int(first) if first.isdigit() else None
    return Finding(kind=kind, log=seal.log, row=row, seal=seal.number, sealed_at=seal.sealed_at)
