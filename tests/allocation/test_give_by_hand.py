# SPDX-License-Identifier: EUPL-1.2
"""Time tickets in the morning and places for emergencies: given by a colleague, to a person, counted, and capped."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from kurzweg.accounts.models import AccessEntry
from kurzweg.allocation.models import EmergencyReason, HandedPlace, SetAside, WayKind
from kurzweg.allocation.models.way import Terms
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.matters.once import new_form_key
from kurzweg.servicepoint.models import Appointment, Booked, KeptPlace, Pool
from kurzweg.servicepoint.offer import offer
from kurzweg.walls.identity import JOB, acting_as
from tests.allocation.conftest import Scarce
from tests.allocation.rounds import AMINA, applies, opened
from tests.allocation.test_apply_on_the_page import the_worker_comes
from tests.servicepoint.appointments import TUESDAY, on_the_wall

REASONS = (EmergencyReason.PAPER_ENDS, EmergencyReason.DANGER)
TERMS = Terms(same_day_percent=25, emergencies_a_day=2, emergency_reasons=REASONS)
MORNING = on_the_wall("2026-11-24 08:05")
PAGE = "/zeittickets/"


def set_aside(scarce: Scarce, kind: WayKind = WayKind.FIRST_COME, terms: Terms = TERMS, *, runs: int = 2) -> None:
    """A way with shares, and the worker who keeps them, a week a run; two reach the Tuesday of next week."""
    scarce.gives_by(kind, terms=terms)
    for _run in range(runs):
        the_worker_comes(scarce)


def of(scarce: Scarce, pool: Pool, day: Any = TUESDAY) -> list[KeptPlace]:
    return [one for one in scarce.places() if one.pool == pool and timezone.localdate(one.start) == day.date()]


def types(scarce: Scarce, name: str = "Amina Warsame", **otherwise: Any) -> dict[str, Any]:
    """What Frau Adler types."""
    return {
        "name": name, "birth_0": "4", "birth_1": "3", "birth_2": "1990", "language": "ar",
        "mark": new_form_key(scarce.hall.adler),
    } | otherwise  # fmt: skip


def adler(scarce: Scarce) -> Client:
    return scarce.hall.world.browser(scarce.hall.adler)


def test_shares_of_every_day_are_kept_before_anybody_sees_them(scarce: Scarce) -> None:
    set_aside(scarce, runs=8)
    assert len(of(scarce, Pool.SAME_DAY)) == 20  # of 80 places of a day
    assert len(of(scarce, Pool.EMERGENCY)) == 2
    with acting_as(JOB):
        free = {(slot.lane, slot.start) for slot in offer(scarce.diary.asked, at=scarce.hall.clock.now)}
        assert SetAside.objects.count() == 43
    assert not free & {(one.lane_id, one.start) for one in scarce.places()}


def test_they_are_spread_over_the_day(scarce: Scarce) -> None:
    set_aside(scarce)
    hours = {timezone.localtime(one.start).hour for one in of(scarce, Pool.SAME_DAY)}
    assert len(hours) >= 8


def test_a_larger_share_from_later_on_only_adds(scarce: Scarce) -> None:
    set_aside(scarce)
    before = {one.pk for one in of(scarce, Pool.SAME_DAY)}
    scarce.hall.clock.wait(minutes=1)
    set_aside(scarce, terms=Terms(same_day_percent=50))
    after = {one.pk for one in of(scarce, Pool.SAME_DAY)}
    assert before < after


def test_where_everything_is_given_on_the_day_the_day_itself_is_kept_whole(scarce: Scarce) -> None:
    set_aside(scarce, WayKind.SAME_DAY, Terms())
    assert of(scarce, Pool.SAME_DAY) == []
    scarce.hall.clock.now = on_the_wall("2026-11-24 06:00")
    the_worker_comes(scarce)
    assert len(of(scarce, Pool.SAME_DAY)) == 80


def test_a_clerk_gives_a_time_and_the_person_has_it_under_their_name(scarce: Scarce, visitor: Client) -> None:
    set_aside(scarce)
    scarce.hall.clock.now = MORNING
    browser = adler(scarce)
    page = browser.get(PAGE).content.decode()
    place = of(scarce, Pool.SAME_DAY)[1]
    assert f"/zeittickets/{place.pk}/" in page
    answer = browser.post(f"/zeittickets/{place.pk}/", types(scarce))
    assert answer.status_code == 200
    (link,) = re.findall(r"/termin/schluessel/[^<\"]+", answer.content.decode())[:1]
    visitor.get(link)
    assert "Amina Warsame" in visitor.get("/termin/").content.decode()
    with acting_as(JOB):
        appointment = Appointment.objects.get()
        (event,) = LogEvent.objects.filter(activity=Kind.TimeTicketGiven)
    assert (appointment.state, appointment.slot, appointment.language) == (Booked.CONFIRMED, place.slot, "ar")
    assert event.actor is not None


def test_a_form_sent_twice_gives_one_place(scarce: Scarce) -> None:
    set_aside(scarce)
    scarce.hall.clock.now = MORNING
    place, form, browser = of(scarce, Pool.SAME_DAY)[1], types(scarce), adler(scarce)
    assert [browser.post(f"/zeittickets/{place.pk}/", form).status_code for _click in range(2)] == [200, 200]
    with acting_as(JOB):
        assert (Appointment.objects.count(), HandedPlace.objects.count()) == (1, 1)


def test_a_place_that_a_colleague_gave_is_not_given_again(scarce: Scarce) -> None:
    set_aside(scarce)
    scarce.hall.clock.now = MORNING
    place, browser = of(scarce, Pool.SAME_DAY)[1], adler(scarce)
    browser.post(f"/zeittickets/{place.pk}/", types(scarce))
    answer = browser.post(f"/zeittickets/{place.pk}/", types(scarce, "Olek Bondar"))
    assert answer.status_code == 409
    assert "gerade jemand anderes vergeben" in answer.content.decode()


def test_one_person_gets_one_place_for_a_day_however_the_name_is_spelled(scarce: Scarce) -> None:
    set_aside(scarce)
    scarce.hall.clock.now = MORNING
    first, second = of(scarce, Pool.SAME_DAY)[1:3]
    browser = adler(scarce)
    browser.post(f"/zeittickets/{first.pk}/", types(scarce))
    answer = browser.post(f"/zeittickets/{second.pk}/", types(scarce, "WARSAME Amina"))
    assert answer.status_code == 409
    assert "schon einen Platz" in answer.content.decode()
    assert [one.claim for one in scarce.places() if one.pk == second.pk] == [None]


def test_an_emergency_needs_a_published_reason_and_is_counted(scarce: Scarce) -> None:
    set_aside(scarce)
    browser = adler(scarce)
    place = min((one for one in scarce.places() if one.pool == Pool.EMERGENCY), key=lambda one: one.start)
    assert "0 von 2 vergeben" in browser.get(PAGE).content.decode()
    for wrong in ({}, {"reason": ""}, {"reason": "urgent_travel"}, {"reason": "a friend"}):
        assert browser.post(f"/zeittickets/{place.pk}/", types(scarce, **wrong)).status_code == 422
    assert browser.post(f"/zeittickets/{place.pk}/", types(scarce, reason="paper_ends")).status_code == 200
    assert "1 von 2 vergeben" in browser.get(PAGE).content.decode()
    with acting_as(JOB):
        given = HandedPlace.objects.get()
        (event,) = LogEvent.objects.filter(activity=Kind.EmergencyPlaceGiven)
    assert (given.reason, given.by_id) == ("paper_ends", scarce.hall.adler.pk)
    assert given.day == timezone.localdate(place.start)
    assert event.attrs["criterion"] == "paper_ends"


def test_no_more_are_given_for_a_day_than_the_way_says_whoever_asks(scarce: Scarce) -> None:
    set_aside(scarce)
    browser = adler(scarce)
    for n, place in enumerate(of(scarce, Pool.EMERGENCY)):
        sent = types(scarce, f"Person {'AB'[n]}", reason="danger")
        assert browser.post(f"/zeittickets/{place.pk}/", sent).status_code == 200
    with acting_as(JOB):
        slot = scarce.diary.slot(TUESDAY + timedelta(hours=5))
        third = KeptPlace.keep(slot, service=scarce.service, pool=Pool.EMERGENCY, at=scarce.hall.clock.now)
    answer = browser.post(f"/zeittickets/{third.pk}/", types(scarce, "Person C", reason="danger"))
    assert answer.status_code == 409
    assert "alle Notfallplätze vergeben" in answer.content.decode()
    with acting_as(JOB):
        assert Appointment.objects.count() == 2


def test_an_emergency_that_did_not_come_makes_room_for_whoever_stands_there(scarce: Scarce) -> None:
    set_aside(scarce)
    (first, *_rest) = of(scarce, Pool.EMERGENCY)
    scarce.hall.clock.now = first.start - timedelta(hours=1)
    the_worker_comes(scarce)
    assert first.pk in {one.pk for one in of(scarce, Pool.SAME_DAY)}


def test_places_of_other_units_are_not_there(scarce: Scarce) -> None:
    set_aside(scarce)
    place = of(scarce, Pool.EMERGENCY)[0]
    for who, answer in (("brandt", 404), ("celik", 404), ("gruber", 403), ("ihde", 403)):
        browser = scarce.hall.world.browser(scarce.hall.world.staff[who])
        assert browser.get(f"/zeittickets/{place.pk}/").status_code == answer
        assert browser.post(f"/zeittickets/{place.pk}/", types(scarce, reason="danger")).status_code == answer


def test_the_order_before_the_door_is_drawn_so_that_nobody_gains_by_coming_at_night(scarce: Scarce) -> None:
    page = adler(scarce).post(PAGE, {"present": "12"}).content.decode()
    drawn = [int(number) for number in re.findall(r"<li><bdi>(\d+)</bdi></li>", page)]
    assert sorted(drawn) == list(range(1, 13))
    for wrong in ("", "1", "301", "viele", "9" * 400):
        assert adler(scarce).post(PAGE, {"present": wrong}).status_code == 422


def test_what_is_written_by_hand_is_never_changed(scarce: Scarce) -> None:
    set_aside(scarce)
    place = of(scarce, Pool.EMERGENCY)[0]
    adler(scarce).post(f"/zeittickets/{place.pk}/", types(scarce, reason="danger"))
    for change in ({"reason": ""}, {"day": TUESDAY.date()}):
        with pytest.raises(DatabaseError), transaction.atomic(), acting_as(JOB):
            HandedPlace.objects.update(**change)


def test_a_place_of_the_day_that_comes_back_is_one_of_the_day_again(scarce: Scarce) -> None:
    set_aside(scarce)
    scarce.hall.clock.now = MORNING
    place = of(scarce, Pool.SAME_DAY)[5]
    adler(scarce).post(f"/zeittickets/{place.pk}/", types(scarce))
    with acting_as(JOB):
        Appointment.objects.get().cancel(by=None, at=scarce.hall.clock.now)
    (again,) = [one for one in scarce.places() if one.pk == place.pk]
    assert (again.pool, again.claim) == (Pool.SAME_DAY, None)


def test_whoever_lost_the_link_gets_another_against_their_papers(scarce: Scarce, visitor: Client) -> None:
    round_ = opened(scarce)
    _application, old = applies(scarce, round_, AMINA)
    said = {"name": "WARSAME Amina", "birth_0": "4", "birth_1": "3", "birth_2": "1990"}
    stranger = scarce.hall.world.browser(scarce.hall.world.brandt).post("/zeittickets/link/", said)
    assert "keine offene Bewerbung" in stranger.content.decode()
    page = adler(scarce).post("/zeittickets/link/", said).content.decode()
    (link,) = set(re.findall(r"/bewerbung/schluessel/[^<\"/]+/", page))
    assert visitor.get(link).status_code == 302
    assert "Ihre Bewerbung ist da" in visitor.get("/bewerbung/").content.decode()
    assert Client().get(f"/bewerbung/schluessel/{old}/").status_code == 404
    with acting_as(JOB):
        assert AccessEntry.objects.filter(page="allocation:lost-link").count() == 1
