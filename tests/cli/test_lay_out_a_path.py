# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg path`: everything that is due for a newcomer, asked and answered without the web."""

from __future__ import annotations

import json

import pytest

from kurzweg.cli.main import answer

OFFICE = "burgenlandkreis-2018"
VISA = ("arrival=visa", "household=single", "purpose=work", "housing=flat", "needs=german", "surname=Shah")


def asked(capsys: pytest.CaptureFixture[str], *facts: str, office: str = OFFICE) -> tuple[int, dict[str, object]]:
    code = answer(["path", office, *(word for fact in facts for word in ("--fact", fact)), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_the_first_open_question_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = asked(capsys, "arrival=visa")
    assert (code, told["asks"], told["question"]) == (1, "household", "Mit wem leben Sie hier?")
    assert told["answers"] == ["single", "couple", "family", "unaccompanied", "unknown"]


@pytest.mark.parametrize("office", ["burgenlandkreis-2017", OFFICE, "duesseldorf-2017", "duesseldorf-2018"])
def test_every_blueprint_lays_out_the_same_steps_for_the_same_person(
    capsys: pytest.CaptureFixture[str], office: str
) -> None:
    """What is due is law; who does it, where and in how few visits is the structure."""
    code, told = asked(capsys, *VISA, office=office)
    steps = told["steps"]
    assert isinstance(steps, list)
    assert (code, told["draft"], told["as_of"]) == (0, True, "2026-08-19")
    assert [step["step"] for step in steps] == [
        "anmeldung",
        "krankenkasse-visum",
        "titel-arbeit",
        "kurs-berechtigung",
        "karte-abholen",
    ]
    assert all(bool(step["unit"]) != bool(step["elsewhere"]) for step in steps)


def test_for_people_it_is_told_in_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["path", OFFICE, "--language", "en", *(word for fact in VISA for word in ("--fact", fact))]) == 0
    told = capsys.readouterr().out
    assert "  3. Residence permit for skilled workers: auslaenderrecht-2 (Before your visa expires)" in told
    assert "Draft: no lawyer has checked it. State of the law: 2026-08-19." in told


@pytest.mark.parametrize("fact", ["ankunft=visa", "surname=", "age=alt"])
def test_a_fact_that_does_not_exist_is_bad_input(capsys: pytest.CaptureFixture[str], fact: str) -> None:
    facts = ("arrival=asylum", "household=unaccompanied") if fact.startswith("age") else VISA[:-1]
    code = answer(["path", OFFICE, *(word for one in (*facts, fact) for word in ("--fact", one))])
    assert code in {0, 2} if fact == "surname=" else code == 2
    assert "Traceback" not in capsys.readouterr().err
