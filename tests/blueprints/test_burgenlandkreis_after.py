# SPDX-License-Identifier: EUPL-1.2
"""The Migrationsagentur after the merger: who is responsible, and two lines of supervision."""

from __future__ import annotations

from importlib.resources import files

import pytest

from kurzweg.engine.responsibility import (
    DecisionTable,
    Elsewhere,
    FactValue,
    Responsible,
    compile_structure,
    route,
)
from kurzweg.engine.structure import Structure, read
from kurzweg.services.catalogue import load_catalogue


@pytest.fixture(scope="module")
def office() -> Structure:
    text = (files("kurzweg") / "blueprints" / "burgenlandkreis-2018.yaml").read_text("utf-8")
    return read(text, file="burgenlandkreis-2018.yaml", services=load_catalogue().services)


@pytest.fixture(scope="module")
def table(office: Structure) -> DecisionTable:
    return compile_structure(office, load_catalogue().scopes)


def test_seventy_one_persons_work_in_the_house(office: Structure) -> None:
    assert sum(unit.staff or 0 for unit in office.units) == 71


def test_seconded_staff_have_two_lines_of_supervision(office: Structure) -> None:
    two_lines = {unit.id: unit.professional for unit in office.units if unit.professional}
    assert two_lines == {
        "jobcenter": "kommunales-jobcenter",
        "jugend": "jugendamt",
        "wirtschaft": "wirtschaftsamt",
        "bildung": "bildungsamt",
    }
    assert {unit.parent for unit in office.units if unit.id in two_lines} == {"migrationsagentur"}


@pytest.mark.parametrize(
    ("service", "facts", "unit"),
    [
        ("fiktionsbescheinigung", {}, "servicepoint"),
        ("duldung", {"surname": "Haddad"}, "auslaenderrecht-1"),
        ("duldung", {"surname": "von Özil"}, "auslaenderrecht-2"),
        ("duldung", {"surname": "unknown"}, "auslaenderrecht-2"),
        ("asylblg-grundleistungen", {}, "leistung"),
        ("uma-inobhutnahme", {"age": 16}, "jugend"),
        ("arbeitsmarktberatung", {"status": "duldung-60a"}, "arbeitsagentur"),
        ("arbeitsmarktberatung", {"status": "asylberechtigt-fluechtling"}, "jobcenter"),
    ],
)
def test_who_is_responsible(table: DecisionTable, service: str, facts: dict[str, FactValue], unit: str) -> None:
    answer = route(table, service, facts)
    assert isinstance(answer, Responsible)
    assert answer.unit == unit


@pytest.mark.parametrize("service", ["kindergeld-beratung", "meldung-umzug", "integrationskurs-zulassung"])
def test_some_matters_belong_to_a_body_outside(table: DecisionTable, service: str) -> None:
    answer = route(table, service, {})
    assert isinstance(answer, Elsewhere)
    assert all(one.source for one in answer.candidates)
