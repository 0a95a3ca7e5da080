# SPDX-License-Identifier: EUPL-1.2
"""Save the whole office, bring it back aside, prove that nothing is missing; and what happens when it cannot be."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from kurzweg.cli.main import answer
from kurzweg.config import founding, premises
from kurzweg.config.embedpg import Server
from kurzweg.config.standing import Installed
from kurzweg.operations import dumping, keeping
from kurzweg.operations.backing_up import back_up
from kurzweg.operations.bringing_back import bring_back
from kurzweg.operations.drilling import drill
from kurzweg.operations.dumping import ProgramFault
from kurzweg.operations.ground import UNFINISHED
from kurzweg.operations.keyring import lay_down
from kurzweg.operations.parcel import pack
from kurzweg.operations.vault import Key, Locker, VaultFault
from kurzweg.operations.whole import RestoreFault
from tests.database import TEST_ROLES, TestGround
from tests.operations.conftest import SealedOffice

KEY = Key(bytes(range(32)))


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder to which the server's account may walk; what was brought back below it goes with it."""
    folder = Path(tempfile.mkdtemp(prefix="kw-back-", dir="/tmp"))
    folder.chmod(0o711)
    yield folder
    for place in folder.rglob("pg"):
        Server(place).stop()
        shutil.rmtree(premises.socket_folder(place), ignore_errors=True)
    shutil.rmtree(folder)


