# SPDX-License-Identifier: EUPL-1.2
"""The board shows numbers and lanes. Never a name, never a matter."""

from __future__ import annotations

import re

from django.test import Client

from kurzweg.matters.models import Matter
from tests.servicepoint.conftest import Hall


def board(browser: Client, *, part: bool = False) -> str:
    headers = {"HX-Request": "true"} if part else {}
    return browser.get("/anzeige/haus/", headers=headers).content.decode()


def numbers_on(page: str) -> list[str]:
    return re.findall(r'data-number="([^"]+)"', page)


def test_a_call_appears_with_its_lane_and_shape(hall: Hall, visitor: Client) -> None:
    ticket = hall.called()
    page = board(visitor)
    assert numbers_on(page) == [ticket.call_number]
    assert "Schalter 1" in page
    assert "kw-shape--1" in page


def test_the_newest_call_stands_on_top_and_a_recall_is_new(hall: Hall, visitor: Client) -> None:
    first = hall.called()
    second = hall.number()
    hall.lane("s2", by=hall.birk)
    hall.call_next("s2", by=hall.birk)
    assert numbers_on(board(visitor)) == [second.call_number, first.call_number]
    with hall.as_(hall.adler):
        first.recall(by=hall.adler, at=hall.clock.wait(minutes=1))
    assert numbers_on(board(visitor))[0] == first.call_number


def test_who_waits_or_is_done_is_not_on_the_board(hall: Hall, visitor: Client) -> None:
    ticket = hall.served()
    hall.number()
    assert numbers_on(board(visitor)) == [ticket.call_number]
    with hall.as_(hall.adler):
        ticket.finish(None, by=hall.adler, at=hall.clock.now)
    assert numbers_on(board(visitor)) == []
    assert "Gerade ist niemand aufgerufen" in board(visitor)


def test_no_name_and_no_matter_is_on_the_board(hall: Hall, visitor: Client) -> None:
    ticket = hall.called()
    with hall.as_(hall.adler):
        matter = Matter.objects.get(pk=ticket.matter_id)
        matter.recognise(hall.world.amina(unit="servicepoint"), by=hall.adler, at=hall.clock.now)
    page = board(visitor) + board(visitor, part=True)
    for secret in ("Warsame", "Amina", "Adler", matter.number, str(matter.pk), str(ticket.pk), "Fiktion"):
        assert secret not in page


def test_a_clerk_who_looks_at_the_board_sees_no_more_than_anybody(hall: Hall, visitor: Client) -> None:
    hall.called()
    assert numbers_on(board(hall.world.browser(hall.adler))) == numbers_on(board(visitor))


def test_the_call_is_said_in_german_and_in_the_language_of_the_visitor(hall: Hall, visitor: Client) -> None:
    ticket = hall.called()
    page = board(visitor)
    assert f"Nummer <bdi>{ticket.call_number}</bdi>: Kommen Sie jetzt zu <bdi>Schalter 1</bdi>" in page
    assert '<p class="kw-board__words" lang="ar" dir="rtl">' in page


def test_the_open_board_reads_only_its_calls(hall: Hall, visitor: Client) -> None:
    ticket = hall.called()
    part = board(visitor, part=True)
    assert ticket.call_number in part
    assert "<html" not in part


def test_a_site_that_does_not_exist_has_no_board(hall: Hall, visitor: Client) -> None:
    assert visitor.get("/anzeige/nirgends/").status_code == 404


def test_what_was_called_yesterday_is_not_on_the_board_today(hall: Hall, visitor: Client) -> None:
    hall.called()
    hall.clock.wait(days=1)
    assert numbers_on(board(visitor)) == []
