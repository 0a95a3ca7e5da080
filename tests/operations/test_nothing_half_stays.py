# SPDX-License-Identifier: EUPL-1.2
"""Killed, refused, or two at once: what lives goes on living, what was left half is taken away."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kurzweg.config import premises
from kurzweg.config.embedpg import Server
from kurzweg.config.standing import DatabaseBeside, Installed, NewCluster
from kurzweg.operations.drilling import FOLDER, sweep
from kurzweg.operations.ground import UNFINISHED
from kurzweg.operations.living import lives, mark
from kurzweg.operations.whole import RestoreFault, whole_or_nothing


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The home of an office, to which the server's account may walk."""
    folder = Path(f"/tmp/kw-half-{os.getpid()}")
    folder.mkdir(mode=0o711)
    monkeypatch.setenv("KURZWEG_HOME", str(folder))
    yield folder
    for place in folder.rglob("pg"):
        Server(place).stop()
    shutil.rmtree(folder)


@pytest.fixture
def landing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> NewCluster:
    """A place that is made without a server, which says nothing about who may come here."""
    monkeypatch.setattr(NewCluster, "make", lambda self: (self.home / "pg").mkdir())
    return NewCluster(folder / "aside")


def test_a_restore_that_is_refused_leaves_the_office_there_open(folder: Path) -> None:
    home = folder / "office"
    home.mkdir(mode=0o711)
    server = Server(premises.place(home)).ensure()
    with pytest.raises(RestoreFault, match="is not empty"), Installed().aside(home) as aside, whole_or_nothing(aside):
        pass
    assert server.answers()


def test_of_two_who_bring_a_backup_back_into_one_folder_the_first_one_ends_it(landing: NewCluster) -> None:
    other = NewCluster(landing.home)
    with whole_or_nothing(landing):
        with pytest.raises(RestoreFault, match="Somebody else is bringing a backup back"), whole_or_nothing(other):
            pass
        assert (landing.home / "pg").exists()
    assert [one.name for one in landing.home.iterdir()] == ["pg"]


def test_what_a_killed_restore_has_left_is_taken_away_by_the_next_one(landing: NewCluster) -> None:
    (landing.home / "pg" / "data").mkdir(parents=True)
    (landing.home / "seals").symlink_to("elsewhere")
    (landing.home / "secret.key").touch()
    (landing.home / UNFINISHED).touch()
    with whole_or_nothing(landing):
        assert {one.name for one in landing.home.iterdir()} == {UNFINISHED, "pg"}
        assert list((landing.home / "pg").iterdir()) == []


def test_a_database_that_is_in_the_way_is_told_and_nothing_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(_self: DatabaseBeside) -> None:
        raise FileExistsError(17, "There is a database of this name already", "kurzweg")

    monkeypatch.setattr(DatabaseBeside, "refuse_if_taken", taken)
    beside = DatabaseBeside(folder / "aside", "", "kurzweg")
    for left_half in (False, True):
        if left_half:
            (folder / "aside").mkdir()
            (folder / "aside" / UNFINISHED).touch()
        with pytest.raises(FileExistsError), whole_or_nothing(beside):
            pass
        assert not (folder / "aside").exists()


def test_what_a_killed_drill_has_left_goes_with_its_server_and_a_living_one_stays(folder: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "from kurzweg.operations.living import mark; print(mark())"],
        capture_output=True, check=True, text=True,
    ).stdout.strip()  # fmt: skip
    killed, living = folder / FOLDER / f"dkilled-{ended}", folder / FOLDER / f"dliving-{mark()}"
    for room in (killed, living):
        (room / "home").mkdir(parents=True)
        room.parent.chmod(0o711)
    server = Server(premises.place(killed / "home")).ensure()
    sweep(Installed())
    assert list((folder / FOLDER).iterdir()) == [living]
    assert not server.postmaster.is_alive()


def test_a_number_that_was_given_again_is_no_sign_of_life() -> None:
    number, _, start = mark().partition("-")
    assert lives(mark())
    assert not lives(f"{number}-{int(start) - 1}")
    assert not lives(number)
    assert [lives(odd) for odd in ("", "-", "x", f"{number}-", f"{number}-None", "9" * 30 + "-1")] == [False] * 6