@pytest.fixture(autouse=True)
def roles_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database under test grants rights to roles that exist in test clusters only; the other cluster needs them."""
    monkeypatch.setattr(founding, "ROLES", founding.ROLES + TEST_ROLES)


@pytest.fixture(scope="module")
def ground(sealed_office: SealedOffice) -> TestGround:
    """The office that is saved: people, events, readings, seals, a document."""
    sealed_office.write(500, 200)
    ground = TestGround(sealed_office.cluster, sealed_office.database)
    replace(sealed_office, home=ground.home).seal()
    (ground.home / "files").mkdir()
    (ground.home / "files" / "1f").write_bytes(os.urandom(3_000_000))
    (ground.home / "secret.key").write_text("geheim")
    return ground


@pytest.fixture(scope="module")
def saved(ground: TestGround, folder: Path) -> Path:
    return back_up(folder / "office.backup", ground=ground, key=KEY).file


def rows(dsn: str, query: str) -> list[Any]:
    with psycopg.connect(dsn) as connection:
        return connection.execute(query.encode()).fetchall()


def home_of(folder: Path, name: str) -> Path:
    return folder / name


def test_an_office_comes_back_with_every_row_every_seal_and_every_file(
    ground: TestGround, saved: Path, folder: Path
) -> None:
    home = home_of(folder, "whole")
    with Installed().aside(home) as landing:
        brought = bring_back(saved, landing, ground=ground, key=KEY)
        there, here = landing.admin, ground.dsn("admin")
        names = "select name from accounts_staff order by 1"
        assert rows(there, names) == rows(here, names)
        # What the walls are made of came back too, and holds.
        owners = """
            select relname, pg_get_userbyid(relowner), relforcerowsecurity, relacl::text from pg_class
            where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1
        """
        assert rows(there, owners) == rows(here, owners)
        assert rows(there.replace("kurzweg_admin", "kurzweg_app"), "select count(*) from accounts_staff") == [(0,)]
    assert brought.passes
    assert brought.differences == ()
    assert {log.log: (log.rows > 0, log.passes, log.unsealed) for log in brought.logs} == {
        "events": (True, True, 0),
        "access": (True, True, 0),
    }
    assert (home / "files" / "1f").read_bytes() == (ground.home / "files" / "1f").read_bytes()
    assert (home / "secret.key").read_text() == "geheim"
    assert not (home / UNFINISHED).exists()
    assert not (home / "seal.key").exists()


def test_the_key_is_there_before_the_office_that_came_back_may_open(
    ground: TestGround, saved: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = home_of(folder, "with-its-key")

    def killed(file: Path, text: str) -> None:
        lay_down(file, text)
        assert (home / UNFINISHED).exists()
        raise KeyboardInterrupt

    monkeypatch.setattr("kurzweg.operations.bringing_back.lay_down", killed)
    with Installed().aside(home) as landing, pytest.raises(KeyboardInterrupt):
        bring_back(saved, landing, ground=ground, key=KEY, keep_key=True)
    assert not home.exists()


def test_what_is_written_while_a_backup_is_made_is_not_half_in_it(
    ground: TestGround, sealed_office: SealedOffice, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump = dumping.dump

    def write_before_the_dump(programs: Path, dsn: str, snapshot: str) -> Iterator[bytes]:
        sealed_office.write(50, 50)
        return dump(programs, dsn, snapshot)

    monkeypatch.setattr(dumping, "dump", write_before_the_dump)
    saved = back_up(folder / "busy.backup", ground=ground, key=KEY)
    with Installed().aside(home_of(folder, "busy")) as landing:
        assert bring_back(saved.file, landing, ground=ground, key=KEY).differences == ()


def test_whoever_was_logged_in_logs_in_again(ground: TestGround, sealed_office: SealedOffice, folder: Path) -> None:
    with sealed_office.superuser() as admin:
        admin.execute(
            "insert into accounts_session (id, key_hash, data, device, started_at, seen_at)"
            " values (gen_random_uuid(), '\\x01', '', 'Firefox', now(), now())"
        )
    file = back_up(folder / "sessions.backup", ground=ground, key=KEY).file
    with Installed().aside(home_of(folder, "sessions")) as landing:
        assert bring_back(file, landing, ground=ground, key=KEY).differences == ()
        assert rows(landing.admin, "select count(*) from accounts_session where ended_at is null") == [(0,)]


def test_a_backup_is_never_brought_back_over_anything(ground: TestGround, saved: Path, folder: Path) -> None:
    home = home_of(folder, "living")
    home.mkdir()
    (home / "letter").write_text("important")
    with Installed().aside(home) as landing, pytest.raises(RestoreFault, match="is not empty"):
        bring_back(saved, landing, ground=ground, key=KEY)
    assert [one.name for one in home.iterdir()] == ["letter"]


def damaged(saved: Path, name: str, text: bytes) -> Path:
    file = saved.with_name(name)
    file.write_bytes(text)
    return file


def test_a_broken_a_cut_off_a_foreign_backup_and_a_wrong_key_leave_nothing_behind(
    ground: TestGround, saved: Path, folder: Path
) -> None:
    whole = saved.read_bytes()
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 1
    for number, (file, key, sentence) in enumerate(
        [
            (damaged(saved, "flipped", bytes(flipped)), KEY, "damaged"),
            (damaged(saved, "cut", whole[: len(whole) * 2 // 3]), KEY, "ends too early"),
            (damaged(saved, "foreign", b"%PDF-1.7"), KEY, "no backup of kurzweg"),
            (saved, Key(bytes(32)), "another key"),
        ]
    ):
        home = home_of(folder, f"nothing{number}")
        with Installed().aside(home) as landing, pytest.raises(VaultFault, match=sentence):
            bring_back(file, landing, ground=ground, key=key)
        assert not home.exists()
        assert not premises.place(home).exists()


def parcel(file: Path, **parts: bytes) -> Path:
    with file.open("wb") as stream:
        locker = Locker(stream, KEY)
        for name, data in parts.items():
            pack(name.replace("__", ":").replace("_up_", "../"), [data], locker.write)
        locker.finish()
    return file


MANIFEST = {"format": 1, "kurzweg": "0.1.0", "saved_at": "2026-11-16T09:00:00+00:00", "server": 15, "census": {}}


@pytest.mark.parametrize(
    ("parts", "fault", "sentence"),
    [
        ({}, VaultFault, "does not say what it holds"),
        ({"manifest": b"null"}, VaultFault, "does not say what it holds"),
        ({"manifest": json.dumps(MANIFEST | {"format": 2}).encode()}, VaultFault, "made by a newer kurzweg"),
        ({"manifest": json.dumps(MANIFEST).encode()}, VaultFault, "holds no database"),
        ({"manifest": json.dumps(MANIFEST).encode(), "file___up_etc": b"x"}, VaultFault, "belongs nowhere"),
        ({"manifest": json.dumps(MANIFEST).encode(), "database": b"no dump"}, ProgramFault, "pg_restore failed"),
    ],
)
def test_what_somebody_made_up_is_told_and_leaves_nothing_behind(
    ground: TestGround, folder: Path, parts: dict[str, bytes], fault: type[Exception], sentence: str
) -> None:
    home = home_of(folder, "made-up")
    with Installed().aside(home) as landing, pytest.raises(fault, match=sentence):
        bring_back(parcel(folder / "made-up.backup", **parts), landing, ground=ground, key=KEY)
    assert not home.exists()


def test_who_was_killed_half_way_begins_anew_and_such_an_office_does_not_open(
    ground: TestGround, saved: Path, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = home_of(folder, "half")
    home.mkdir()
    (home / UNFINISHED).touch()
    (home / "files").mkdir()
    monkeypatch.setenv("KURZWEG_HOME", str(home))
    assert answer(["up", "--port", "0"]) == 2
    assert "did not finish" in capsys.readouterr().err
    with Installed().aside(home) as landing:
        assert bring_back(saved, landing, ground=ground, key=KEY).passes


def test_rows_that_did_not_come_back_as_they_were_are_told(
    ground: TestGround, saved: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    restore = dumping.restore

    def lossy(programs: Path, dsn: str, blocks: Iterator[bytes]) -> None:
        restore(programs, dsn, blocks)
        with psycopg.connect(dsn) as admin:
            admin.execute("set session_replication_role = replica")
            admin.execute("update accounts_staff set name = 'X' where username = 'adler'")
            admin.execute("delete from accounts_accessentry where id = (select max(id) from accounts_accessentry)")

    monkeypatch.setattr(dumping, "restore", lossy)
    with Installed().aside(home_of(folder, "lossy")) as landing:
        brought = bring_back(saved, landing, ground=ground, key=KEY)
    assert not brought.passes
    assert [difference.partition(":")[0] for difference in brought.differences] == [
        "accounts_accessentry",
        "accounts_staff",
    ]
    assert [finding.kind for log in brought.logs for finding in log.findings] == ["deleted"]


def test_a_drill_leaves_nothing_and_says_how_long_it_takes(ground: TestGround) -> None:
    drilled = drill(ground=ground, key=KEY)
    assert drilled.passes
    assert 0 < drilled.back_in.total_seconds() < 120
    assert 0 <= drilled.lost.total_seconds() < 60
    assert list((ground.home / "drills").iterdir()) == []


def test_a_full_disk_leaves_no_half_backup(ground: TestGround, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Locker) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Locker, "finish", full)
    with pytest.raises(OSError, match="No space left"):
        back_up(tmp_path / "full.backup", ground=ground, key=KEY)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_backup_left_is_swept_by_the_next_one(ground: TestGround, tmp_path: Path) -> None:
    (tmp_path / ".old.backup.99999999.part").touch()
    saved = back_up(tmp_path / "new.backup", ground=ground, key=KEY)
    assert [one.name for one in tmp_path.iterdir()] == ["new.backup"]
    assert saved.file.stat().st_mode & 0o777 == 0o600


def test_a_backup_that_exists_is_not_written_over(ground: TestGround, saved: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(FileExistsError):
        back_up(saved, ground=ground, key=KEY)
    assert saved.read_bytes() == before


def test_the_role_that_saves_reads_everything_and_writes_nothing(ground: TestGround) -> None:
    assert rows(ground.dsn("backup"), "select count(*) > 0 from accounts_staff") == [(True,)]
    for statement in ("delete from accounts_staff", "set default_transaction_read_only = off; delete from jobs_worker"):
        with pytest.raises(psycopg.Error), psycopg.connect(ground.dsn("backup")) as backup:
            backup.execute(statement.encode())


def test_the_key_is_made_once_and_belongs_to_its_owner(tmp_path: Path) -> None:
    made = keeping.key_of(tmp_path, make=True)
    assert keeping.key_of(tmp_path, make=True) == made
    assert (tmp_path / keeping.FILE).stat().st_mode & 0o777 == 0o600
    with pytest.raises(VaultFault, match="cannot be read"):
        keeping.key_of(tmp_path, tmp_path / "elsewhere")
    (tmp_path / keeping.FILE).write_text("no key")
    with pytest.raises(VaultFault, match="is no key of a backup"):
        keeping.key_of(tmp_path)


def test_a_passphrase_takes_the_place_of_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(keeping.PASSPHRASE, "ein langer Satz")
    assert keeping.key_of(tmp_path, make=True) == Key(b"ein langer Satz", is_passphrase=True)
    assert list(tmp_path.iterdir()) == []
