# SPDX-License-Identifier: EUPL-1.2
"""The four reference offices: published facts, marked guesses, everybody covered, one demand before and after."""

from __future__ import annotations

from collections import Counter

import pytest

from kurzweg.cli.files import open_structure
from kurzweg.engine.responsibility import check
from kurzweg.engine.structure import Structure, blueprint_texts, is_assumed, read, write
from kurzweg.services.catalogue import load_catalogue

NAMES = ("burgenlandkreis-2017", "burgenlandkreis-2018", "duesseldorf-2017", "duesseldorf-2018")
PAIRS = ("burgenlandkreis", "duesseldorf")
PUBLISHED_STAFF = {
    ("burgenlandkreis-2017", "integrations-und-auslaenderamt"), ("burgenlandkreis-2017", "integration"),
    ("duesseldorf-2017", "integrationszentrum"), ("duesseldorf-2017", "integration-point"),
    ("duesseldorf-2018", "integrationszentrum"), ("duesseldorf-2018", "integration-point"),
}  # fmt: skip
"""One head and two coordinators; a good 20; 24. Larger published numbers are split by us over several units."""

every_office = pytest.mark.parametrize("name", NAMES)


def office(name: str) -> Structure:
    return open_structure(name, services=load_catalogue().services)


def demanded(structure: Structure) -> list[tuple[object, tuple[str, ...]]]:
    """The demand with the services that its groups stand for."""
    return [(demand, structure.services_of(demand.service)) for demand in structure.demand]


def test_these_are_the_reference_offices() -> None:
    assert tuple(sorted(blueprint_texts())) == NAMES


@every_office
def test_every_service_of_the_catalogue_has_exactly_one_lead_inside_its_walls(name: str) -> None:
    catalogue = load_catalogue()
    walls = {service.id: service.compartment for service in catalogue.services.values()}
    assert len(catalogue.scopes) == 64
    assert check(office(name), catalogue.scopes, compartments=walls) == ()


@every_office
def test_a_reference_office_survives_writing_and_reading(name: str) -> None:
    assert read(write(office(name))) == office(name)


@every_office
def test_every_source_is_an_address_and_the_licence_is_told(name: str) -> None:
    structure = office(name)
    beside = [one.source for rule in structure.responsibilities for one in rule.elsewhere]
    of_rules = [source for rule in structure.responsibilities for source in rule.sources]
    assert all(source.startswith(("http://", "https://")) for source in (*structure.sources, *beside, *of_rules))
    assert "EUPL-1.2" in dict(structure.notes)["Lizenz"]


@every_office
def test_what_no_source_says_is_marked_as_assumed(name: str) -> None:
    structure = office(name)
    for unit in structure.units:
        for field in ("hours", "lanes", "phone", "room", "controller", "compartments"):
            if getattr(unit, field):
                assert is_assumed(structure, "units", unit.id, field), (unit.id, field)
        if unit.staff is not None:
            is_published = (name, unit.id) in PUBLISHED_STAFF
            assert is_assumed(structure, "units", unit.id, "staff") != is_published, unit.id
    for section in ("flows", "policy", "demand", "people", "backlog", "particles", "groups"):
        assert is_assumed(structure, section)
    assert not structure.season or is_assumed(structure, "season")


@every_office
def test_who_takes_part_and_how_people_are_divided_is_a_guess(name: str) -> None:
    for rule in office(name).responsibilities:
        assert not rule.participants or "with" in rule.assumed, rule.service
        assert not rule.inform or "inform" in rule.assumed, rule.service
        asked = {one.fact for one in rule.when} & {"surname", "status", "municipality"}
        assert not asked or "when" in rule.assumed, rule.service


@every_office
def test_every_service_that_the_office_leads_has_one_flow_and_one_demand(name: str) -> None:
    structure = office(name)
    led = {
        service for rule in structure.responsibilities if rule.lead for service in structure.services_of(rule.service)
    }
    flows = Counter(service for flow in structure.flows for service in structure.services_of(flow.service))
    demand = Counter(service for one in structure.demand for service in structure.services_of(one.service))
    assert flows == demand == Counter(dict.fromkeys(led, 1))


@pytest.mark.parametrize("city", PAIRS)
def test_before_and_after_stand_under_the_same_demand(city: str) -> None:
    before, after = office(f"{city}-2017"), office(f"{city}-2018")
    assert demanded(before) == demanded(after)
    assert (before.season, before.backlog, before.policy) == (after.season, after.backlog, after.policy)
    assert before.people.absence == after.people.absence
    assert before.valid_from < after.valid_from


@pytest.mark.parametrize("city", PAIRS)
def test_a_unit_that_is_no_more_has_successors_that_are_there(city: str) -> None:
    before, after = office(f"{city}-2017"), office(f"{city}-2018")
    there = {unit.id for unit in after.units}
    was_there = {unit.id for unit in before.units}
    assert after.successors
    for former, heir in after.successors:
        assert former in was_there - there
        assert heir in there


def test_the_staff_is_that_of_the_sources() -> None:
    def inside(name: str) -> float:
        return sum(unit.staff or 0 for unit in office(name).units if unit.kind != "partner")

    def everybody(name: str) -> float:
        return sum(unit.staff or 0 for unit in office(name).units)

    assert 370 <= inside("duesseldorf-2017") <= 400
    posts, vacant = inside("duesseldorf-2018"), sum(count for _, count in office("duesseldorf-2018").people.vacancies)
    assert (posts, posts - vacant) == (509, 500)
    assert everybody("burgenlandkreis-2017") == everybody("burgenlandkreis-2018") == 71


@pytest.mark.parametrize(
    ("name", "unit", "below"),
    [
        ("duesseldorf-2017", "auslaenderbehoerde", 150),
        ("duesseldorf-2018", "auslaenderbehoerde", 150),
        ("duesseldorf-2017", "fachstelle-wohnungsnotfaelle", 200),
        ("duesseldorf-2018", "fachstelle-wohnungsnotfaelle", 200),
    ],
)
def test_a_published_number_is_the_sum_over_the_units_below(name: str, unit: str, below: int) -> None:
    units = office(name).units
    assert sum(one.staff or 0 for one in units if unit in (one.id, one.parent)) == below


def test_the_two_receptions_of_the_immigration_office_became_one_service_point() -> None:
    fronts = {name: [unit.id for unit in office(name).units if unit.kind == "front"] for name in NAMES}
    assert fronts == {
        "burgenlandkreis-2017": [],
        "burgenlandkreis-2018": ["servicepoint"],
        "duesseldorf-2017": ["empfang-1", "empfang-2"],
        "duesseldorf-2018": ["servicepoint"],
    }
    heirs = dict(office("duesseldorf-2018").successors)
    assert heirs["empfang-1"] == heirs["empfang-2"] == "servicepoint"


def test_the_offices_sat_in_three_towns_and_moved_under_one_roof() -> None:
    towns = {site.ags for site in office("burgenlandkreis-2017").sites}
    assert len(towns) == 3
    assert len(office("burgenlandkreis-2018").sites) == 1
