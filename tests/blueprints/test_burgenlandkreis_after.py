# SPDX-License-Identifier: EUPL-1.2
"""The reference office after the merger: published facts, marked guesses, everybody covered."""

from __future__ import annotations

from importlib.resources import files

import pytest

from kurzweg.engine.responsibility import (
    DecisionTable,
    Elsewhere,
    FactValue,
    Responsible,
    check,
    compile_structure,
    route,
)
from kurzweg.engine.structure import Structure, is_assumed, read, write
from kurzweg.services.catalogue import load_catalogue


@pytest.fixture(scope="module")
def office() -> Structure:
    text = (files("kurzweg") / "blueprints" / "burgenlandkreis-2018.yaml").read_text("utf-8")
    return read(text, file="burgenlandkreis-2018.yaml", services=load_catalogue().services)


@pytest.fixture(scope="module")
def table(office: Structure) -> DecisionTable:
    return compile_structure(office, load_catalogue().scopes)


def test_every_service_of_the_catalogue_has_exactly_one_lead_inside_its_walls(office: Structure) -> None:
    catalogue = load_catalogue()
    walls = {service.id: service.compartment for service in catalogue.services.values()}
    assert len(catalogue.scopes) == 64
    assert check(office, catalogue.scopes, compartments=walls) == ()


def test_seventy_one_persons_work_in_the_house(office: Structure) -> None:
    assert sum(unit.staff or 0 for unit in office.units) == 71


def test_what_no_source_says_is_marked_as_assumed(office: Structure) -> None:
    for unit in office.units:
        for field in ("staff", "hours", "lanes", "phone", "room"):
            if getattr(unit, field):
                assert is_assumed(office, "units", unit.id, field)
    for section in ("flows", "policy", "demand", "people", "backlog", "particles"):
        assert is_assumed(office, section)
    split = [rule for rule in office.responsibilities if {one.fact for one in rule.when} & {"surname", "status"}]
    assert all("when" in rule.assumed for rule in split)


def test_every_source_is_an_address(office: Structure) -> None:
    named = [one.source for rule in office.responsibilities for one in rule.elsewhere]
    assert all(source.startswith(("http://", "https://")) for source in (*office.sources, *named))


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


def test_the_blueprint_survives_writing_and_reading(office: Structure) -> None:
    assert read(write(office)) == office
