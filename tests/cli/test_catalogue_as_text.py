# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg catalogue export|check|diff|import`: the catalogue of services without the web."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from kurzweg.catalogue.draft import current_draft
from kurzweg.cli import catalogue as commands
from kurzweg.cli.main import answer
from kurzweg.services.catalogue import SEED, load_catalogue
from kurzweg.services.everyday import SEED as WORDS
from kurzweg.walls.identity import JOB, acting_as


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An office's own file: one German text and one fee are others."""
    path = tmp_path / "katalog.yaml"
    text = SEED.read_text("utf-8").replace("title_de: Visum verlängern", "title_de: Visum länger gelten lassen")
    path.write_text(text.replace("  - eur: 100\n", "  - eur: 101\n", 1), "utf-8")
    return path


def asked(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = answer(["catalogue", *map(str, words)])
    said = capsys.readouterr()
    return code, said.out, said.err


def drafted(service: str) -> str:
    with transaction.atomic(), acting_as(JOB):
        return current_draft().catalogue.services[service].title("de").value


def test_what_shipped_is_exported_sign_by_sign(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "export", "shipped") == (0, SEED.read_text("utf-8"), "")
    assert asked(capsys, "export", "shipped", "--words") == (0, WORDS.read_text("utf-8"), "")


def test_what_is_in_force_is_exported_when_nothing_is_named(
    committed_world: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(capsys, "export") == (0, SEED.read_text("utf-8"), "")


def test_an_exported_draft_is_read_again_without_a_difference(
    committed_world: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, words = tmp_path / "entwurf.yaml", tmp_path / "woerter.yaml"
    assert asked(capsys, "export", "draft", "--out", out)[0] == 0
    assert asked(capsys, "export", "draft", "--words", "--out", words)[0] == 0
    assert asked(capsys, "diff", "draft", out) == (0, "", "No difference.\n")
    assert asked(capsys, "diff", "draft", words)[0] == 2
    assert asked(capsys, "export", out)[1] == out.read_text("utf-8")


def test_a_catalogue_is_read_from_standard_input(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.read_bytes())))
    assert asked(capsys, "export", "-") == (0, file.read_text("utf-8"), "")


def test_check_counts_what_is_there_and_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = asked(capsys, "check", "shipped")
    assert code == 0
    lines = told.splitlines()
    assert re.fullmatch(r"shipped: 64 services, 92 documents, 12 life situations, \d+ everyday words\.", lines[0])
    assert lines[1] == "  en: all reviewed"
    assert lines[2].startswith("  ar: ")


def test_check_says_no_where_texts_are_missing_and_completeness_was_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SEED.read_text("utf-8")
    german = tmp_path / "nur-zwei.yaml"
    german.write_text(_without_translations(text), "utf-8")
    code, told, _ = asked(capsys, "check", german, "--complete", "--json")
    assert code == 1
    document: dict[str, Any] = json.loads(told)
    assert document["passes"] is False
    assert document["catalogues"][0]["gaps"]["ar"] == {"missing": 168, "outdated": 0, "draft": 0}


def _without_translations(text: str) -> str:
    kept: list[str] = []
    inside = False
    for line in text.splitlines():
        if line == "  translations:":
            inside = True
            kept.append("  translations: {}")
        elif not (inside and line.startswith("    ")):
            inside = False
            kept.append(line)
    return "\n".join(kept) + "\n"


def test_everyday_words_are_a_file_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = asked(capsys, "check", WORDS, "--json")
    assert code == 0
    report = json.loads(told)["catalogues"][0]
    assert (report["services"], report["gaps"]) == (0, {})
    assert report["words"] > 2000


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("schema: kurzweg/service-catalogue\n", 'The field "schema_version" is missing.'),
        ("services: [\n", "The text is not valid YAML here"),
        ("", "The file is empty."),
        ("a: 1\n" * 500_000, "The file is larger than 2 MB."),
    ],
    ids=["half", "broken", "empty", "large"],
)
@pytest.mark.parametrize("command", ["check", "export", "import"])
def test_a_wrong_file_is_named_with_line_field_and_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: str, sentence: str, command: str
) -> None:
    path = tmp_path / "falsch.yaml"
    path.write_text(wrong, "utf-8")
    code, told, said = asked(capsys, command, path)
    assert (code, told) == (2, "")
    assert said.startswith("falsch.yaml")
    assert sentence in said


