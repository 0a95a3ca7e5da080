# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kurzweg.cli.main import answer
from kurzweg.engine.eventlog.formats.writing import write_ocel_json
from kurzweg.engine.eventlog.formats.xes_writing import write_xes
from kurzweg.engine.mining.example import divided_office, office_log
from tests.engine.comparison.test_compare_two_logs import office_year
from tests.engine.eventlog.files import CSV, OCEL, XES, put

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def log(tmp_path: Path) -> str:
    path = tmp_path / "office.xes"
    write_xes(office_log(), path)
    return str(path)


def told(printed: Printed) -> dict[str, Any]:
    document = json.loads(printed.readouterr().out)
    assert isinstance(document, dict)
    return document


def test_the_tables_for_people_tell_the_worked_example(log: str, capsys: Printed) -> None:
    assert answer(["mine", log, "--least", "1"]) == 0
    said = capsys.readouterr().out
    for line in (
        f"{log}: XES, 19 events, 4 traces by matter",
        "  ! 1 step has no unit; what borders on it is no hand-over.",
        "Throughput of 4 closed traces in calendar time: P10 4.6 h, median 7 h, P90 9.4 h, P95 9.7 h",
        "Hand-overs: 2.25 per trace; 2 steps beside an unknown unit not counted.",
        "  b     c   5      10 h    35.7%  3.2 h",
        "  U1    U2     2      2       3 h",
    ):
        assert line in said


def test_the_document_for_machines_has_the_same_figures_and_stable_keys(log: str, capsys: Printed) -> None:
    assert answer(["mine", log, "--json", "--least", "1"]) == 0
    document = told(capsys)
    assert list(document) == [
        "file", "format", "by", "events", "traces", "from", "until", "quality", "throughput", "progress",
        "handovers_per_trace", "uncounted_handovers", "deadlines", "fitness", "parallel_matters", "double_capture",
        "untold", "tables", "unasked", "changes",
    ]  # fmt: skip
    tables = {table["name"]: table for table in document["tables"]}
    assert tables["ways"]["rows"][0] == [["a", "b", "c", "d"], 2, 0.5]
    assert document["throughput"]["calendar"]["p50"] == 7 * 3600
    assert document["throughput"]["opening"] is None
    assert document["quality"]["findings"] == {"unknown-unit": 1}


def test_groups_below_five_are_hidden_unless_asked_for(log: str, capsys: Printed) -> None:
    assert answer(["mine", log, "--json"]) == 0
    tables = {table["name"]: table for table in told(capsys)["tables"]}
    assert (tables["ways"]["rows"], tables["ways"]["hidden"]) == ([], 3)
    assert tables["rework"]["rows"] == []


def test_opening_time_stands_beside_calendar_time(log: str, capsys: Printed) -> None:
    opened = ["--open", "mon-fri 09:00-11:00", "--zone", "UTC"]
    assert answer(["mine", log, "--json", "--least", "1", *opened]) == 0
    document = told(capsys)
    assert document["throughput"]["opening"]["p95"] == 2 * 3600
    names = [table["name"] for table in document["tables"]]
    assert "bottlenecks_open" in names
    assert answer(["mine", log, "--json", *opened, "--closed", "2026-05-04"]) == 0
    assert told(capsys)["throughput"]["opening"]["p95"] == 0


def test_open_matters_are_told_beside_the_closed_ones(log: str, capsys: Printed) -> None:
    assert answer(["mine", log, "--json", "--end", "c"]) == 0
    assert told(capsys)["throughput"]["calendar"]["open"] == 0
    assert answer(["mine", log, "--json", "--end", "x"]) == 2
    assert told(capsys)["problems"][0]["mend"] == "There are: a, b, c, d."


@pytest.mark.parametrize(("name", "content"), [("a.csv", CSV), ("a.json", OCEL), ("a.xes", XES)])
@pytest.mark.parametrize("ending", [".json", ".sqlite", ".xes", ".xes.gz"])
def test_any_log_becomes_any_other(tmp_path: Path, name: str, content: str, ending: str, capsys: Printed) -> None:
    source, target = put(tmp_path, name, content), tmp_path / f"out{ending}"
    assert answer(["mine", str(source), "--write", str(target), "--json"]) == 0
    first = told(capsys)
    assert answer(["mine", str(target), "--json"]) == 0
    again = told(capsys)
    lost = first["quality"]["findings"].get("default-time", 0)
    assert again["events"] == first["events"] - lost


