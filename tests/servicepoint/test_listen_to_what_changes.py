# SPDX-License-Identifier: EUPL-1.2
"""Live pages: who may hear which topic, and that the hints of every step reach the board and the queue."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import Client, RequestFactory

from kurzweg.matters.keyholder import COOKIE, kept
from kurzweg.matters.models import Matter
from kurzweg.offices.models import Site
from kurzweg.servicepoint import hub
from kurzweg.servicepoint.models import serving
from kurzweg.servicepoint.views.live import topics_of
from kurzweg.walls.identity import ANONYMOUS, JOB, acting_as, assume
from tests.servicepoint.conftest import Hall


@pytest.fixture
def hints(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(serving, "hint", told.append)
    return told


def test_every_step_is_told_to_the_queue_and_to_the_board(hall: Hall, hints: list[str]) -> None:
    ticket = hall.parked()
    steps = ("drawn", "called", "started", "parked")
    assert hints == [f"queue:{ticket.unit_id}", f"board:{ticket.site_id}"] * len(steps)


def test_anybody_may_watch_the_board(hall: Hall) -> None:
    request = RequestFactory().get("/live/board:1/")
    request.user = AnonymousUser()
    assume(ANONYMOUS)
    site = Site.objects.get(code="haus").pk
    assert topics_of(request, f"board:{site}") == {f"board:{site}"}


def test_a_house_that_does_not_exist_has_no_board_to_watch(hall: Hall, visitor: Client) -> None:
    assert visitor.get("/live/board:999/").status_code == 404


def test_the_queue_is_heard_by_its_own_unit_only(hall: Hall) -> None:
    own, other = hall.world.units["servicepoint"], hall.world.units["jugend"]
    request = RequestFactory().get("/")
    request.user = hall.adler
    with hall.as_(hall.adler):
        assert topics_of(request, f"queue:{own}") == {f"queue:{own}", f"forecast:{own}"}
        with pytest.raises(Http404):
            topics_of(request, f"queue:{other}")


@pytest.mark.parametrize("topic", ["queue:1", "ticket", "board:", "board:x", "person:1", "resync", "queue"])
def test_what_a_stranger_may_not_hear_is_not_there(hall: Hall, visitor: Client, topic: str) -> None:
    assert visitor.get(f"/live/{topic}/").status_code == 404


def test_whoever_holds_the_key_hears_that_the_queue_before_them_moves(hall: Hall) -> None:
    ticket = hall.number()
    with acting_as(JOB):
        secret = Matter.objects.get(pk=ticket.matter_id).issue_key(at=hall.clock.now)
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    request.COOKIES[COOKIE] = kept(secret)
    assume(ANONYMOUS)
    assert topics_of(request, "ticket") == {
        f"queue:{ticket.unit_id}",
        f"forecast:{ticket.unit_id}",
        f"moved:{ticket.pk}",
    }


def test_one_hub_listens_for_a_whole_process(world: object) -> None:
    assert hub.hub() is hub.hub()
    assert "dbname" in hub.hub().dsn