def test_a_wrong_field_is_named_by_its_line(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(file.read_text("utf-8").replace("service_minutes: 45", "service_minutes: viele", 1), "utf-8")
    code, told, _ = asked(capsys, "check", file, "--json")
    assert code == 2
    (problem,) = json.loads(told)["problems"]
    assert (problem["field"], problem["mend"]) == (
        "services[0].service_minutes",
        "Write a number from 1 to 600 without quotation marks.",
    )
    assert "service_minutes: viele" in file.read_text("utf-8").splitlines()[problem["line"] - 1]


def test_a_name_that_is_no_file_says_what_else_could_be_meant(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, said = asked(capsys, "check", "kein.yaml")
    assert code == 2
    assert said == (
        "kein.yaml: There is no such file. Check the path, or write shipped, in-force, draft or version-1.\n"
    )


def test_a_version_that_never_was_is_told(committed_world: object, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, said = asked(capsys, "export", "version-99")
    assert (code, said) == (
        2,
        "version-99: This office has no such version. Look at /leistungen/staende/ for its versions.\n",
    )


def test_a_difference_is_told_in_sentences(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = asked(capsys, "diff", "shipped", file, "--language", "de")
    assert code == 0
    assert told.splitlines() == [
        "Aufenthaltserlaubnis erstmals erteilen: Gebühren jetzt 101 Euro (§ 45 Nr. 1 AufenthV), bisher 100 Euro"
        " (§ 45 Nr. 1 AufenthV).",
        "Visum verlängern: heißt auf Deutsch jetzt „Visum länger gelten lassen“, bisher „Visum verlängern“.",
    ]


def test_an_import_goes_into_the_draft_and_visitors_see_nothing_of_it(
    committed_world: object, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told, said = asked(capsys, "import", file)
    assert code == 0
    assert len(told.splitlines()) == 2
    assert said == "2 changes are in the draft. Publish them at /leistungen/entwurf/.\n"
    assert drafted("visum-verlaengerung") == "Visum länger gelten lassen"
    assert asked(capsys, "import", file) == (0, "", "No difference.\n")
    assert asked(capsys, "export", "in-force")[1] == SEED.read_text("utf-8")
    _, told, _ = asked(capsys, "diff", "in-force", "draft", "--json")
    outdated = [one for one in json.loads(told)["changes"] if one["part"] == "text" and one["language"] == "uk"]
    assert [one["after"]["status"] for one in outdated] == ["outdated"]


def test_what_the_file_does_not_have_is_kept_and_said(
    committed_world: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SEED.read_text("utf-8")
    start, end = text.index("- id: widerspruch\n"), text.index("- id: auskunft-sachstand\n")
    path = tmp_path / "kleiner.yaml"
    path.write_text(text[:start] + text[end:], "utf-8")
    code, told, _ = asked(capsys, "import", path, "--json")
    assert code == 0
    document = json.loads(told)
    assert [one["english"] for one in document["kept"] if one["id"] == "widerspruch"] == [
        "Object to a decision: is gone."
    ]
    assert drafted("widerspruch") == load_catalogue().services["widerspruch"].title("de").value


def test_a_language_that_this_office_has_not_is_not_imported(
    committed_world: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "woerter.yaml"
    path.write_text(
        "schema: kurzweg/everyday-words\nschema_version: 1\nfillers: {}\nphrases:\n  duldung:\n    tlh: [nuqneH]\n",
        "utf-8",
    )
    code, _, said = asked(capsys, "import", path)
    assert (code, said) == (2, "woerter.yaml: This catalogue has no language “tlh”.\n")


@pytest.mark.parametrize(
    "words", [("check", "shipped"), ("diff", "shipped", "shipped")], ids=lambda words: str(words[0])
)
def test_the_keys_of_a_json_answer_are_those_that_help_lists(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    code, told, _ = asked(capsys, *words, "--json")
    assert code == 0
    said = (getattr(commands, words[0]).__doc__ or "").partition("JSON:")[2]
    keys = re.sub(r"\([^)]*\)", "", said.partition(";")[0]).replace(".", "").split(",")
    assert [key.strip() for key in keys] == list(json.loads(told))