def test_an_object_centric_log_follows_what_it_is_told_to(tmp_path: Path, capsys: Printed) -> None:
    path = str(put(tmp_path, "a.json", OCEL.replace('"matter"', '"application"')))
    assert answer(["mine", path, "--json"]) == 0
    printed = capsys.readouterr()
    assert "A trace follows an object of the type application; --by chooses another." in printed.err
    assert json.loads(printed.out)["by"] == "application"
    assert answer(["mine", path, "--json", "--by", "person"]) == 2
    cause = 'The log has no traces by "person". Known: matter, case, work_item, application, unit.'
    assert told(capsys)["problems"][0]["cause"] == cause


@pytest.mark.parametrize(
    ("words", "field", "cause"),
    [
        (["--zone", "Berlin"], "--zone", 'There is no time zone "Berlin".'),
        (["--open", "montag 8-12"], "--open", '"montag 8-12" names no days of the week.'),
        (["--open", "mon 8-12"], "--open", '"8-12" in "mon 8-12" is no time from-to.'),
        (["--open", "mon 12:00-08:00"], "--open", "12:00-08:00 ends before it begins."),
        (["--open", "mon 08:00-12:00", "--closed", "yes"], "--closed", "Invalid isoformat string: 'yes'."),
        (["--write", "a.doc"], "--write", 'Nothing can be written to "a.doc".'),
    ],
)
def test_wrong_options_are_refused_with_their_name(
    log: str, capsys: Printed, words: list[str], field: str, cause: str
) -> None:
    assert answer(["mine", log, "--json", *words]) == 2
    (problem,) = told(capsys)["problems"]
    assert (problem["field"], problem["cause"]) == (field, cause)
    assert problem["mend"]


def test_a_broken_log_ends_with_two_a_place_and_a_mend(tmp_path: Path, capsys: Printed) -> None:
    path = put(tmp_path, "a.xes", XES[:-60])
    assert answer(["mine", str(path)]) == 2
    assert capsys.readouterr().err == (f"{path}, line 17: The XML is broken: unclosed token. Export the log again.\n")
    assert answer(["mine", str(tmp_path / "gone.xes")]) == 2
    assert "No such file or directory." in capsys.readouterr().err


def test_an_earlier_log_is_compared_with_intervals(tmp_path: Path, capsys: Printed) -> None:
    paths = []
    for days in (9, 4):
        paths.append(tmp_path / f"{days}.xes.gz")
        write_xes(office_year(days, days=days, hands=0.3), paths[-1])
    before, after = (str(path) for path in paths)
    assert answer(["mine", after, "--before", before, "--json"]) == 0
    changes = {change["measure"]: change for change in told(capsys)["changes"] if not change["service"]}
    assert changes["throughput-median"]["verdict"] == "lower"
    assert changes["throughput-median"]["difference"]["high"] < 0
    assert changes["handovers"]["verdict"] == "not distinguishable"
    assert answer(["mine", after, "--before", before]) == 0
    said = capsys.readouterr().out
    assert (
        f"Compared with {before} (95 % intervals; of twenty one misses by chance; too few: fewer than 30 on one side)"
        in said
    )
    assert "not distinguishable" in said


STRUCTURE = """
kurzweg: 1
office: Musterstadt
label: Entwurf
land: ST
valid_from: 2026-01-01
units:
  - {id: u1, name: {de: Eins}, kind: casework}
  - {id: u2, name: {de: Zwei}, kind: casework}
responsibilities:
  - {service: duldung, lead: u1, when: {surname: A-K}}
  - {service: duldung, lead: u2, when: {surname: [L-Z, unknown]}}
"""


def test_a_structure_beside_the_log_shows_who_does_shadow_work(tmp_path: Path, capsys: Printed) -> None:
    path, structure = tmp_path / "office.json", tmp_path / "office.yaml"
    write_ocel_json(divided_office()[0], path)
    structure.write_text(STRUCTURE, "utf-8")
    assert answer(["mine", str(path), "--structure", str(structure)]) == 0
    said = capsys.readouterr().out
    assert "duldung  surname A–K             12     clear  u1 7" in said
    assert answer(["mine", str(path), "--structure", str(structure), "--json"]) == 0
    document = told(capsys)
    table = next(one for one in document["tables"] if one["name"] == "responsibilities")
    assert table["rows"][0] == ["duldung", "surname A–K", 12, "clear", ["u1 7"], [], ["u2 5"]]
    assert document["unasked"] == {"unknown_service": 0, "nameless": 0}


def test_a_structure_that_is_none_is_refused_with_its_place(log: str, capsys: Printed) -> None:
    assert answer(["mine", log, "--structure", "no-such-office"]) == 2
    assert "no-such-office: There is no such file and no such blueprint." in capsys.readouterr().err


def test_work_that_names_no_service_is_counted_beside_the_matrix(log: str, capsys: Printed) -> None:
    assert answer(["mine", log, "--structure", "duesseldorf-2018"]) == 0
    assert "19 pieces of work name no service or no unit" in capsys.readouterr().out
