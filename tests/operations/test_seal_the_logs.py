# SPDX-License-Identifier: EUPL-1.2
"""Every minute what was written is sealed; nobody waits for it, and whoever is killed meanwhile leaves no gap."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection

from kurzweg.engine.eventlog import Findings, Seal
from kurzweg.engine.eventlog.inspection import expand
from kurzweg.operations import inside, sealing, unsealed
from kurzweg.operations.keyring import Keyring
from kurzweg.operations.logs import ACCESS, EVENTS, SealedLog
from kurzweg.operations.outside import Outside
from kurzweg.operations.sealing import ChainFault
from tests.operations.conftest import READ, WRITE, SealedOffice

WRITERS, EACH = 20, 10


@pytest.fixture(autouse=True)
def nothing_waits(sealed_office: SealedOffice) -> None:
    """Each test begins with everything sealed."""
    sealed_office.write(3, 2)
    sealed_office.seal()


def seals_of(office: SealedOffice, log: str = "events") -> list[Seal]:
    with office.sealer() as connection:
        return inside.after(connection, log, 0)


def rows_sealed(office: SealedOffice, log: str = "events") -> list[int]:
    return sorted(int(key) for seal in seals_of(office, log) for key in expand(seal.keys))


def rows_written(office: SealedOffice, log: SealedLog = EVENTS) -> list[int]:
    with office.superuser() as admin:
        return [key for (key,) in admin.execute(f"select {log.key} from {log.table} order by 1").fetchall()]


def test_what_was_written_since_the_last_time_is_sealed_once(sealed_office: SealedOffice) -> None:
    sealed_office.write(5, 4)
    assert sealed_office.seal() == {"events": 5, "access": 4}
    assert sealed_office.seal() == {"events": 0, "access": 0}
    assert rows_sealed(sealed_office) == rows_written(sealed_office)
    assert rows_sealed(sealed_office, "access") == rows_written(sealed_office, ACCESS)
    assert all(verdict.passes for verdict in sealed_office.verify().values())


def test_a_minute_in_which_nothing_happened_needs_no_seal(sealed_office: SealedOffice) -> None:
    before = seals_of(sealed_office)
    sealed_office.seal()
    assert seals_of(sealed_office) == before


def test_the_same_seals_stand_outside_the_database(sealed_office: SealedOffice) -> None:
    written = Outside(sealed_office.home).read("events", Findings())
    assert list(written.values()) == seals_of(sealed_office)


BOTH_LOGS = pytest.mark.parametrize(("log", "insert"), [(EVENTS, WRITE), (ACCESS, READ)], ids=["events", "access"])


@BOTH_LOGS
def test_a_transaction_that_ends_late_is_sealed_when_it_ends(
    sealed_office: SealedOffice, log: SealedLog, insert: str
) -> None:
    with open_transaction(sealed_office) as late:
        late.execute(insert, [1])
        sealed_office.write(2, 2)
        assert sealed_office.seal()[log.name] == 2  # the lower number is not to be seen yet
        assert sealed_office.verify()[log.name].passes
        late.commit()
    assert sealed_office.seal()[log.name] == 1
    assert rows_sealed(sealed_office, log.name) == rows_written(sealed_office, log)
    assert sealed_office.verify()[log.name].passes


@BOTH_LOGS
def test_a_transaction_that_stays_open_over_many_seals_is_not_forgotten(
    sealed_office: SealedOffice, monkeypatch: pytest.MonkeyPatch, log: SealedLog, insert: str
) -> None:
    monkeypatch.setattr(sealing, "PATIENCE", 0.05)
    with open_transaction(sealed_office) as late:
        late.execute(insert, [1])
        for _minute in range(12):
            sealed_office.write(1, 1)
            assert sealed_office.seal()[log.name] == 1
        late.commit()
    assert sealed_office.seal()[log.name] == 1
    assert rows_sealed(sealed_office, log.name) == rows_written(sealed_office, log)


def test_what_was_rolled_back_leaves_a_hole_in_the_numbers_and_none_in_the_chain(sealed_office: SealedOffice) -> None:
    with open_transaction(sealed_office) as late:
        late.execute(WRITE, [3])
        late.rollback()
    sealed_office.write(1)
    assert sealed_office.seal()["events"] == 1
    assert sealed_office.verify()["events"].passes


def test_nobody_who_writes_waits_for_the_sealer(sealed_office: SealedOffice) -> None:
    with sealed_office.sealer() as connection, connection.transaction():
        connection.execute(unsealed.MOMENT)
        connection.execute("select count(*) from log_event")
        with sealed_office.superuser() as admin:
            admin.execute("set lock_timeout = '100ms'")
            admin.execute(WRITE, [1])
            admin.execute(READ, [1])


def test_many_writers_and_two_sealers_at_once_leave_one_chain(sealed_office: SealedOffice) -> None:
    begin = threading.Barrier(WRITERS + 2)
    done = threading.Event()
    troubles: list[BaseException] = []

    def write() -> None:
        with sealed_office.superuser() as admin:
            begin.wait(timeout=30)
            for _one in range(EACH):
                admin.execute(WRITE, [1])

    def seal() -> None:
        try:
            begin.wait(timeout=30)
            while not done.is_set():
                sealed_office.seal()
        except BaseException as trouble:
            troubles.append(trouble)

    writers = [threading.Thread(target=write) for _one in range(WRITERS)]
    sealers = [threading.Thread(target=seal) for _one in range(2)]
    for thread in (*writers, *sealers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    for thread in sealers:
        thread.join()
    sealed_office.seal()
    assert troubles == []
    assert rows_sealed(sealed_office) == rows_written(sealed_office)
    assert sealed_office.verify()["events"].passes


def test_who_was_killed_after_the_database_and_before_the_file_is_made_up_for(sealed_office: SealedOffice) -> None:
    file = Outside(sealed_office.home).file("events")
    whole = file.read_bytes()
    for torn in (whole[: whole.rindex(b"\n", 0, -1) + 1], whole[:-20]):
        file.write_bytes(torn)
        assert sealed_office.verify()["events"].unwitnessed == 1
        sealed_office.seal()
        assert file.read_bytes() == whole


def test_who_is_killed_while_sealing_leaves_nothing_behind(sealed_office: SealedOffice) -> None:
    sealed_office.write(4)
    before = seals_of(sealed_office)
    with sealed_office.sealer() as victim, sealed_office.superuser() as admin:
        victim.execute("select pg_advisory_lock(%s)", [sealing.LOCK])
        victim.execute("begin")
        inside.add(victim, [replace(before[-1], number=before[-1].number + 1)])
        admin.execute("select pg_terminate_backend(%s)", [victim.info.backend_pid])
        with pytest.raises(psycopg.OperationalError):
            victim.execute("commit")
    assert seals_of(sealed_office) == before
    assert sealed_office.seal()["events"] == 4
    assert sealed_office.verify()["events"].passes


def test_a_clock_that_jumps_a_day_forwards_and_back_breaks_nothing(sealed_office: SealedOffice) -> None:
    with clock_of_the_database(sealed_office, timedelta(days=1)):
        sealed_office.write(2)
        sealed_office.seal()
    sealed_office.write(2)
    assert sealed_office.seal()["events"] == 2
    with clock_of_the_database(sealed_office, timedelta(days=-1)):
        sealed_office.write(2)
        sealed_office.seal()
    sealed_office.write(2)
    sealed_office.seal()
    verdict = sealed_office.verify()["events"]
    assert (verdict.passes, verdict.unsealed) == (True, 0)


def test_seals_outside_that_belong_to_another_database_stop_the_sealer(sealed_office: SealedOffice) -> None:
    file = Outside(sealed_office.home).file("events")
    whole = file.read_text()
    last = Seal.from_line(whole.splitlines()[-1])
    foreign = replace(last, number=last.number + 1, previous=last.head)
    file.write_text(whole + foreign.line() + "\n")
    with pytest.raises(ChainFault, match="is not the one in the database"):
        sealed_office.seal()
    file.write_text(whole)


def test_the_key_stays_in_the_home_folder_for_its_owner_alone(sealed_office: SealedOffice) -> None:
    key = sealed_office.home / "seal.key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert Keyring(sealed_office.home).signer().name == Keyring(sealed_office.home).signer().name


def test_the_sealer_reads_both_logs_writes_seals_and_can_do_nothing_else(sealed_office: SealedOffice) -> None:
    with sealed_office.superuser() as admin:
        rights = admin.execute(
            "select table_name, privilege_type from information_schema.role_table_grants"
            " where grantee = 'kurzweg_sealer' order by 1, 2"
        ).fetchall()
    assert rights == [
        ("accounts_accessentry", "SELECT"),
        ("log_event", "SELECT"),
        ("log_event_object", "SELECT"),
        ("operations_seal", "INSERT"),
        ("operations_seal", "SELECT"),
    ]


def test_every_column_of_both_logs_is_sealed(db: None) -> None:
    with connection.cursor() as cursor:
        for log in (EVENTS, ACCESS):
            cursor.execute(
                "select column_name from information_schema.columns where table_name = %s order by ordinal_position",
                [log.table],
            )
            assert {name for (name,) in cursor.fetchall()} == set(log.columns)


@contextmanager
def open_transaction(office: SealedOffice) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(office.cluster.dsn("kurzweg_admin", office.database)) as writer:
        yield writer


@contextmanager
def clock_of_the_database(office: SealedOffice, ahead: timedelta) -> Iterator[None]:
    """Inside the block the database's clock stands elsewhere: for the log by its default, for the sealer by name."""
    true = unsealed.MOMENT
    with office.superuser() as admin:
        admin.execute(
            f"alter table log_event alter recorded_at set default clock_timestamp() + interval '{ahead.days} days'"
        )
        unsealed.MOMENT = true.replace("clock_timestamp()", f"clock_timestamp() + interval '{ahead.days} days'")
        try:
            yield
        finally:
            unsealed.MOMENT = true
            admin.execute("alter table log_event alter recorded_at set default clock_timestamp()")
