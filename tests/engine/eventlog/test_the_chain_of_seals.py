# SPDX-License-Identifier: EUPL-1.2
"""Whoever changes a sealed row, or a seal, is found, and the row is named. No database, no Django."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from kurzweg.engine.eventlog import (
    Finding,
    FindingKind,
    Findings,
    Seal,
    Sealed,
    SealError,
    agree,
    count_of,
    digest_of,
    next_seal,
    ranges,
)
from kurzweg.engine.eventlog.inspection import Inspection, expand

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
MORNING = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
ROWS = {key: f"{key}\tsomething happened".encode() for key in range(1, 61)}
LATE_COMMIT = 7
"""This row became visible only after higher ones had been sealed."""


def chain_over(rows: dict[int, bytes], size: int = 20) -> list[Seal]:
    """Seals over these rows, so many a minute; the late row comes with the second."""
    order = sorted(rows, key=lambda key: key + (size if key == LATE_COMMIT else 0))
    seals: list[Seal] = []
    for start in range(0, len(order), size):
        keys = sorted(order[start : start + size])
        seals.append(
            next_seal(
                seals[-1] if seals else None, Sealed(keys, [digest_of(rows[key]) for key in keys]), log="events",
                sealed_at=MORNING + timedelta(minutes=len(seals)), horizon=1, floor=max(0, keys[0] - 1),
                signer="k", sign=KEY.sign,
            )
        )  # fmt: skip
    return seals


def is_signed(seal: Seal) -> bool:
    try:
        KEY.public_key().verify(seal.signature, seal.head)
    except InvalidSignature:
        return False
    return True


SEALS = chain_over(ROWS)


def found(
    rows: Iterable[tuple[int, bytes]], inside: Iterable[Seal] = SEALS, outside: Iterable[Seal] = SEALS
) -> list[Finding]:
    """What is found in these rows, with the seals that stand in the database and outside."""
    findings = Findings()
    chain = agree({seal.number: seal for seal in inside}, {seal.number: seal for seal in outside}, is_signed, findings)
    inspection = Inspection("events", chain.seals, findings)
    for key, line in rows:  # one at a time: batches must not matter
        inspection.look_at([key], digest_of(line))
    inspection.finish()
    return findings.in_order()


def names(findings: Iterable[Finding]) -> list[tuple[FindingKind, int | None, int | None]]:
    return [(one.kind, one.row, one.seal) for one in findings]


def seal_of(row: int) -> int:
    return next(seal.number for seal in SEALS if row in expand(seal.keys))


any_row = st.sampled_from(sorted(ROWS))


def test_an_honest_log_has_no_finding() -> None:
    assert found(ROWS.items()) == []


def test_a_row_that_became_visible_late_stands_in_a_later_seal_and_is_no_fault() -> None:
    assert (seal_of(LATE_COMMIT - 1), seal_of(LATE_COMMIT), seal_of(LATE_COMMIT + 1)) == (1, 2, 1)


@given(any_row)
def test_a_changed_row_is_named(row: int) -> None:
    changed = ROWS | {row: ROWS[row] + b" otherwise"}
    assert names(found(changed.items())) == [(FindingKind.CHANGED, row, seal_of(row))]


@given(any_row)
def test_a_deleted_row_is_named(row: int) -> None:
    left = [(key, line) for key, line in ROWS.items() if key != row]
    assert names(found(left)) == [(FindingKind.DELETED, row, seal_of(row))]


@given(any_row, any_row)
def test_two_rows_that_changed_places_are_both_named(one: int, other: int) -> None:
    swapped = ROWS | {one: b"%d\t" % one + ROWS[other], other: b"%d\t" % other + ROWS[one]}
    assert {row for _kind, row, _seal in names(found(swapped.items()))} == {one, other}


@given(any_row)
def test_a_second_row_with_the_same_number_is_named(row: int) -> None:
    doubled = sorted([*ROWS.items(), (row, b"slipped in")])
    assert (FindingKind.DOUBLED, row, None) in names(found(doubled))


def test_a_row_below_the_floor_that_no_seal_covers_was_inserted() -> None:
    rows = {key: line for key, line in ROWS.items() if key != 30}
    seals = chain_over(rows)
    assert names(found(ROWS.items(), seals, seals)) == [(FindingKind.INSERTED, 30, None)]


def test_a_row_that_was_sealed_as_late_is_told_for_ever() -> None:
    seal = next_seal(
        None, Sealed([1, 2], [digest_of(ROWS[1]), digest_of(ROWS[2])], late=[2]), log="events", sealed_at=MORNING,
        horizon=1, floor=0, signer="k", sign=KEY.sign,
    )  # fmt: skip
    rows = [(1, ROWS[1]), (2, ROWS[2])]
    assert names(found(rows, [seal], [seal])) == [(FindingKind.INSERTED, 2, 1)]


@given(any_row)
def test_whoever_seals_anew_without_the_key_is_found_and_the_row_is_named(row: int) -> None:
    changed = ROWS | {row: b"otherwise"}
    forged = [replace(seal, signature=bytes(64)) for seal in chain_over(changed)]
    told = names(found(changed.items(), inside=forged))
    assert (FindingKind.CHANGED, row, seal_of(row)) in told
    assert (FindingKind.SEAL_REWRITTEN, int(expand(SEALS[seal_of(row) - 1].keys)[0]), seal_of(row)) in told


@given(any_row)
def test_whoever_stole_the_key_and_seals_anew_is_found_by_what_stands_outside(row: int) -> None:
    changed = ROWS | {row: b"otherwise"}
    told = names(found(changed.items(), inside=chain_over(changed)))
    assert (FindingKind.CHANGED, row, seal_of(row)) in told


@given(st.integers(1, 2))
def test_a_log_cut_off_at_its_end_is_found_together_with_its_seals(kept: int) -> None:
    rows = [(key, line) for key, line in ROWS.items() if seal_of(key) <= kept]
    told = found(rows, inside=SEALS[:kept])
    assert {one.kind for one in told} == {FindingKind.DELETED, FindingKind.SEAL_REMOVED}
    assert told[0].row == min(key for key in ROWS if seal_of(key) > kept)


def test_a_seal_nobody_signed_is_found_where_nothing_stands_outside() -> None:
    forged = [*SEALS[:2], replace(SEALS[2], signature=bytes(64))]
    assert names(found(ROWS.items(), forged, [])) == [(FindingKind.SEAL_FORGED, 41, 3)]


def test_a_seal_with_fewer_hints_than_rows_covers_nothing() -> None:
    crooked = [*SEALS[:2], replace(SEALS[2], keys="41-99999999999999", signature=bytes(64))]
    told = names(found(list(ROWS.items())[:40], crooked, []))
    assert told == [(FindingKind.SEAL_FORGED, 41, 3)]


def test_a_seal_missing_from_the_middle_outside_is_told() -> None:
    assert names(found(ROWS.items(), SEALS, [SEALS[0], SEALS[2]])) == [(FindingKind.SEAL_LOST, 7, 2)]


def test_seals_that_the_outside_has_not_seen_yet_are_counted_and_no_fault() -> None:
    findings = Findings()
    chain = agree({one.number: one for one in SEALS}, {1: SEALS[0]}, is_signed, findings)
    assert (findings.first, chain.unwitnessed) == ([], 2)


def test_a_million_missing_rows_are_counted_and_the_first_ones_named() -> None:
    told = found([], SEALS, SEALS)
    assert len(told) == len(ROWS)
    findings = Findings()
    findings.add(told[0], times=1_000_000)
    assert findings.counts[FindingKind.DELETED] == 1_000_000


@given(st.sets(st.integers(1, 10_000), min_size=1))
def test_numbers_of_rows_survive_their_short_form(keys: set[int]) -> None:
    text = ranges(sorted(keys))
    assert expand(text).tolist() == sorted(keys)
    assert count_of(text) == len(keys)


@pytest.mark.parametrize("text", ["5-3", "a", "1,,2", "-"])
def test_what_are_no_ranges_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  whatever int() says is enough
        count_of(text)


def test_a_seal_survives_its_line() -> None:
    assert [Seal.from_line(seal.line()) for seal in SEALS] == SEALS


@pytest.mark.parametrize("line", ["", "{}", "[]", '{"format": 2}', '{"format": 1}', "null", SEALS[0].line()[:-9]])
def test_a_line_that_is_no_seal_is_refused(line: str) -> None:
    with pytest.raises(SealError):
        Seal.from_line(line)


def test_nothing_is_not_sealed() -> None:
    with pytest.raises(ValueError, match="nothing to seal"):
        next_seal(None, Sealed([], []), log="events", sealed_at=MORNING, horizon=1, floor=0, signer="k", sign=KEY.sign)
