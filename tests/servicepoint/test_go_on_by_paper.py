# SPDX-License-Identifier: EUPL-1.2
"""When the house is away the day goes on by paper: pages that lie ready, and numbers that are written in afterwards."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from kurzweg.operations.paper import put_on_paper
from kurzweg.servicepoint.models import Ticket
from kurzweg.servicepoint.paper import sheets
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.conftest import Hall

ADDRESS = "/servicepoint/s1/nummer/"


@pytest.fixture
def desk(hall: Hall) -> Client:
    hall.clock.wait(minutes=30)  # the house opened half an hour ago
    return hall.world.browser(hall.adler)


def sheet(hall: Hall, unit: str = "servicepoint") -> str:
    with acting_as(JOB):
        return next(page.text for page in sheets(at=hall.clock.now) if page.name == f"{unit}.html")


def write_in(hall: Hall, desk: Client, **more: str) -> tuple[int, str]:
    found = re.search(r'name="mark" value="([^"]+)"', desk.get(ADDRESS).content.decode())
    assert found
    sent = {"service": "fiktionsbescheinigung", "language": "uk", "mark": found[1], **more}
    answer = desk.post(ADDRESS, sent)
    return answer.status_code, answer.content.decode()


def earlier(hall: Hall, minutes: int = 20) -> str:
    return f"{timezone.localtime(hall.clock.now - timedelta(minutes=minutes)):%H:%M}"


def drawn() -> list[Ticket]:
    with acting_as(JOB):
        return list(Ticket.objects.order_by("entered_at"))


def test_the_page_of_a_unit_tells_who_waits_in_order(hall: Hall) -> None:
    first, second = hall.number(), hall.number()
    elsewhere = hall.number("duldung", unit="auslaenderrecht-1")
    page = sheet(hall)
    assert page.index(first.call_number) < page.index(second.call_number)
    assert elsewhere.call_number not in page


def test_units_give_out_different_numbers_by_hand(hall: Hall) -> None:
    with acting_as(JOB):
        pages = [page.text for page in sheets(at=hall.clock.now) if page.name not in {"index.html", "paper.css"}]
    numbers = [number for page in pages for number in re.findall(r"<span>(\d+)</span>", page)]
    assert len(numbers) == len(set(numbers)) == 40 * len(pages)


def test_the_pages_are_written_whole_and_those_of_gone_units_go(hall: Hall, tmp_path: Path) -> None:
    (tmp_path / "gone.html").write_text("an old unit", "utf-8")
    (tmp_path / "servicepoint.html-1a.part").write_text("killed while it wrote", "utf-8")
    put_on_paper(tmp_path, at=hall.clock.now)
    names = {path.name for path in tmp_path.iterdir()}
    assert {"index.html", "paper.css", "servicepoint.html"} <= names
    assert not {"gone.html", "servicepoint.html-1a.part"} & names
    assert (tmp_path / "servicepoint.html").stat().st_mode & 0o077 == 0


def test_a_page_that_cannot_be_written_leaves_the_old_one(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on_paper(tmp_path, at=hall.clock.now)
    before = (tmp_path / "servicepoint.html").read_text("utf-8")

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    hall.number()
    with pytest.raises(OSError, match="No space"):
        put_on_paper(tmp_path, at=hall.clock.now)
    assert (tmp_path / "servicepoint.html").read_text("utf-8") == before


def test_a_number_given_out_by_hand_keeps_its_time_and_comes_first(hall: Hall, desk: Client) -> None:
    live = hall.number()
    status, page = write_in(hall, desk, number="104", drawn_at=earlier(hall))
    assert (status, "104" in page) == (200, True)
    by_hand, after = drawn()
    assert (by_hand.call_number, after) == ("104", live)
    hall.lane("s1", by=hall.adler)
    called = hall.call_next("s1", by=hall.adler)
    assert called is not None
    assert called.call_number == "104"


def test_the_same_number_is_written_in_once(hall: Hall, desk: Client) -> None:
    write_in(hall, desk, number="104", drawn_at=earlier(hall))
    status, page = write_in(hall, desk, number="104", drawn_at=earlier(hall, 10))
    assert (status, "heute schon vergeben" in page) == (422, True)
    assert len(drawn()) == 1


@pytest.mark.parametrize(
    ("number", "drawn_at", "says"),
    [
        ("104", "", "gehören Nummer und Uhrzeit"),
        ("", "09:00", "gehören Nummer und Uhrzeit"),
        ("Y9-37", "09:00", "drei oder vier Ziffern"),
        ("٣٤٥", "09:00", "drei oder vier Ziffern"),
        ("104", "23:59", "kommt erst noch"),
        ("104", "25:00", "Uhrzeit"),
    ],
)
def test_what_is_not_on_the_paper_is_named(hall: Hall, desk: Client, number: str, drawn_at: str, says: str) -> None:
    status, page = write_in(hall, desk, number=number, drawn_at=drawn_at)
    assert (status, says in page) == (422, True)
    assert drawn() == []
