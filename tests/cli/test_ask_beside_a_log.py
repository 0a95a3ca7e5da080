# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kurzweg.cli import mine_asked
from kurzweg.cli.main import answer
from kurzweg.engine.eventlog.formats.xes_writing import write_xes
from kurzweg.engine.mining.example import office_log

Printed = pytest.CaptureFixture[str]
HEAD = "case;activity;time;unit;service;citizen;paper"


def row(case: str, activity: str, day: str, unit: str = "U1", citizen: str = "", paper: str = "") -> str:
    return f"{case};{activity};2026-{day}T08:00:00Z;{unit};duldung;{citizen};{paper}"


@pytest.fixture
def log(tmp_path: Path) -> str:
    """Six persons, each with two matters in two units at once, and asked for the passport by both; one more is slow."""
    rows = [HEAD]
    for number in range(6):
        for unit, day in (("U1", "05-04"), ("U2", "05-11")):
            case, citizen = f"{unit}-{number}", f"anna-{number}"
            rows += [row(case, "opened", day, unit, citizen), row(case, "asked", day, unit, citizen, "passport")]
            rows.append(row(case, "settled", "06-01", unit, citizen))
    rows += [row("slow", "opened", "01-05", citizen="berta"), row("slow", "settled", "06-02", citizen="berta")]
    path = tmp_path / "office.csv"
    path.write_text("\n".join(rows), "utf-8")
    return str(path)


@pytest.fixture
def model(tmp_path: Path) -> str:
    path = tmp_path / "model.csv"
    path.write_text("from,to,why\n,opened,\nopened,asked,\nasked,settled,\nsettled,,\n", "utf-8")
    return str(path)


