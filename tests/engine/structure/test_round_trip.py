# SPDX-License-Identifier: EUPL-1.2
"""Text to structure to text to structure is the identity."""

from __future__ import annotations

import json

import yaml
from hypothesis import HealthCheck, given, settings

from kurzweg.engine.structure import EXAMPLE, Structure, diff, example, plain, read, write
from tests.engine.structure.strategies import structures

thorough = settings(
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@given(structures())
@thorough
def test_writing_and_reading_gives_the_same_structure_and_the_same_text(structure: Structure) -> None:
    text = write(structure)
    again = read(text)
    assert again == structure
    assert write(again) == text
    assert diff(structure, again) == ()


@given(structures())
@thorough
def test_the_json_of_an_export_is_read_as_the_same_structure(structure: Structure) -> None:
    document = plain(structure)
    assert read(json.dumps(document, ensure_ascii=False)) == structure
    assert read(json.dumps(document, ensure_ascii=True, indent="\t")) == structure


@given(structures())
@thorough
def test_other_yaml_tools_read_the_same_data(structure: Structure) -> None:
    loaded = yaml.safe_load(write(structure))
    loaded["valid_from"] = loaded["valid_from"].isoformat()
    for rule in loaded.get("responsibilities", []):
        held = rule.get("elsewhere", [])
        for body in held if isinstance(held, list) else [held]:
            if "as_of" in body:
                body["as_of"] = body["as_of"].isoformat()
    assert loaded == plain(structure)


def test_the_example_is_already_nearly_canonical() -> None:
    assert read(EXAMPLE) == example()
    assert write(read(write(example()))) == write(example())


def test_the_canonical_form_reads_like_the_one_a_person_writes() -> None:
    lines = write(example()).splitlines()
    assert lines[:7] == [
        "kurzweg: 1",
        "office: Migrationsagentur Musterkreis",
        "label: nach der Zusammenlegung",
        "land: ST",
        "valid_from: 2018-04-26",
        "sites:",
        '  - {id: naumburg, name: Landratsamt Naumburg, address: Schönburger Straße 41, ags: "15084355"}',
    ]
    assert "  - {service: duldung, lead: auslaenderrecht-2, when: {surname: [L-Z, unknown]}}" in lines


def test_what_has_its_default_is_not_written() -> None:
    text = EXAMPLE.replace("emergency_share: 0.05", "emergency_share: 0.05, kind: accumulating-priority")
    assert read(text) == example()
    assert "accumulating" not in write(read(text))
