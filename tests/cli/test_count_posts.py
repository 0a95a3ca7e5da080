# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg staffing` works a calculation out, and says what is wrong with one that cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kurzweg.cli.main import answer

EXAMPLE = Path(__file__).resolve().parents[2] / "docs/examples/need.yaml"
TEXT = """\
kurzweg-staffing: 1
office: Migrationsagentur (erfunden)
as_of: 2026-11-23
working_time: kgst-39
allowance: kgst
tasks:
  - {name: Duldung verlängern, unit: recht, cases: 2400, minutes: 45, spread: 15, measured: 120}
  - {name: Niederlassungserlaubnis, unit: recht, cases: 900, minutes: 90}
  - {name: Auskunft, unit: servicepoint, cases: 6000, minutes: 5}
counters:
  - {unit: servicepoint, needed: [2, 2, 2, 2, 2], hours: 8, minimum: 2}
backlog: {minutes: 94446, years: 1}
"""


def asked(capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, *words: str) -> tuple[int, str, str]:
    path = tmp_path / "bedarf.yaml"
    path.write_text(text, "utf-8")
    code = answer(["staffing", str(path), *words])
    said = capsys.readouterr()
    return code, said.out, said.err.replace(str(path), "bedarf.yaml")


def test_the_posts_stand_line_by_line_with_what_they_rest_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told, _ = asked(capsys, tmp_path, TEXT)
    assert code == 0
    for said in (
        "A post works 95,400 minutes a year (KGSt",
        "86,814 minutes a post remain",
        "Duldung verlängern",
        "1.2440",
        "Counter of servicepoint: 2.7645 posts (work 0.3456, hours 2.7645, minimum 2.0000; hours decides).",
        "year 1: ",
    ):
        assert said in told


def test_the_example_of_the_readme_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["staffing", str(EXAMPLE)]) == 0
    assert "Migrationsagentur (erfunden)" in capsys.readouterr().out


def test_the_json_answer_has_the_same_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = asked(capsys, tmp_path, TEXT, "--json")
    document = json.loads(told)
    assert code == 0
    assert document["post_minutes"] == 86_814
    assert sum(line["posts"] for line in document["lines"]) == pytest.approx(189_000 / 86_814 + 30_000 / 86_814)
    assert document["interval"]["low"] < 2.52 < document["interval"]["high"]
    assert document["by_year"][0] == pytest.approx(document["posts"] + 94_446 / 86_814)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("allowance: kgst", "allowance: kgst\ndeduction: 0.09", "line 6, deduction: allowance and deduction say"),
        ("allowance: kgst\n", "", "allowance: The calculation has no allowance. Add one of allowance, deduction"),
        ("allowance: kgst", "deduction: 1.2", "line 5, deduction: 1.2 is out of range."),
        ("cases: 2400", "cases: -3", "line 7, tasks[0].cases: -3 is out of range."),
        ("working_time: kgst-39", "working_time: kgst-38", 'Did you mean "kgst-39"?'),
        ("counters:", "counters:\n  - {unit: servicepoint, minimum: 1}", "servicepoint has a counter already"),
        ("minutes: 45", "minutes: viele", "tasks[0].minutes: This is a text"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(
    before: str, after: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told, error = asked(capsys, tmp_path, TEXT.replace(before, after, 1))
    assert (code, told) == (2, "")
    assert said in error


def test_the_published_figures_are_listed_with_their_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["staffing", "--figures", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert {one["id"]: one["minutes"] for one in document["working_times"]}["bund-41"] == 98_640
    assert all(one["source"] for one in document["allowances"])


def test_without_a_file_it_says_what_to_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["staffing"]) == 2
    assert "No calculation is named." in capsys.readouterr().err


VISITS = """case,activity,time,unit,phase,work_item
1,TicketDrawn,2026-03-02T09:30:00+01:00,servicepoint,queued,1
1,ServingStarted,2026-03-02T09:32:00+01:00,servicepoint,start,1
1,ServingFinished,2026-03-02T10:02:00+01:00,servicepoint,complete,1
2,TicketDrawn,2026-03-02T09:31:00+01:00,servicepoint,queued,2
2,ServingStarted,2026-03-02T10:02:00+01:00,servicepoint,start,2
2,ServingFinished,2026-03-02T10:32:00+01:00,servicepoint,complete,2
"""


@pytest.fixture
def visits(tmp_path: Path) -> str:
    path = tmp_path / "visits.csv"
    path.write_text(VISITS, "utf-8")
    return str(path)


def test_every_hour_says_how_many_keep_the_goal(visits: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["staffing", "--log", visits]) == 0
    told = capsys.readouterr().out
    assert "So that 80% are called within 20 minutes" in told
    assert "servicepoint: up to 2; 2 people a week, 30 minutes each, 50% of them called in time." in told
    assert "2 (1.0)" in told


def test_calculation_and_hours_stand_in_one_document(
    tmp_path: Path, visits: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told, _ = asked(capsys, tmp_path, TEXT, "--log", visits, "--within", "60", "--json")
    found = json.loads(told)
    assert code == 0
    assert found["posts"] > 0
    assert found["goal"] == {"share": 0.8, "minutes": 60.0}
    assert found["peaks"] == [{"unit": "servicepoint", "needed": 2, "busy": 1.0}]
    assert [(row["weekday"], row["hour"], row["kept"]) for row in found["hours"]] == [(0, 9, 1.0)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--share", "1.5"], "--share, --within: A waiting goal is a share between 0 and 1"),
        (["--unit", "recht"], "Those who did: servicepoint."),
        (["--activity", "TaskDone"], "Nobody was served at a counter in this log."),
        (["--zone", "Naumburg"], 'There is no time zone "Naumburg".'),
    ],
)
def test_hours_that_cannot_be_told_say_why(
    visits: str, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(["staffing", "--log", visits, *words]) == 2
    assert said in capsys.readouterr().err
