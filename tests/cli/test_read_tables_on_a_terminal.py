# SPDX-License-Identifier: EUPL-1.2
"""What the engines count is told so that somebody who sees it for the first time reads it right."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from kurzweg.cli.columns import say_rows
from kurzweg.cli.main import answer
from kurzweg.engine.structure import EXAMPLE

Printed = pytest.CaptureFixture[str]
OPENED = ("--open", "mon-fri 08:00-12:00", "--zone", "UTC")


def log_of(folder: Path, *traces: tuple[str, ...], days: int = 0) -> str:
    """A log in which one step follows the other by a minute, and the last of each trace `days` later."""
    rows = ["case,activity,time,unit"]
    for trace, steps in enumerate(traces):
        for place, step in enumerate(steps):
            day = 4 + (days if place == len(steps) - 1 else 0)
            rows.append(f"{trace},{step},2026-05-{day:02}T08:{place:02}:00Z,desk")
    path = folder / "log.csv"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return str(path)


def test_two_ways_that_differ_only_in_their_last_step_are_told_apart(tmp_path: Path, capsys: Printed) -> None:
    begun = tuple(f"a step with a long name as number {number}" for number in range(9))
    assert answer(["mine", log_of(tmp_path, (*begun, "granted"), (*begun, "refused")), "--least", "1"]) == 0
    ways = [line for line in capsys.readouterr().out.splitlines() if "number 0 → " in line]
    assert [way.rpartition(" → ")[2] for way in ways] == ["granted", "refused"]


def test_of_a_very_long_way_the_beginning_and_the_end_are_told(tmp_path: Path, capsys: Printed) -> None:
    assert answer(["mine", log_of(tmp_path, tuple(f"s{number}" for number in range(40))), "--least", "1"]) == 0
    said = capsys.readouterr().out
    assert " → s10 → s11 → (24 more) → s36 → s37 → s38 → s39\n" in said


def test_a_table_that_goes_on_says_how_to_see_the_rest(tmp_path: Path, capsys: Printed) -> None:
    log = log_of(tmp_path, ("a", "b"), ("a", "c"), ("a", "d"))
    more = "  No more than 2 rows of a table are shown; --most gives more.\n"
    for most, times in (("2", 3), ("20", 0)):
        assert answer(["mine", log, "--least", "1", "--most", most]) == 0
        assert capsys.readouterr().out.count(more) == times


def test_opening_time_is_told_in_hours_because_its_days_are_short(tmp_path: Path, capsys: Printed) -> None:
    assert answer(["mine", log_of(tmp_path, ("a", "b"), days=24), "--least", "1", *OPENED]) == 0
    said = capsys.readouterr().out
    assert "1 closed trace in calendar time: P10 24 d, median 24 d, P90 24 d, P95 24 d" in said
    assert "1 closed trace in opening time: P10 72 h, median 72 h, P90 72 h, P95 72 h" in said
    opened = said.partition("Where most opening time is spent")[2].splitlines()[2]
    assert opened.split() == ["a", "b", "1", "72", "h", "100.0%", "72", "h"]


def test_large_counts_of_what_is_wrong_are_as_legible_as_all_others(tmp_path: Path, capsys: Printed) -> None:
    rows = "".join(f"{number},a,2026-05-04T08:00:00Z,\n" for number in range(1_234))
    (tmp_path / "log.csv").write_text("case,activity,time,unit\n" + rows, "utf-8")
    assert answer(["mine", str(tmp_path / "log.csv")]) == 0
    assert "  ! 1,234 steps have no unit;" in capsys.readouterr().out


def test_the_difference_of_two_shares_is_in_points(tmp_path: Path, capsys: Printed) -> None:
    office = tmp_path / "office.yaml"
    office.write_text(EXAMPLE.replace("kindergeld-beratung, elsewhere", "kindergeld, elsewhere"), "utf-8")
    played = ("--days", "7", "--warm-up", "7", "--replications", "2", "--from", "2026-03-02")
    assert answer(["compare", str(office), str(office), *played]) == 0
    used = next(line for line in capsys.readouterr().out.splitlines() if "use of staff" in line)
    assert re.search(r"%  +0\.0 points +0\.0 to 0\.0 points +not distinguishable$", used)


def test_what_no_day_could_show_is_explained_where_the_dash_stands(tmp_path: Path, capsys: Printed) -> None:
    office = tmp_path / "office.yaml"
    office.write_text(EXAMPLE.replace("kindergeld-beratung, elsewhere", "kindergeld, elsewhere"), "utf-8")
    assert answer(["simulate", str(office), "--days", "7", "--warm-up", "0", "--replications", "1"]) == 0
    assert "  –: the days measured are too few to see it, or there was none of it.\n" in capsys.readouterr().out


def test_a_log_is_written_without_a_word_about_what_was_not_left_out(tmp_path: Path, capsys: Printed) -> None:
    log, out = log_of(tmp_path, ("a", "b")), tmp_path / "out.csv"
    assert answer(["mine", log, "--write", str(out)]) == 0
    assert capsys.readouterr().err == f"Written to {out}.\n"
    Path(log).write_text(Path(log).read_text("utf-8") + ",a,2026-05-04T08:00:00Z,\n", "utf-8")
    assert answer(["mine", log, "--write", str(out)]) == 0
    assert capsys.readouterr().err == f"Written to {out}; 1 event without moment, kind or trace left out.\n"


def test_on_a_terminal_a_long_last_column_goes_on_below_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    way = " → ".join(["drawn", "called", "served"] * 4)
    say_rows("Ways", ["count", "way"], [["3", way]])
    assert f"\n  3      {way}\n" in capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((50, 20)))
    say_rows("Ways", ["count", "way"], [["3", way]])
    first, *others = capsys.readouterr().out.splitlines()[3:]
    assert others
    assert all(len(line) <= 50 for line in (first, *others))
    assert all(line.startswith(" " * 9) and line[9] != " " for line in others)
    assert " ".join(one.strip() for one in (first[9:], *others)) == way
