# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from kurzweg.config import premises
from kurzweg.config.embedpg import Server, ServerFault

ATTACH = """
import sys
from pathlib import Path
from kurzweg.config.embedpg import Server
print(Server(Path(sys.argv[1])).ensure().postmaster.pid, flush=True)
sys.stdin.read()
"""


def attach(place: Path) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", ATTACH, str(place)]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def connect(server: Server) -> psycopg.Connection:
    return psycopg.connect(host=str(server.socket_folder), user="kurzweg_admin", dbname="postgres", autocommit=True)


def kill(server: Server) -> None:
    pid = server.postmaster.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def test_four_first_starts_at_once_make_one_server(home: Path) -> None:
    starts = [attach(premises.place(home)) for _ in range(4)]
    pids = {start.communicate(timeout=60)[0].strip() for start in starts}
    assert len(pids) == 1
    assert pids != {""}


def test_the_server_outlives_a_killed_parent_and_the_next_attaches(home: Path) -> None:
    parent = attach(premises.place(home))
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    begun = time.monotonic()
    assert Server(premises.place(home)).ensure().postmaster.pid == pid
    assert time.monotonic() - begun < 1


def test_acknowledged_rows_survive_a_killed_server(server: Server) -> None:
    with connect(server) as connection:
        connection.execute("create table kept as select generate_series(1, 1000) as n")
    kill(server)
    server.ensure()
    with connect(server) as connection:
        assert connection.execute("select count(*) from kept").fetchone() == (1000,)


def test_a_server_that_was_stopped_starts_again(server: Server) -> None:
    assert server.stop()
    assert not server.postmaster.is_alive()
    assert server.stop()
    assert server.ensure().answers()


def test_only_the_servers_account_may_enter_its_folders(server: Server) -> None:
    for folder in (server.data, server.socket_folder):
        assert folder.stat().st_mode & 0o777 == 0o700
    assert server.log.stat().st_mode & 0o077 == 0


def test_the_server_never_runs_as_root(server: Server) -> None:
    owner = Path(f"/proc/{server.postmaster.pid}").stat().st_uid
    assert owner == server.data.stat().st_uid
    assert owner != 0


def test_it_listens_on_no_network_and_keeps_every_commit(server: Server) -> None:
    with connect(server) as connection:
        rows = connection.execute(
            "select name, setting from pg_settings where name in "
            "('data_checksums', 'fsync', 'listen_addresses', 'server_encoding', 'synchronous_commit')"
        )
        assert dict(rows.fetchall()) == {
            "data_checksums": "on",
            "fsync": "on",
            "listen_addresses": "",
            "server_encoding": "UTF8",
            "synchronous_commit": "on",
        }


def test_letters_of_all_alphabets_have_their_small_form(server: Server) -> None:
    with connect(server) as connection:
        assert connection.execute("select lower('ÄÖÜŞЖ')").fetchone() == ("äöüşж",)


def test_no_row_is_written_to_the_log(server: Server) -> None:
    with connect(server) as connection:
        connection.execute("create table person (name text unique)")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("insert into person values ('Warsame'), ('Warsame')")
    assert "duplicate key" in server.log.read_text()
    assert "Warsame" not in server.log.read_text()


@pytest.mark.parametrize("name", ["x" * 60 + "/" + "y" * 60, "Müller, Amt & 'Haus' $(id)"])
def test_a_deep_or_odd_path_still_gets_a_server(home: Path, name: str) -> None:
    server = Server(premises.place(home / name)).ensure()
    assert len(str(server.socket_folder)) < 60
    with connect(server) as connection:
        assert connection.execute("select 1").fetchone() == (1,)


def test_a_folder_that_somebody_laid_in_tmp_is_refused(home: Path) -> None:
    place = premises.place(home / ("x" * 100))
    premises.socket_folder(place).symlink_to("/tmp")
    try:
        with pytest.raises(PermissionError, match="somebody else"):
            Server(place).ensure()
    finally:
        premises.socket_folder(place).unlink()


def test_what_a_killed_first_start_left_is_not_taken_for_a_database(home: Path) -> None:
    place = premises.place(home)
    half = place / "data.1.part"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18")
    home.chmod(0o711)
    place.chmod(0o711)
    server = Server(place).ensure()
    assert server.answers()
    assert not half.exists()


def test_a_stranger_with_the_dead_servers_number_is_not_taken_for_it(server: Server) -> None:
    kill(server)
    server.ensure()  # until its memory is free
    server.stop()
    pid_file = server.data / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{server.data}\n0\n5432\n{server.socket_folder}\n\n 1 99999999\n")
    assert not server.postmaster.is_alive()
    assert server.ensure().answers()


def test_data_of_somebody_else_is_refused_with_a_mend(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = premises.place(home)
    (place / "data").mkdir(parents=True)
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    with pytest.raises(ServerFault, match=r"belongs to another account.*KURZWEG_HOME"):
        Server(place).ensure()


def test_a_server_that_cannot_start_says_why(server: Server) -> None:
    server.stop()
    settings = server.data / "postgresql.conf"
    good = settings.read_text()
    settings.write_text(good + "\nno_such_setting = 1\n")
    try:
        with pytest.raises(ServerFault, match=r"did not come up(.|\n)*no_such_setting"):
            server.ensure(patience=0.5)
    finally:
        settings.write_text(good)
    assert server.ensure().answers()
