# SPDX-License-Identifier: EUPL-1.2
"""Whoever waits at a terminal sees from the first moment what is being done; whoever pipes it sees nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kurzweg.cli import progress
from kurzweg.cli.main import answer
from kurzweg.cli.progress import RunsBar, at_work
from kurzweg.engine.structure import EXAMPLE

Printed = pytest.CaptureFixture[str]
LINE = "\r\x1b[K"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody looks."""
    monkeypatch.setattr(progress, "somebody_looks", lambda: True)


def test_before_the_first_run_the_bar_stands_there_empty(terminal: None, capsys: Printed) -> None:
    RunsBar(40)
    assert capsys.readouterr().err == f"{LINE}[{'.' * 30}] 0 of 40 runs"


def test_a_bar_of_a_moment_leaves_no_trace(terminal: None, capsys: Printed) -> None:
    RunsBar(1).show(1)
    said = capsys.readouterr().err
    assert "1 of 1 run" in said
    assert "1 of 1 runs" not in said
    assert said.endswith(LINE)


def test_a_long_bar_stays_when_it_is_full(terminal: None, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "WORTH_KEEPING", -1.0)
    RunsBar(2).show(2)
    assert capsys.readouterr().err.endswith("2 of 2 runs\n")


def test_what_is_done_first_is_named_and_taken_away_also_when_it_fails(terminal: None, capsys: Printed) -> None:
    with pytest.raises(ValueError, match="torn"), at_work("Reading may.csv"):
        raise ValueError("torn")
    assert capsys.readouterr().err == f"{LINE}Reading may.csv ...{LINE}"


def test_where_nobody_looks_nothing_is_written(capsys: Printed) -> None:
    RunsBar(40).show(40)
    with at_work("Reading may.csv"):
        pass
    assert capsys.readouterr() == ("", "")


def test_simulate_shows_what_it_does_and_keeps_its_answer_clean(
    terminal: None, capsys: Printed, tmp_path: Path
) -> None:
    office = tmp_path / "amt.yaml"
    office.write_text(EXAMPLE, "utf-8")
    asked = ["simulate", str(office), "--days", "7", "--warm-up", "0", "--replications", "2", "--json"]
    assert answer(asked) == 0
    printed = capsys.readouterr()
    assert "Making the structures ready ..." in printed.err
    assert "0 of 2 runs" in printed.err
    assert json.loads(printed.out)
