# SPDX-License-Identifier: EUPL-1.2
"""The database's superuser changes one of 100,000 sealed rows: each time `log verify` names the first bad row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kurzweg.engine.eventlog import FindingKind
from tests.operations.conftest import SealedOffice, sealed_office  # noqa: F401  a fixture

ROWS = 100_000
COLUMNS = "at, recorded_at, activity, phase, org_version, work_item, unit, attrs"
Admin = psycopg.Connection[Any]
Deed = Callable[[Admin, int], int]
"""Does something to a row, or near it; the row that must be named."""


@pytest.fixture(scope="module")
def old_log(sealed_office: SealedOffice) -> SealedOffice:  # noqa: F811
    """A log of 100,000 rows, written an hour before they were sealed: nothing old can pass for the last minute."""
    sealed_office.write(ROWS, 1000)
    with sealed_office.superuser(without_guards=True) as admin:
        admin.execute("insert into log_event_object select at, event_id, 1, 1 from log_event where event_id % 9 = 0")
        admin.execute("update log_event set recorded_at = recorded_at - interval '1 hour'")
    sealed_office.seal()
    return sealed_office


def change(admin: Admin, row: int) -> int:
    admin.execute("update log_event set unit = coalesce(unit, 0) + 1 where event_id = %s", [row])
    return row


def change_by_a_microsecond(admin: Admin, row: int) -> int:
    admin.execute("update log_event set at = at + interval '1 microsecond' where event_id = %s", [row])
    return row


def concern_another(admin: Admin, row: int) -> int:
    admin.execute("insert into log_event_object select at, event_id, 77, 1 from log_event where event_id = %s", [row])
    return row


def delete(admin: Admin, row: int) -> int:
    admin.execute("delete from log_event where event_id = %s", [row])
    return row


def delete_it_and_all_after_it(admin: Admin, row: int) -> int:
    admin.execute("delete from log_event where event_id >= %s", [row])
    return row


def let_two_change_places(admin: Admin, row: int) -> int:
    admin.execute(
        "update log_event e set at = o.at from log_event o"
        " where (e.event_id, o.event_id) in ((%(a)s, %(b)s), (%(b)s, %(a)s))",
        {"a": row, "b": row + 1},
    )
    return row


def slip_one_in_as_old_as_this(admin: Admin, row: int) -> int:
    (number,) = admin.execute(
        f"insert into log_event ({COLUMNS}) select {COLUMNS} from log_event where event_id = %s returning event_id",
        [row],
    ).fetchone() or (0,)
    return int(number)


def slip_in_another_with_its_number(admin: Admin, row: int) -> int:
    admin.execute(
        f"insert into log_event (event_id, {COLUMNS}) overriding system value select event_id, at + interval '1 day',"
        f" {COLUMNS.partition(', ')[2]} from log_event where event_id = %s",
        [row],
    )
    return row


DEEDS: tuple[Deed, ...] = (
    change,
    change_by_a_microsecond,
    concern_another,
    delete,
    delete_it_and_all_after_it,
    let_two_change_places,
    slip_one_in_as_old_as_this,
    slip_in_another_with_its_number,
)
few = settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
@few
@given(place=st.integers(0, ROWS - 2))
def test_the_first_bad_row_is_named(old_log: SealedOffice, deed: Deed, place: int) -> None:
    with tampered(old_log) as (office, admin):
        row = deed(admin, first_row(admin) + place)
        assert bad_rows(office)[0] == row


@few
@given(place=st.integers(0, ROWS - 1))
def test_whoever_seals_it_all_anew_with_the_stolen_key_is_found(
    old_log: SealedOffice, place: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with tampered(old_log) as (office, admin):
        thief = replace(office, home=tmp_path_factory.mktemp("stolen"))
        (thief.home / "seal.key").write_text((office.home / "seal.key").read_text())
        row = change(admin, first_row(admin) + place)
        admin.execute("delete from operations_seal")
        thief.seal()
        # By themselves the rows and their new seals agree; only the seals outside can tell.
        assert bad_rows(thief) == []
        assert FindingKind.CHANGED in {one.kind for one in office.verify()["events"].findings if one.row == row}


def test_a_reading_that_was_wiped_out_is_named(old_log: SealedOffice) -> None:
    with tampered(old_log) as (office, admin):
        admin.execute("delete from accounts_accessentry where id = 500")
        assert [(one.kind, one.row) for one in office.verify()["access"].findings] == [(FindingKind.DELETED, 500)]


def test_without_tampering_nothing_is_found(old_log: SealedOffice) -> None:
    told = old_log.verify()
    assert [(one.log, one.passes, one.unsealed) for one in told.values()] == [("events", True, 0), ("access", True, 0)]
    assert told["events"].rows >= ROWS


def bad_rows(office: SealedOffice) -> list[int | None]:
    return [finding.row for finding in office.verify()["events"].findings]


def first_row(admin: Admin) -> int:
    (number,) = admin.execute("select max(event_id) from log_event").fetchone() or (0,)
    return int(number) - ROWS + 1


@contextmanager
def tampered(office: SealedOffice) -> Iterator[tuple[SealedOffice, Admin]]:
    """A copy of the database in which the superuser does something; the seals outside are the true ones."""
    name = office.cluster.clone(office.database, "own_tampered")
    copy = replace(office, database=name)
    with copy.superuser(without_guards=True) as admin:
        yield copy, admin
    office.cluster.drop(name)
