# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg route`: the responsible unit with the rule and the reason."""

from __future__ import annotations

import json

import pytest

from kurzweg.cli.main import answer

OFFICE = "burgenlandkreis-2018"


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = answer(["route", OFFICE, *words])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_unit_is_named_with_reason_line_and_what_is_assumed(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = asked(capsys, "--service", "duldung", "--fact", "surname=Müller", "--language", "en")
    assert code == 0
    reason, place = out.splitlines()
    assert reason.startswith("Residence law 2 is responsible, because this applies: surname L–Z or unknown.")
    assert place.startswith(f"{OFFICE}, line ")
    assert place.endswith("(assumed: when, deputy)")


def test_machines_get_every_key_for_every_answer(capsys: pytest.CaptureFixture[str]) -> None:
    questions = [
        ("duldung", "surname=Abel", "responsible"),
        ("duldung", None, "needs-facts"),
        ("kindergeld-beratung", None, "elsewhere"),
        ("uma-inobhutnahme", "age=19", "not-for"),
    ]
    documents = []
    for service, fact, expected in questions:
        _, out, _ = asked(capsys, "--json", "--service", service, *(["--fact", fact] if fact else []))
        documents.append(json.loads(out))
        assert documents[-1]["answer"] == expected
        assert documents[-1]["reason"]
    assert len({tuple(document) for document in documents}) == 1


def test_what_is_missing_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = asked(capsys, "--service", "duldung")
    assert (code, out) == (1, "Für die Antwort fehlt noch: Nachname.\n--fact surname=…\n")


def test_a_service_not_for_this_person_names_others(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = asked(capsys, "--service", "uma-inobhutnahme", "--fact", "age=18")
    assert code == 1
    assert out.startswith("Diese Leistung gibt es nur für: Alter unter 18 Jahre.\n")
    assert "voruebergehender-schutz-24" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--service", "duldnug"], "Did you mean duldung?"),
        (["--service", "duldung", "--fact", "surnam=Abel"], "Did you mean surname?"),
        (["--service", "duldung", "--fact", "Abel"], "Write it as in age=17."),
        (["--service", "uma-inobhutnahme", "--fact", "age=170"], "Write whole years from 0 to 130"),
    ],
)
def test_bad_input_ends_with_2_and_a_mend(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = asked(capsys, *words)
    assert (code, out) == (2, "")
    assert told in err


def test_two_answers_to_one_fact_are_no_answer(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = asked(capsys, "--service", "duldung", "--fact", "age=17", "--fact", "age=18")
    assert (code, out) == (2, "")
    assert err == '--fact: Two different answers for "age". Say each fact once.\n'
