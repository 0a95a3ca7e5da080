# SPDX-License-Identifier: EUPL-1.2
"""Whoever cannot use the kiosk gets a number at the desk; the house judges who is responsible all the same."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kurzweg.matters.models import Matter
from kurzweg.servicepoint.models import Ticket
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.conftest import Hall

ADDRESS = "/servicepoint/s1/nummer/"


@pytest.fixture
def desk(hall: Hall) -> Client:
    return hall.world.browser(hall.adler)


def form(desk: Client, **more: str) -> dict[str, str]:
    found = re.search(r'name="mark" value="([^"]+)"', desk.get(ADDRESS).content.decode())
    assert found
    return {"service": "fiktionsbescheinigung", "language": "uk", "mark": found[1], **more}


def drawn() -> list[Ticket]:
    with acting_as(JOB):
        return list(Ticket.objects.order_by("entered_at"))


def test_the_number_stands_large_and_its_key_is_shown_once(desk: Client) -> None:
    answer = desk.post(ADDRESS, form(desk))
    (ticket,) = drawn()
    page = answer.content.decode()
    assert answer.status_code == 200
    assert ticket.call_number in page
    assert "<svg" in page
    assert ticket.language == "uk"


def test_two_clicks_are_one_number(desk: Client) -> None:
    sent = form(desk)
    desk.post(ADDRESS, sent)
    desk.post(ADDRESS, sent)
    assert len(drawn()) == 1


def test_the_first_letter_leads_to_the_unit_that_has_it(hall: Hall, desk: Client) -> None:
    desk.post(ADDRESS, form(desk, service="duldung", surname="Abdi"))
    (ticket,) = drawn()
    assert ticket.unit_id == hall.world.units["auslaenderrecht-2"]
    with acting_as(JOB):
        assert Matter.objects.get(pk=ticket.matter_id).unit_id == ticket.unit_id


def test_a_mark_of_somebody_else_draws_nothing(hall: Hall, desk: Client) -> None:
    sent = form(hall.world.browser(hall.birk))
    answer = desk.post(ADDRESS, sent)
    assert answer.status_code == 422
    assert drawn() == []


@pytest.mark.parametrize("change", [{"service": ""}, {"service": "zauberei"}, {"language": "tlh"}, {"mark": ""}])
def test_what_is_missing_is_said_and_draws_nothing(desk: Client, change: dict[str, str]) -> None:
    assert desk.post(ADDRESS, form(desk, **change)).status_code == 422
    assert drawn() == []


def test_after_hours_the_desk_reads_when_it_opens_again(hall: Hall, desk: Client) -> None:
    sent = form(desk)
    hall.clock.wait(hours=10)
    assert hall.world.browser(hall.adler).post(ADDRESS, sent).status_code == 422
    assert drawn() == []


def test_d_opens_the_page(hall: Hall, desk: Client) -> None:
    hall.lane("s1", by=hall.adler)
    assert 'data-kw-key="d"' in desk.get("/servicepoint/s1/").content.decode()
