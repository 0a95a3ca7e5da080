# SPDX-License-Identifier: EUPL-1.2
"""Aufnahme: a matter is opened for somebody at the counter, where it may lie, and goes to who is responsible."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager

from django.test import Client

from kurzweg.matters.models import Handover, Matter, MatterFact
from tests.world import World

ANSWERS = {"channel_of_opening": "1", "language": "ar"}


def ticket_on(client: Client, service: str, **said: str) -> str:
    """The hidden word on the last page before a matter is opened."""
    page = client.post(f"/anliegen/neu/{service}/", said)
    found = re.search(r'name="ticket" value="([^"]+)"', page.text)
    assert found, page.text
    return found.group(1)


def open_as(client: Client, service: str, **said: str) -> str:
    """Open a matter as a colleague does, page by page; the last page."""
    sent = {**said, **ANSWERS, "ticket": ticket_on(client, service, **said)}
    return client.post(f"/anliegen/neu/{service}/", sent).text


def test_a_word_of_the_visitor_leads_to_the_service(world: World) -> None:
    page = world.browser(world.adler).get("/anliegen/neu/", {"q": "duldung"})
    assert 'href="/anliegen/neu/duldung/"' in page.text


def test_only_what_decides_is_asked(world: World) -> None:
    adler = world.browser(world.adler)
    asked = adler.get("/anliegen/neu/duldung/").text
    assert 'name="surname"' in asked
    assert 'name="age"' not in asked
    answered = adler.post("/anliegen/neu/duldung/", {"surname": "Warsame"}).text
    assert "Ausländerrecht 1" in answered
    assert "denn es gilt: Nachname L–Z oder unbekannt" in answered


def test_not_known_is_an_answer(world: World) -> None:
    answered = world.browser(world.adler).post("/anliegen/neu/duldung/", {"surname": ""}).text
    assert "Ausländerrecht 1" in answered
    assert '<input type="hidden" name="surname" value="unknown">' in answered


def test_the_responsible_unit_opens_its_own_matter_with_the_facts_as_they_were_said(world: World) -> None:
    page = open_as(world.browser(world.brandt), "duldung", surname="Warsame")
    assert "Ihre Einheit ist zuständig." in page
    with world.as_(world.brandt):
        matter = Matter.objects.get()
        assert (matter.unit_id, matter.language) == (world.units["auslaenderrecht-1"], "ar")
        assert list(MatterFact.objects.values_list("fact", "value")) == [("surname", "Warsame")]
        assert list(Handover.objects.all()) == []


def test_another_unit_takes_it_in_and_offers_it_at_once_to_the_responsible_one(world: World) -> None:
    page = open_as(world.browser(world.adler), "duldung", surname="Warsame")
    assert "Ausländerrecht 1 ist gefragt. Bis zur Antwort bleibt Ihre Einheit zuständig." in page
    with world.as_(world.adler):
        assert Matter.objects.get().unit_id == world.units["servicepoint"]
    with world.as_(world.brandt):
        assert Handover.objects.get().to_unit_id == world.units["auslaenderrecht-1"]


def test_what_the_own_unit_may_not_read_is_opened_straight_in_the_responsible_one(
    world: World, unseen: AbstractContextManager[None]
) -> None:
    adler = world.browser(world.adler)
    announced = adler.get("/anliegen/neu/asylblg-grundleistungen/").text
    assert "Das Anliegen wird gleich dort eröffnet. Ihre Einheit darf es nicht lesen." in announced
    page = open_as(adler, "asylblg-grundleistungen")
    assert "Das Anliegen liegt bei Leistungsstelle. Ihre Einheit darf es nicht lesen" in page
    assert "/stand/kw" in page
    with unseen:
        matter = Matter.objects.get()
        assert (matter.unit_id, matter.compartment) == (
            world.units["leistung"],
            "leistung",
        )
    assert adler.get(f"/anliegen/{matter.number}/").status_code == 404


def test_a_second_click_opens_no_second_matter(world: World, unseen: AbstractContextManager[None]) -> None:
    adler = world.browser(world.adler)
    sent = {"surname": "Warsame", **ANSWERS, "ticket": ticket_on(adler, "duldung", surname="Warsame")}
    first, second = (adler.post("/anliegen/neu/duldung/", sent) for _click in range(2))
    assert "A-2026-00001 ist eröffnet" in first.text
    assert "Dieses Anliegen war schon eröffnet. Es gibt es nur einmal." in second.text
    with unseen:
        assert Matter.objects.count() == 1


def test_the_word_of_a_colleague_opens_nothing_for_somebody_else(world: World) -> None:
    foreign = ticket_on(world.browser(world.adler), "duldung", surname="Warsame")
    brandt = world.browser(world.brandt)
    for ticket in (foreign, "erfunden", ""):
        sent = {"surname": "Warsame", **ANSWERS, "ticket": ticket}
        assert brandt.post("/anliegen/neu/duldung/", sent).status_code in {404, 422}
    with world.as_(world.brandt):
        assert list(Matter.objects.all()) == []


def test_a_service_that_does_not_exist_is_not_there(world: World) -> None:
    assert world.browser(world.adler).get("/anliegen/neu/zauberei/").status_code == 404


def test_the_key_is_on_the_page_once_and_kept_only_as_its_hash(
    world: World, unseen: AbstractContextManager[None], visitor: Client
) -> None:
    page = open_as(world.browser(world.brandt), "duldung", surname="Warsame")
    secret = page.partition("/stand/")[2].partition("/")[0]
    with unseen:
        (matter,) = Matter.objects.all()
        assert [secret.encode() in bytes(key.hash) for key in matter.keys.all()] == [False]
    assert visitor.get(f"/stand/{secret}/").status_code == 302
