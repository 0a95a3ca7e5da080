# SPDX-License-Identifier: EUPL-1.2
"""The JSON Schema says what the reader does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from kurzweg.engine.structure import EXAMPLE, Structure, example, plain, schema
from kurzweg.engine.structure.conditions import FACTS
from kurzweg.engine.structure.format import STRUCTURE
from kurzweg.engine.structure.records import Record
from kurzweg.engine.structure.sentences import FIELDS, NOUNS
from tests.engine.structure.offices import HEAD, UNITS, problems_in
from tests.engine.structure.strategies import structures

VALIDATOR = Draft202012Validator(schema())


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_example_follows_the_schema() -> None:
    assert list(VALIDATOR.iter_errors(plain(example()))) == []


@given(structures())
@settings(derandomize=True, deadline=None, max_examples=40,
          suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
def test_every_structure_follows_the_schema(structure: Structure) -> None:
    assert list(VALIDATOR.iter_errors(plain(structure))) == []


@pytest.mark.parametrize(
    "text",
    [
        "unitz: []",
        "units: {}",
        "units: []",
        "units: [{id: A, name: a, kind: back}]",
        "units: [{id: a, name: a, kind: bak}]",
        "units: [{id: a, name: {en: a}, kind: back}]",
        "units: [{id: a, name: a, kind: back, hours: {mon: 8-12}}]",
        "units: [{id: a, name: a, kind: back, staff: '5'}]",
        "people: {absence: 2}",
        "people: {ramp_up: 6}",
        "backlog: {a: 1.5}",
        "season: {januar: 1}",
        "groups: {front: []}",
        "notes: {a: 5}",
    ],
)
def test_what_the_schema_refuses_the_reader_refuses_too(text: str) -> None:
    assert problems_in(HEAD + text)
    document = yaml.safe_load(HEAD + text)
    document["valid_from"] = "2018-04-26"
    assert list(VALIDATOR.iter_errors(document))


def test_the_reader_and_the_schema_know_the_same_fields() -> None:
    """One table feeds both; here the reader is asked about each field that the schema names, and about no other."""
    properties = cast("dict[str, object]", schema()["properties"])
    assert list(properties) == [field.key for field in STRUCTURE.fields]
    for name in properties:
        unknown = [problem for problem in problems_in(HEAD + UNITS + f"{name}: {{x: [[y]]}}\nnie: 1")
                   if "has no field" in problem.cause]  # fmt: skip
        assert [problem.field for problem in unknown if "." not in problem.field] == ["nie"]


def test_every_field_has_a_meaning_and_a_german_word() -> None:
    fields = {field.key: field.about for record in _records(STRUCTURE) for field in record.fields}
    assert all(fields.values())
    of_entries = {"matters", "factor", "units", "text", "unit"}
    inner = {"mean", "cv", "sd", "median", "share", "after", "at", "minutes", "settles", "returns", "outside_wait",
             "rework", "second_pair_of_eyes", "body", "reason", "where", "source", "as_of", "caveat"}  # fmt: skip
    whole = {"sites", "policy", "people", "demand", "flows", "groups", "backlog", "season", "successors", "notes"}
    assert set(fields) - inner - whole - {"responsibilities", "lead"} <= set(FIELDS)
    assert of_entries <= set(FIELDS)
    assert len(NOUNS) == 14


def test_the_facts_are_those_of_the_decision_table() -> None:
    assert set(FACTS) == {"surname", "age", "status", "municipality", "household", "nationality", "channel"}


def test_the_example_uses_every_section() -> None:
    assert {field.key for field in STRUCTURE.fields} - set(yaml.safe_load(EXAMPLE)) == {"particles", "notes"}


def _records(shape: object) -> Iterator[Record]:
    if isinstance(shape, Record):
        yield shape
        for field in shape.fields:
            yield from _records(field.shape)
    for name in ("item", "value"):
        if hasattr(shape, name):
            yield from _records(getattr(shape, name))
