# SPDX-License-Identifier: EUPL-1.2
"""The head of a unit says how its places are given, from a day on; nobody else does, and nothing is rewritten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from kurzweg.allocation.models import EmergencyReason, Way, WayKind
from kurzweg.allocation.models.way import Terms, way_of
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.servicepoint.models import Pool
from kurzweg.walls.identity import JOB, acting_as
from tests.allocation.conftest import Scarce
from tests.heads import head_of_office
from tests.servicepoint.appointments import SERVICE

PAGE = "/termine/vergabe/festlegung/"


def says(scarce: Scarce, **otherwise: Any) -> dict[str, Any]:
    """What Frau Fuchs types."""
    day = timezone.localdate(scarce.hall.clock.now)
    return {
        "what": f"{scarce.unit}-{scarce.service}", "kind": "draw", "from_day_0": day.day, "from_day_1": day.month,
        "from_day_2": day.year, "returns_to": "waitlist", "same_day_percent": "20", "emergencies_a_day": "2",
        "emergency_reasons": ["paper_ends", "danger"], "offer_hours": "8", "confirm_hours": "24",
    } | otherwise  # fmt: skip


def test_without_a_word_every_free_time_stands_open(scarce: Scarce, visitor: Client) -> None:
    assert visitor.get(f"/termin/zeiten/{SERVICE}/").content.decode().count('name="start"') > 20
    assert visitor.get(f"/vergabe/{SERVICE}/").headers["Location"].startswith(f"/termin/zeiten/{SERVICE}/")


def test_the_head_of_the_unit_says_it_on_a_page_and_reads_it_there(scarce: Scarce) -> None:
    browser = scarce.hall.world.browser(scarce.fuchs)
    answer = browser.post(PAGE, says(scarce))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/termine/vergabe/")
    page = browser.get("/termine/vergabe/").content.decode()
    assert "Verlosung" in page
    assert "2 Notfallplätze am Tag" in page
    with acting_as(JOB):
        way = Way.objects.get()
        (event,) = LogEvent.objects.filter(activity=Kind.WaySet)
    assert way.emergency_reasons == ["danger", "paper_ends"]
    assert way.by_id == scarce.fuchs.pk
    assert event.attrs == {"way": "draw", "from_day": "2026-11-16"}


def test_a_way_applies_from_its_day_on_and_the_later_word_counts(scarce: Scarce) -> None:
    today = timezone.localdate(scarce.hall.clock.now)
    first = scarce.gives_by(WayKind.WAITLIST)
    coming = scarce.gives_by(WayKind.DRAW, days=10)
    with acting_as(JOB):
        assert way_of(scarce.service, scarce.unit, on=today - timedelta(days=1)) is None
        assert way_of(scarce.service, scarce.unit, on=today + timedelta(days=9)) == first
        assert way_of(scarce.service, scarce.unit, on=today + timedelta(days=10)) == coming
    scarce.hall.clock.wait(hours=1)
    again = scarce.gives_by(WayKind.FIRST_COME)
    with acting_as(JOB):
        assert way_of(scarce.service, scarce.unit, on=today) == again
        assert list(Way.objects.in_force_on(today)) == [again]


@pytest.mark.parametrize(
    "wrong",
    [
        {"from_day_2": "2020"}, {"from_day_2": "2099"}, {"kind": "bribe"}, {"what": "1-999999"}, {"returns_to": "all"},
        {"same_day_percent": "51"}, {"same_day_percent": "-1"}, {"emergencies_a_day": "9" * 500},
        {"emergency_reasons": []}, {"emergency_reasons": ["a friend"]}, {"offer_hours": "0"}, {"what": "\0"},
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_asked_again_and_nothing_is_lost(scarce: Scarce, wrong: dict[str, Any]) -> None:
    answer = scarce.hall.world.browser(scarce.fuchs).post(PAGE, says(scarce, **wrong))
    assert answer.status_code == 422
    with acting_as(JOB):
        assert not Way.objects.exists()


@pytest.mark.parametrize("who", ["adler", "brandt", "gruber", "ihde"])
def test_nobody_but_a_head_says_it(scarce: Scarce, who: str) -> None:
    browser = scarce.hall.world.browser(scarce.hall.world.staff[who])
    assert browser.get("/termine/vergabe/").status_code == 403
    assert browser.post(PAGE, says(scarce)).status_code == 403


def test_the_head_of_another_unit_cannot_say_it_here(scarce: Scarce) -> None:
    answer = scarce.hall.world.browser(scarce.hall.world.ebert).post(PAGE, says(scarce))
    assert answer.status_code == 422


def test_the_head_of_the_office_may(scarce: Scarce) -> None:
    head = head_of_office(scarce.hall.world)
    assert scarce.hall.world.browser(head).post(PAGE, says(scarce)).status_code == 302


def refused(scarce: Scarce, act: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), scarce.hall.as_(scarce.fuchs):
        act()


def test_the_database_refuses_a_way_for_yesterday_one_without_criteria_and_every_change(scarce: Scarce) -> None:
    refused(scarce, lambda: scarce.gives_by(WayKind.DRAW, days=-1))
    with pytest.raises(IntegrityError):
        scarce.gives_by(WayKind.DRAW, terms=Terms(emergencies_a_day=3))


def test_a_way_is_never_edited_or_taken_away(scarce: Scarce) -> None:
    way = scarce.gives_by(WayKind.DRAW)
    refused(scarce, lambda: Way.objects.filter(pk=way.pk).update(kind=WayKind.OPEN))
    refused(scarce, lambda: Way.objects.filter(pk=way.pk).delete())


def test_who_serves_cannot_write_a_way_past_the_page(scarce: Scarce) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), scarce.hall.as_(scarce.hall.adler):
        Way.set(
            WayKind.OPEN, service=scarce.service, unit=scarce.unit, by=scarce.hall.adler, at=scarce.hall.clock.now,
            from_day=timezone.localdate(scarce.hall.clock.now),
        )  # fmt: skip


def test_criteria_are_kept_with_the_way(scarce: Scarce) -> None:
    terms = Terms(emergencies_a_day=1, emergency_reasons=[EmergencyReason.DANGER], returns_to=Pool.SAME_DAY)
    way = scarce.gives_by(WayKind.SAME_DAY, terms=terms)
    assert (way.emergency_reasons, way.returns_to) == (["danger"], "same_day")