def mined(capsys: Printed, *words: str) -> dict[str, Any]:
    assert answer(["mine", *words, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    document["tables"] = {table["name"]: table for table in document["tables"]}
    return dict(document)


def refused(capsys: Printed, *words: str) -> dict[str, Any]:
    assert answer(["mine", *words, "--json"]) == 2
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    return dict(problem)


def test_what_the_log_cannot_tell_is_said_with_the_option_that_helps(log: str, capsys: Printed) -> None:
    document = mined(capsys, log)
    assert [one["needs"] for one in document["untold"]] == ["spans", "model", "person", "person"]
    assert [document[one["measure"]] for one in document["untold"]] == [None] * 4
    assert answer(["mine", log]) == 0
    said = capsys.readouterr().out
    assert "What cannot be told" in said
    for option in ("--within", "--model", "--person"):
        assert option in said


def test_matters_of_one_person_in_two_units_are_counted_and_nobody_is_named(log: str, capsys: Printed) -> None:
    asked = [log, "--person", "citizen", "--end", "settled"]
    document = mined(capsys, *asked)
    assert document["parallel_matters"] == {"persons": 6, "crowds": 0, "unknown": 0}
    assert document["tables"]["parallel_matters"]["rows"] == [["duldung", "U1", "U2", 6, 6]]
    assert "anna" not in json.dumps(document)
    assert answer(["mine", *asked]) == 0
    said = capsys.readouterr().out
    assert "Parallel matters: 6 persons; 0 traces not counted." in said
    assert "anna" not in said


def test_papers_asked_for_twice_are_counted(log: str, capsys: Printed) -> None:
    asked = [log, "--person", "citizen", "--paper", "paper", "--request", "asked"]
    document = mined(capsys, *asked)
    assert document["double_capture"] == {"persons": 6, "requests": 12, "unknown": 0}
    assert document["tables"]["double_capture"]["rows"] == [["passport", "U1", "U2", 6, 6]]
    assert mined(capsys, *asked, "--valid", "7")["double_capture"]["persons"] == 0
    assert answer(["mine", *asked]) == 0
    assert "Asked twice: 6 persons, in 12 requests; 0 not counted." in capsys.readouterr().out


def test_a_few_persons_are_hidden_in_the_table_and_in_the_sum(log: str, capsys: Printed) -> None:
    asked = [log, "--person", "citizen", "--paper", "paper", "--request", "asked", "--least", "7"]
    document = mined(capsys, *asked)
    assert (document["parallel_matters"]["persons"], document["double_capture"]["persons"]) == (None, None)
    tables = [document["tables"][name] for name in ("parallel_matters", "double_capture")]
    assert [(table["rows"], table["hidden"]) for table in tables] == [([], 1), ([], 1)]
    assert answer(["mine", *asked]) == 0
    assert "Parallel matters: fewer than 7 persons" in capsys.readouterr().out


def test_a_span_that_is_given_tells_who_was_late_unless_they_are_few(log: str, capsys: Printed) -> None:
    asked = [log, "--end", "settled", "--within"]
    late = mined(capsys, *asked, "duldung=22d")
    assert late["deadlines"] == {"basis": "given", "due": 13, "missed": 7, "share": 7 / 13, "running": 0}
    assert late["tables"]["deadlines"]["rows"] == [["duldung", 13, 7, 7 / 13, 0]]
    few = mined(capsys, *asked, "3m")
    assert (few["deadlines"]["missed"], few["deadlines"]["share"]) == (None, None)
    assert few["tables"]["deadlines"]["rows"] == [["duldung", 13, None, None, 0]]
    assert mined(capsys, *asked, "3m", "--least", "1")["deadlines"]["missed"] == 1
    assert answer(["mine", *asked, "22"]) == 0
    assert "as given, from the first event on: 13 traces have one, 7 missed it (53.8%)." in capsys.readouterr().out


def test_the_catalogue_knows_by_when_the_law_wants_an_answer(log: str, capsys: Printed) -> None:
    assert mined(capsys, log, "--within", "catalogue", "--least", "1")["deadlines"] is None
    path = Path(log)
    path.write_text(path.read_text("utf-8").replace("duldung", "aufenthaltserlaubnis-verlaengerung"), "utf-8")
    assert mined(capsys, log, "--within", "catalogue", "--least", "1")["deadlines"]["missed"] == 1


def test_the_log_may_state_its_deadlines_itself(log: str, capsys: Printed) -> None:
    document = mined(capsys, log, "--due", "opened", "--missed", "asked", "--least", "1")
    assert document["deadlines"] == {"basis": "logged", "due": 13, "missed": 12, "share": 12 / 13, "running": 0}


def test_every_step_beside_the_model_is_listed(log: str, model: str, capsys: Printed) -> None:
    document = mined(capsys, log, "--model", model, "--least", "1")
    assert document["fitness"] == {"traces": 12 / 13, "edges": 50 / 51}
    assert document["tables"]["forbidden"]["rows"] == [["opened", "settled", 1, 1]]
    assert mined(capsys, log, "--model", model)["fitness"] == {"traces": None, "edges": None}
    assert answer(["mine", log, "--model", model, "--least", "1"]) == 0
    assert "Allowed ways: 92.3% of traces, 98.0% of steps, ends included." in capsys.readouterr().out


def test_a_log_may_be_the_model_by_its_usual_ways(log: str, capsys: Printed) -> None:
    assert mined(capsys, log, "--model", log, "--least", "1")["fitness"]["traces"] == 12 / 13


def test_persons_of_a_log_are_not_written_for_others(log: str, tmp_path: Path, capsys: Printed) -> None:
    for ending in ("csv", "xes", "json"):
        out = tmp_path / f"out.{ending}"
        mined(capsys, log, "--person", "citizen", "--write", str(out))
        assert "anna" not in out.read_text("utf-8")


def test_xes_may_say_of_a_whole_trace_whom_it_is_about(tmp_path: Path, capsys: Printed) -> None:
    path = tmp_path / "office.xes"
    write_xes(office_log(), path)
    told = path.read_text("utf-8").replace("<event>", '<event><string key="service" value="duldung"/>')
    path.write_text(told.replace("<trace>", '<trace><string key="citizen" value="anna"/>'), "utf-8")
    document = mined(capsys, str(path), "--person", "citizen", "--least", "1")
    assert document["tables"]["parallel_matters"]["rows"] == [["duldung", "U1", "U2", 1, 3]]
    assert "anna" not in json.dumps(document)


@pytest.mark.parametrize(
    ("words", "field", "cause"),
    [
        (["--within", "soon"], "--within", '"soon" is no span.'),
        (["--within", "0"], "--within", '"0" is no span.'),
        (["--within", "heirat=3m"], "--within", 'The log has no service "heirat".'),
        (["--request", "begged"], "--request", 'No event is called "begged".'),
        (["--due", "promised"], "--due", 'No event is called "promised".'),
        (["--person", "nobody"], "--person", 'There is no column "nobody".'),
        (
            ["--person", "citizen", "--paper", "letter", "--request", "asked"],
            "--paper",
            'The log has no column and no type of object "letter". Known: paper.',
        ),
    ],
)
def test_what_the_log_does_not_have_is_refused_with_the_option(
    log: str, words: list[str], field: str, cause: str, capsys: Printed
) -> None:
    problem = refused(capsys, log, *words)
    assert (problem["field"], problem["cause"]) == (field, cause)


def test_a_model_that_is_broken_is_refused_with_its_line(
    log: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    path = tmp_path / "model.csv"
    path.write_text("from,to\na,b\nc\n", "utf-8")
    problem = refused(capsys, log, "--model", str(path))
    assert (problem["file"], problem["line"], problem["field"]) == (str(path), 3, "--model")
    path.write_text("from,to\n" + "a,b\n" * 9, "utf-8")
    monkeypatch.setattr(mine_asked, "MOST_EDGES", 8)
    assert refused(capsys, log, "--model", str(path))["mend"] == "Leave the rare ones out."
    assert refused(capsys, log, "--model", str(tmp_path / "gone.csv"))["cause"] == "No such file or directory."
