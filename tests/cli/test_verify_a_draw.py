# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg draw verify`: whoever has the published result can prove it, or show where it was bent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kurzweg.cli.main import answer
from kurzweg.engine.calling import Application, Round, draw
from kurzweg.engine.calling.published import document_of

SEED = bytes(range(32))
ROUND = Round(
    id="2026-W48-AT",
    slots=("8:00", "8:20"),
    applications=tuple(Application(id=n, weight=w) for n, w in zip("ABCDE", (1, 1, 2, 4, 8), strict=True)),
)


def asked(tmp_path: Path, capsys: pytest.CaptureFixture[str], document: object, *words: str) -> tuple[int, str, str]:
    path = tmp_path / "round.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
    code = answer(["draw", "verify", str(path), *words])
    said = capsys.readouterr()
    return code, said.out, said.err.replace(str(path), "round.json")


def right() -> dict[str, Any]:
    return document_of(SEED, ROUND, draw(SEED, ROUND))


def test_a_right_result_is_proven(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = asked(tmp_path, capsys, right())
    assert (code, told) == (
        0,
        "Round 2026-W48-AT: the result follows from the promised seed (5 applications, 2 slots).\n",
    )


def test_a_bent_result_is_told_application_by_application(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bent = right() | {"order": ["E", "B", "A", "C", "D"], "awards": {"E": "8:00", "B": "8:20"}}
    code, told, _ = asked(tmp_path, capsys, bent, "--json")
    assert code == 1
    assert json.loads(told) == {
        "round": "2026-W48-AT",
        "right": False,
        "applications": 5,
        "slots": 2,
        "awards": {"E": "8:00", "B": "8:20"},
        "differences": [
            "The order is B, A, C, E, D.",
            "Application B receives 8:00, not 8:20.",
            "Application A receives 8:20, not nothing.",
            "Application E receives nothing, not 8:00.",
        ],
    }


def test_a_seed_chosen_afterwards_and_a_forgotten_application_are_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told, _ = asked(tmp_path, capsys, right() | {"commitment": "00" * 32, "order": ["B", "A", "C", "E"]})
    assert code == 1
    assert told.splitlines() == [
        "The seed is not the one that was promised before the round opened.",
        "Application D is missing in the order.",
        "The order is B, A, C, E, D.",
    ]


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ("{", "This is no JSON"),
        ("[]", 'round.json, kurzweg-draw: A result of a draw begins with "kurzweg-draw": 1.'),
        ({"kurzweg-draw": 1}, "round.json, applications: A list is expected here."),
        ({**right(), "seed": "zz"}, "round.json, seed: The seed is written in hexadecimal digits, 64 of them."),
        ({**right(), "seed": "00"}, "round.json, seed: The seed has 1 bytes."),
        ({**right(), "slots": ["9:00", "9:00"]}, "round.json, slots: The slot 9:00 stands there twice."),
        ({**right(), "applications": [{"id": "A", "weight": "viel", "key": 1}]}, "applications[0].weight: A number"),
        ({**right(), "applications": [7]}, "applications[0]: A mapping of names to values is expected here."),
        ({**right(), "awards": []}, "awards: A mapping"),
        ({**right(), "slots": [1]}, "slots: A list of texts"),
    ],
)
def test_what_is_no_result_is_refused_with_its_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], document: object, sentence: str
) -> None:
    code, _, told = asked(tmp_path, capsys, document)
    assert code == 2
    assert sentence in told


def test_a_result_that_is_nested_without_end_is_refused_for_that(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told, errors = asked(tmp_path, capsys, '{"kurzweg-draw": ' + "[" * 200_000)
    assert (code, told) == (2, "")
    assert errors == "round.json: Values lie too deep in each other. Take the file as published.\n"


def test_a_number_of_thousands_of_digits_is_refused_for_that(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told, errors = asked(tmp_path, capsys, '{"kurzweg-draw": ' + "1" * 5_000 + "}")
    assert (code, told) == (2, "")
    assert errors.startswith("round.json: A number has more digits than any result of a draw.")
