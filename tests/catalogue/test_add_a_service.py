# SPDX-License-Identifier: EUPL-1.2
"""A new service and a new paper: from the first German words to the answer that visitors get."""

from __future__ import annotations

import pytest

from kurzweg.catalogue.draft import current_draft
from kurzweg.catalogue.forms.making import code_from
from kurzweg.catalogue.models import CatalogueRevision
from kurzweg.services.models import Service
from kurzweg.services.parts import WHOLE, Place
from kurzweg.services.snapshot import catalogue_snapshot
from tests.catalogue.desk import publishes, writes
from tests.world import World

SERVICE = Place("services", "wohngeld-plus", WHOLE)
PAPER = Place("documents", "sterbeurkunde", WHOLE)
SENT = {
    "title": "Wohngeld-Plus", "summary": "Sie haben wenig Geld für die Miete.", "life_situation": "wohnen",
    "compartment": "wohnen", "service_minutes": "20", "law": "§ 1 WoGG",
}  # fmt: skip


def makes_a_service(world: World) -> CatalogueRevision:
    """Frau Gruber adds a service by its page."""
    assert world.browser(world.gruber).post("/leistungen/neu/", SENT).status_code == 302
    with world.as_(world.gruber):
        return CatalogueRevision.objects.of(SERVICE).get()


def makes_a_paper(world: World) -> CatalogueRevision:
    """Frau Gruber adds a kind of paper by its page."""
    sent = {"title": "Sterbeurkunde", "kind": "document"}
    assert world.browser(world.gruber).post("/leistungen/unterlagen/neu/", sent).status_code == 302
    with world.as_(world.gruber):
        return CatalogueRevision.objects.of(PAPER).get()


def test_a_new_service_stands_in_the_draft_with_a_german_text_only(world: World) -> None:
    makes_a_service(world)
    with world.as_(world.gruber):
        service = current_draft().catalogue.services["wohngeld-plus"]
        assert tuple(service.texts) == ("de",)
        assert (service.compartment, service.minutes, service.documents) == ("wohnen", 20, ())
        assert "wohngeld-plus" not in catalogue_snapshot().catalogue.services


def test_published_it_has_a_number_for_the_log_and_its_compartment(world: World) -> None:
    makes_a_service(world)
    publishes(world, world.gruber, place=SERVICE)
    with world.as_(world.gruber):
        row = Service.objects.select_related("compartment").get(code="wohngeld-plus")
        snapshot = catalogue_snapshot()
        assert row.compartment.code == "wohnen"
        assert snapshot.numbers["wohngeld-plus"] == row.pk
        assert snapshot.catalogue.services["wohngeld-plus"].title("uk").is_fallback


def test_a_new_paper_is_published_with_the_service_that_asks_for_it(world: World) -> None:
    makes_a_paper(world)
    papers = Place("services", "duldung", "papers")
    writes(world, world.gruber, ["sterbeurkunde", "foto"], place=papers)
    publishes(world, world.gruber, place=papers)
    with world.as_(world.gruber):
        catalogue = catalogue_snapshot().catalogue
        assert catalogue.services["duldung"].documents == ("sterbeurkunde", "foto")
        assert catalogue.documents["sterbeurkunde"].title("de").value == "Sterbeurkunde"


def test_the_page_of_the_draft_says_that_nobody_is_responsible_yet_and_asks_once(world: World) -> None:
    makes_a_service(world)
    gruber = world.browser(world.gruber)
    sent = {"entry": ["services/wohngeld-plus"], "after": "1", "on_0": "4", "on_1": "1", "on_2": "2199"}
    answer = gruber.post("/leistungen/entwurf/veroeffentlichung/", sent)
    assert answer.status_code == 422
    assert "Dafür ist an diesem Tag noch niemand zuständig" in answer.content.decode()
    assert gruber.post("/leistungen/entwurf/veroeffentlichung/", {**sent, "knows": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Das fehlt noch."),
        ("service_minutes", "0", "Schreiben Sie eine Zahl von 1 bis 600."),
        ("service_minutes", "viele", "Schreiben Sie eine Zahl von 1 bis 600."),
        ("compartment", "geheim", "Wählen Sie eine der Antworten auf dieser Seite."),
        ("life_situation", "", "Das fehlt noch."),
        ("law", "", "Das fehlt noch."),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(world: World, field: str, value: str, sentence: str) -> None:
    answer = world.browser(world.gruber).post("/leistungen/neu/", {**SENT, field: value})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    with world.as_(world.gruber):
        assert not CatalogueRevision.objects.exists()


def test_two_services_of_the_same_name_have_different_ids(world: World) -> None:
    makes_a_service(world)
    world.browser(world.gruber).post("/leistungen/neu/", SENT)
    with world.as_(world.gruber):
        assert {"wohngeld-plus", "wohngeld-plus-2"} <= set(current_draft().catalogue.services)


@pytest.mark.parametrize(
    ("title", "code"),
    [("Straße & Übung", "strasse-uebung"), ("Été à Łódź", "ete-a-odz"), ("Дозвіл", ""), ("x" * 90, "x" * 56)],
)
def test_an_id_is_made_of_plain_letters(title: str, code: str) -> None:
    assert code_from(title) == code


def test_a_title_without_latin_letters_gets_an_id_all_the_same(world: World) -> None:
    answer = world.browser(world.gruber).post("/leistungen/neu/", {**SENT, "title": "Дозвіл"})
    assert answer.headers["Location"] == "/leistungen/leistung/eintrag/"
