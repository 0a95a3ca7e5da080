# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg structure check`: proven, or one person per flaw with the lines of the rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kurzweg.cli.main import answer
from kurzweg.engine.structure import COMPARTMENTS
from kurzweg.services.catalogue import load_catalogue

HEAD = """\
kurzweg: 1
office: Probe
label: Entwurf
land: ST
valid_from: 2018-04-26
units:
  - {id: u1, name: Eins, kind: casework, compartments: [COMPARTMENTS]}
  - {id: u2, name: Zwei, kind: partner, compartments: [COMPARTMENTS]}
groups:
  rest: [REST]
responsibilities:
  - {service: rest, lead: u1}
"""


def structure(folder: Path, *rules: str) -> Path:
    """A structure that covers the whole catalogue but for the toleration permit."""
    rest = ", ".join(service for service in load_catalogue().services if service != "duldung")
    text = HEAD.replace("COMPARTMENTS", ", ".join(COMPARTMENTS)).replace("REST", rest)
    path = folder / "probe.yaml"
    path.write_text(text + "".join(f"  - {rule}\n" for rule in rules), "utf-8")
    return path


def test_the_blueprint_is_proven(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["structure", "check", "burgenlandkreis-2018"]) == 0
    assert "64 services, exactly one lead for everybody" in capsys.readouterr().out


def test_a_gap_and_a_clash_are_told_with_lines_and_persons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = structure(
        tmp_path,
        "{service: duldung, lead: u1, when: {surname: A-L}}",
        "{service: duldung, lead: u2, when: {surname: L-Z}}",
    )
    assert answer(["structure", "check", str(path)]) == 1
    clash, gap, count = capsys.readouterr().out.splitlines()
    assert clash.startswith(
        f"{path}, lines 13, 14: duldung: several rules hold at once (u1, u2). Example: surname Lange"
    )
    assert "surname unknown (single name), any age" in gap
    assert count == f"{path}: 2 findings."


def test_findings_are_told_in_german_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = structure(tmp_path, '{service: duldung, lead: u1, when: {age: "<18"}}')
    assert answer(["structure", "check", "--language", "de", str(path)]) == 1
    assert "Niemand ist zuständig. Beispiel: beliebiger Nachname, 18 Jahre alt." in capsys.readouterr().out


def test_machines_read_one_document_with_stable_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = structure(tmp_path, '{service: duldung, lead: u1, when: {age: "<18"}}')
    assert answer(["structure", "check", "--json", str(path), "burgenlandkreis-2018"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["passes"] is False
    assert [report["passes"] for report in document["structures"]] == [False, True]
    (finding,) = document["structures"][0]["findings"]
    assert finding["kind"] == "gap"
    assert finding["facts"] == {"age": 18}
    assert finding["lines"] == [13]
    assert finding["region"] == {"age": [">=18", "unknown"]}
    assert finding["person"] == {"de": "beliebiger Nachname, 18 Jahre alt", "en": "any surname, 18 years old"}


def test_a_service_that_does_not_exist_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = structure(tmp_path, "{service: duldnug, lead: u1}")
    assert answer(["structure", "check", str(path)]) == 2
    told = capsys.readouterr().err
    assert "line 13" in told
    assert '"duldung"' in told


def test_a_missing_file_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["structure", "check", "burgenlandkreis-2081"]) == 2
    assert "burgenlandkreis-2018" in capsys.readouterr().err
