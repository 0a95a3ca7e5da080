# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg simulate` and `kurzweg compare` play offices, and say what is wrong with those that cannot be played."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kurzweg.cli import log_writing
from kurzweg.cli.main import answer
from kurzweg.engine.simulation.office.measuring import UNITS
from kurzweg.engine.structure import EXAMPLE

SHORT = ("--days", "14", "--warm-up", "7", "--replications", "3", "--from", "2026-03-02")
OFFICE = EXAMPLE.replace("kindergeld-beratung, elsewhere", "kindergeld, elsewhere")


class Said:
    """What a command answered about structures in files."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def file(self, text: str, name: str = "office.yaml") -> str:
        (self.folder / name).write_text(text, "utf-8")
        return str(self.folder / name)

    def to(self, *words: str) -> tuple[int, str, str]:
        code = answer(list(words))
        said = self.capsys.readouterr()
        return code, said.out, said.err.replace(f"{self.folder}/", "")

    def document(self, *words: str) -> dict[str, Any]:
        code, out, _ = self.to(*words, "--json")
        assert code == 0
        told: dict[str, Any] = json.loads(out)
        return told


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(tmp_path, capsys)


def test_all_measures_of_an_office_are_shown_together(said: Said) -> None:
    code, out, _ = said.to("simulate", said.file(OFFICE), *SHORT)
    assert code == 0
    assert "played from 2026-03-02: 7 days to fill the house, then 14 days measured; 3 runs from seed 1" in out
    for words in (
        "wait in the hall", "half are settled within", "hand-overs per matter", "settled at first contact",
        "use of staff", "work per matter", "95 % interval", "Assumed, since no structure says it:",
        "guess in the structure: staff of all units",
    ):  # fmt: skip
        assert words in out


def test_the_document_has_every_measure_and_the_same_seed_gives_the_same(said: Said) -> None:
    office = said.file(OFFICE)
    told = said.document("simulate", office, *SHORT)
    assert {one["measure"] for one in told["measures"]} == set(UNITS)
    assert (told["first"], told["days"], told["replications"], told["overloaded"]) == ("2026-03-02", 14, 3, [])
    assert told == said.document("simulate", office, *SHORT)
    other = said.document("simulate", office, *SHORT, "--seed", "2")
    assert other["measures"] != told["measures"]


@pytest.mark.parametrize("name", ["log.xes", "log.json", "log.sqlite", "log.csv", "log.parquet"])
def test_the_log_of_an_office_that_was_played_can_be_measured_like_any_other(said: Said, name: str) -> None:
    log = str(said.folder / name)
    assert said.to("simulate", said.file(OFFICE), *SHORT, "--log", log)[0] == 0
    told = said.document("mine", log, "--structure", said.file(OFFICE))
    assert told["traces"] > 500
    spent = told["throughput"]["calendar"]
    assert 0 < spent["open"] < told["traces"] - 100  # a matter ends when it is settled, not with what happened last
    assert not {"unpaired-work", "missing-time", "unknown-unit"} & {
        name for name, count in told["quality"]["findings"].items() if count
    }


def test_an_office_beside_itself_is_not_distinguishable(said: Said) -> None:
    office = said.file(OFFICE)
    told = said.document("compare", office, office, *SHORT)
    assert {one["verdict"] for one in told["changes"]} <= {"not distinguishable", "too few"}
    assert all(not one["difference"]["value"] for one in told["changes"])


def test_a_lane_more_shortens_the_wait_and_the_story_says_so(said: Said) -> None:
    lane = "- {id: s2, services: [front, duldung]}"
    more = said.file(OFFICE.replace(lane, lane + "\n      - {id: s3, services: [front]}"), "more.yaml")
    code, out, _ = said.to("compare", said.file(OFFICE), more, *SHORT)
    assert code == 0
    waits = next(line for line in out.splitlines() if "wait in the hall" in line)
    assert waits.endswith("lower")
    assert "not distinguishable" in out


def test_the_demand_of_a_third_structure_can_come_to_both(said: Said) -> None:
    few = said.file(OFFICE.replace("per_day: 60", "per_day: 6"), "few.yaml")
    told = said.document("compare", said.file(OFFICE), said.file(OFFICE, "same.yaml"), "--demand", few, *SHORT)
    matters = next(one for one in told["changes"] if one["measure"] == "matters")
    assert matters["before"]["value"] < 25
    assert told["demand"] == few


@pytest.mark.parametrize("name", ["log.xes", "log.json", "log.csv"])
def test_the_people_of_a_log_come_to_both(said: Said, name: str) -> None:
    office, log = said.file(OFFICE), str(said.folder / name)
    assert said.to("simulate", office, *SHORT, "--log", log)[0] == 0
    told = said.document("compare", office, office, "--demand", log, *SHORT)
    assert next(one for one in told["changes"] if one["measure"] == "matters")["before"]["value"] > 25
    code, _, err = said.to("simulate", office, "--demand", said.file("case,activity,at\n1,a,2026-01-05\n", "other.csv"))
    assert code == 2
    assert "other.csv, --demand: No MatterOpened event of the log names a service and a channel." in err


def test_an_office_that_cannot_serve_its_demand_is_played_and_says_by_how_much_it_falls_behind(said: Said) -> None:
    slow = OFFICE.replace("minutes: {mean: 25}", "minutes: {mean: 2500}")
    code, out, _ = said.to("simulate", said.file(slow), *SHORT)
    assert code == 0
    assert "auslaenderrecht-1 cannot serve its demand: its backlog grows by " in out
    told = said.document("simulate", said.file(slow), *SHORT)
    assert {one["unit"] for one in told["overloaded"]} == {"auslaenderrecht-1", "auslaenderrecht-2"}


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("cv: 0.8", "cv: -0.8", "line 43, flows[0].steps[0].minutes.cv: -0.8 is out of range."),
        ("settles: 0.7", "settles: 1.7", "line 43, flows[0].steps[0].settles: 1.7 is out of range."),
        ("no_show: 0.15", "no_show: 15", "line 52, demand[1].no_show: 15 is out of range."),
        ("per_day: 22", "per_day: 99999", "demand: About 2,101,"),
    ],
)
def test_impossible_figures_are_refused_with_field_and_line(said: Said, before: str, after: str, sentence: str) -> None:
    code, _, err = said.to("simulate", said.file(OFFICE.replace(before, after)), *SHORT)
    assert code == 2
    assert sentence in err


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        (OFFICE[: OFFICE.index("demand:")], (), "office.yaml, demand: Nobody comes: the structure has no demand."),
        (
            OFFICE.replace("service: duldung\n    per_day", "service: dulding\n    per_day").replace(", demand]", "]"),
            (),
            'demand[0].service: Nobody knows the service "dulding"',
        ),
        (OFFICE, ("--from", "heute"), '--from: "heute" is no day. Write it as in 2026-01-05.'),
        (OFFICE, ("--from", "9999-12-31"), "--from: 9999-12-31 is too far away."),
        (OFFICE, ("--log", "nowhere/log.csv"), '--log: There is no folder "nowhere". Make it first, or name another.'),
        (OFFICE, ("--log", "log.txt"), '--log: Nothing can be written to "log.txt".'),
    ],
)
def test_what_cannot_be_played_is_told_with_its_mend(
    said: Said, text: str, words: tuple[str, ...], sentence: str
) -> None:
    code, _, err = said.to("simulate", said.file(text), *SHORT, *words)
    assert code == 2
    assert sentence in err


def test_a_log_takes_its_place_only_when_all_of_it_is_written(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    old = said.file("what was there", "log.csv")

    def full(log: object, path: Path) -> int:
        path.write_text("half a log", "utf-8")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(log_writing.WRITERS, ".csv", full)
    code, _, errors = said.to("simulate", said.file(OFFICE), *SHORT, "--log", old)
    assert code == 2
    assert errors.endswith(
        "log.csv: It cannot be written: No space left on device. "
        "Check the folder, its permissions and the free space; nothing was changed.\n"
    )
    assert Path(old).read_text("utf-8") == "what was there"
    assert sorted(path.name for path in said.folder.iterdir()) == ["log.csv", "office.yaml"]


def test_one_run_says_too_who_falls_behind_and_that_chance_is_in_it(said: Said) -> None:
    slow = OFFICE.replace("minutes: {mean: 25}", "minutes: {mean: 2500}")
    _, out, _ = said.to("simulate", said.file(slow), *SHORT[:4], "--replications", "1")
    assert "auslaenderrecht-1 cannot serve its demand: its backlog grows by " in out
    assert "(in one run, chance included; more --replications tell)" in out


def test_one_run_is_told_as_one(said: Said) -> None:
    _, out, _ = said.to("simulate", said.file(OFFICE), *SHORT[:4], "--replications", "1")
    assert "; 1 run from seed 1" in out
