# SPDX-License-Identifier: EUPL-1.2
"""Arbeitsliste: what the own units have to do, why it stands there, and since when."""

from __future__ import annotations

import re
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kurzweg.matters.models import Matter
from tests.world import MONDAY, World

HOUR = timedelta(hours=1)


LINE = re.compile(r'<h2 class="kw-group__title"[^>]*>([^<]+?) <|<bdi class="kw-row__number" dir="ltr">([^<]+)<')


def lines(client: Client, query: str = "") -> list[str]:
    """Headings and numbers in the order in which they stand on the page."""
    page = client.get(f"/anliegen/{query}").text
    return [found[1] or found[2] for found in LINE.finditer(page)]


def test_the_groups_stand_in_their_fixed_order_and_the_oldest_comes_first(world: World) -> None:
    with world.as_(world.adler):
        asked = world.matter(unit="servicepoint")
        asked.offer_to(world.units["auslaenderrecht-1"], "Bitte.", by=world.adler, at=MONDAY)
    with world.as_(world.brandt):
        younger, older = world.matter(at=MONDAY + HOUR), world.matter(at=MONDAY)
        given = world.matter(at=MONDAY)
        given.offer_to(world.units["leistung"], "Bitte.", by=world.brandt, at=MONDAY + HOUR)
    assert lines(world.browser(world.brandt)) == [
        "Uns angeboten", asked.number,
        "Offen bei uns", older.number, younger.number,
        "Von uns angeboten, noch ohne Antwort", given.number,
    ]  # fmt: skip


def test_every_row_says_why_it_stands_there_and_since_when(world: World) -> None:
    with world.as_(world.adler):
        offer = world.matter(unit="servicepoint").offer_to(
            world.units["auslaenderrecht-1"], "Bitte.", by=world.adler, at=MONDAY
        )
    with world.as_(world.brandt):
        offer.accept(by=world.brandt, at=MONDAY + HOUR)
        world.matter(at=MONDAY)
    page = world.browser(world.brandt).get("/anliegen/").text
    assert "übernommen von Servicepoint" in page
    assert "seit Montag, 16. November 2026, 11:00 Uhr" in page
    assert "bei uns eröffnet" in page
    assert "seit Montag, 16. November 2026, 10:00 Uhr" in page


def test_a_list_with_nothing_says_what_will_stand_there(world: World) -> None:
    assert "Nichts ist offen" in world.browser(world.dahl).get("/anliegen/").text


def test_other_units_find_nothing_in_their_list(world: World) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        matter.offer_to(world.units["leistung"], "Bitte.", by=world.brandt, at=MONDAY)
    assert lines(world.browser(world.dahl)) == []


def test_a_unit_that_is_not_mine_can_not_be_chosen(world: World) -> None:
    brandt = world.browser(world.brandt)
    assert brandt.get("/anliegen/?einheit=auslaenderrecht-1").status_code == 200
    assert brandt.get("/anliegen/?einheit=leistung").status_code == 404
    assert brandt.get("/anliegen/?einheit=gibtsnicht").status_code == 404


def test_two_hundred_rows_stand_on_a_page_and_the_rest_on_the_next(world: World) -> None:
    with world.as_(world.brandt):
        numbers = [world.matter(at=MONDAY + timedelta(seconds=second)).number for second in range(203)]
    brandt = world.browser(world.brandt)
    first = lines(brandt)
    assert first == ["Offen bei uns", *numbers[:200]]
    assert lines(brandt, f"?nach={numbers[199]}") == ["Offen bei uns", *numbers[200:]]


def test_three_rows_ask_the_database_as_often_as_one(world: World) -> None:
    brandt = world.browser(world.brandt)
    asked = []
    for _more in (1, 2):
        with world.as_(world.brandt):
            for _matter in range(_more):
                world.matter()
        with CaptureQueriesContext(connection) as queries:
            brandt.get("/anliegen/")
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_who_works_on_no_matters_is_told_so(world: World) -> None:
    with world.as_(world.brandt):
        world.matter()
    page = world.browser(world.gruber).get("/anliegen/")
    assert page.status_code == 200
    assert "Ihre Rolle arbeitet nicht an einzelnen Anliegen" in page.text
    with world.as_(world.brandt):
        assert Matter.objects.count() == 1
