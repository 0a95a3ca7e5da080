# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg structure list|show|diff|export|import|schema`."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from kurzweg.cli import difference
from kurzweg.cli import structure as commands
from kurzweg.cli.files import open_structure
from kurzweg.cli.main import answer
from kurzweg.engine.structure import EXAMPLE, blueprint_texts, example, plain, read, schema, write

RESERVED = {"import": "import_", "list": "list_"}
"""Commands whose names Python needs itself."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    path = tmp_path / "amt.yaml"
    path.write_text(EXAMPLE, "utf-8")
    return path


def asked(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = answer(["structure", *map(str, words)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_show_draws_the_tree_and_marks_guesses(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = asked(capsys, "show", office)
    assert code == 0
    assert told.splitlines()[:6] == [
        "Migrationsagentur Musterkreis, nach der Zusammenlegung (ST, from 2018-04-26)",
        "  Migrationsagentur [migrationsagentur] back, Landratsamt Naumburg",
        "    Eingangszone [servicepoint] front, Landratsamt Naumburg, staff 5 (assumed), lanes s1 s2, "
        "open mon tue thu (assumed), professional ordnungsamt",
        "      leads front",
        "    Ausländerrecht 1 [auslaenderrecht-1] casework, staff 8.5 (assumed)",
        "      leads duldung (surname A-K)",
    ]
    assert "elsewhere: kindergeld-beratung: Familienkasse (Naumburg)" in told


@pytest.mark.parametrize(
    "words",
    [("list",), ("show", "OFFICE"), ("diff", "OFFICE", "OFFICE"), ("import", "OFFICE", "--out", "OUT"), ("schema",)],
)
def test_the_keys_of_a_json_answer_are_those_that_help_lists(
    words: tuple[str, ...], office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"OFFICE": str(office), "OUT": str(tmp_path / "out.yaml")}
    code, told, _ = asked(capsys, *(places.get(word, word) for word in words), "--json")
    assert code == 0
    document: dict[str, Any] = json.loads(told)
    assert list(document) == _keys_in_help(words[0])


def _keys_in_help(command: str) -> list[str]:
    function = difference.diff if command == "diff" else getattr(commands, RESERVED.get(command, command))
    paragraph = re.sub(r"\s+", " ", str(function.__doc__)).partition("JSON: ")[2]
    return re.sub(r" \(.*?\)", "", paragraph).strip(" .").split(", ")


def test_show_as_json_has_every_unit_with_what_it_leads(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(asked(capsys, "show", office, "--json")[1])
    servicepoint = document["units"][1]
    assert (servicepoint["id"], servicepoint["depth"]) == ("servicepoint", 1)
    assert servicepoint["leads"] == [{"service": "front", "lead": "servicepoint"}]
    assert servicepoint["assumed"] == ["staff", "hours"]
    assert [rule["service"] for rule in document["elsewhere"]] == ["kindergeld-beratung"]


def test_equal_structures_have_no_difference(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "diff", office, office) == (0, "", "No difference.\n")


def test_a_difference_is_told_in_the_language_that_is_asked_for(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(EXAMPLE.replace("staff: 8.5", "staff: 9"), "utf-8")
    story, _, changes = asked(capsys, "diff", office, other)[1].partition("\n\n")
    assert changes == "Unit Ausländerrecht 1: staff was 8.5, becomes 9.\n"
    assert "Posts of the own house: 21.5 before, 22 after (partly assumed)." in story.splitlines()
    told = asked(capsys, "diff", office, other, "--language", "de")[1]
    assert told.splitlines()[-1] == "Einheit Ausländerrecht 1: Stellen bisher 8.5, künftig 9."
    (change,) = json.loads(asked(capsys, "diff", office, other, "--json")[1])["changes"]
    assert (change["kind"], change["place"]) == ("staff_changed", "units.auslaenderrecht-1.staff")
    assert (change["before"], change["after"]) == (8.5, 9)


def test_a_difference_as_json_says_who_takes_over_what(capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = asked(capsys, "diff", "duesseldorf-2017", "duesseldorf-2018", "--json")
    assert code == 0
    document = json.loads(told)
    assert document["figures"]["before"]["double"] > document["figures"]["after"]["double"]
    (volunteers,) = (hand for hand in document["hands"] if hand["services"] == ["ehrenamt-vermittlung"])
    assert volunteers == {
        "services": ["ehrenamt-vermittlung"],
        "before": "fluechtlingsbeauftragte",
        "after": "ehrenamt",
        "regions": [],
        "by_succession": False,
    }


def test_the_blueprints_are_listed_with_their_size(capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = asked(capsys, "list")
    assert code == 0
    assert told.splitlines()[0] == (
        "burgenlandkreis-2017: Burgenlandkreis, vor der Zusammenlegung (ST, from 2017-01-01), 22 units, 4 sites"
    )
    assert [line.partition(":")[0] for line in told.splitlines()] == list(blueprint_texts())


def test_the_list_as_json_says_how_much_is_sourced_and_how_much_a_guess(capsys: pytest.CaptureFixture[str]) -> None:
    (*_, last) = json.loads(asked(capsys, "list", "--json")[1])["blueprints"]
    assert (last["name"], last["land"], last["valid_from"]) == ("duesseldorf-2018", "NW", "2018-01-01")
    assert (last["units"], last["sites"], last["staff"]) == (19, 6, 533)
    assert last["sources"] > 5
    assert "demand" in last["assumed"]


def test_export_prints_the_canonical_text(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "export", office) == (0, write(example()), "")


def test_export_writes_a_file_and_prints_json(office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.yaml"
    assert asked(capsys, "export", office, "--out", out) == (0, "", f"Written: {out}\n")
    assert out.read_text("utf-8") == write(example())
    assert json.loads(asked(capsys, "export", office, "--json")[1]) == plain(example())


def test_import_reads_what_export_wrote_as_json(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exported, out = tmp_path / "amt.json", tmp_path / "out.yaml"
    exported.write_text(asked(capsys, "export", office, "--json")[1], "utf-8")
    assert asked(capsys, "import", exported, "--out", out) == (0, "", f"Written: {out}\n")
    assert read(out.read_text("utf-8")) == example()


def test_import_says_how_much_came_along(office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.yaml"
    assert json.loads(asked(capsys, "import", office, "--out", out, "--json")[1]) == {
        "written": str(out),
        "units": 6,
        "lanes": 2,
        "services": 6,
        "responsibilities": 5,
    }


def test_a_wrong_file_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong, out = tmp_path / "wrong.yaml", tmp_path / "out.yaml"
    wrong.write_text(EXAMPLE.replace("kind: front", "kind: frond"), "utf-8")
    out.write_text("was da war", "utf-8")
    code, told, errors = asked(capsys, "import", wrong, "--out", out)
    assert (code, told) == (2, "")
    assert errors == f'{wrong}, line 13, units[2].kind: "frond" is no kind of unit. Did you mean "front"?\n'
    assert out.read_text("utf-8") == "was da war"


def test_a_full_disk_leaves_the_old_file_and_no_rest(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.yaml"
    out.write_text("was da war", "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, _, errors = asked(capsys, "export", office, "--out", out)
    assert code == 2
    assert errors.startswith(f"{out}: It cannot be written: No space left on device.")
    assert out.read_text("utf-8") == "was da war"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["amt.yaml", "out.yaml"]


def test_a_file_keeps_its_permissions_and_a_link_stays_a_link(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target, link = tmp_path / "target.yaml", tmp_path / "link.yaml"
    target.write_text("alt", "utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    assert asked(capsys, "export", office, "--out", link)[0] == 0
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert target.read_text("utf-8") == write(example())


@pytest.mark.parametrize("place", ["", "amt.yaml/out.yaml", "nirgends/out.yaml"])
def test_a_place_that_cannot_be_written_is_told(
    place: str, office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, errors = asked(capsys, "export", office, "--out", tmp_path / place)
    assert code == 2
    assert errors.startswith(str(tmp_path / place))


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(asked(capsys, "schema")[1]) == schema()


def test_wrong_input_as_json_is_one_document_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = asked(capsys, "show", tmp_path, "--json")
    assert code == 2
    (problem,) = json.loads(told)["problems"]
    assert problem == {
        "file": str(tmp_path),
        "line": None,
        "field": "",
        "cause": "This is a folder.",
        "mend": "Name the YAML file in it.",
    }


def test_a_blueprint_is_called_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = asked(capsys, "show", "burgenlandkreis-2018")
    assert code == 0
    assert told.startswith("Migrationsagentur Burgenlandkreis")


@pytest.mark.parametrize("name", sorted(blueprint_texts()))
def test_every_blueprint_survives_the_round_trip(name: str) -> None:
    structure = open_structure(name)
    assert read(write(structure)) == structure


def test_a_mistyped_blueprint_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, errors = asked(capsys, "show", "burgenlandkreis-2081")
    assert code == 2
    assert errors == (
        "burgenlandkreis-2081: There is no such file and no such blueprint. "
        "Did you mean the blueprint burgenlandkreis-2018?\n"
    )


def test_a_structure_can_come_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(EXAMPLE.encode())))
    assert asked(capsys, "export", "-") == (0, write(example()), "")
