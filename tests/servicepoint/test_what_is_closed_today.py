# SPDX-License-Identifier: EUPL-1.2
"""Betrieb: heads close places and note who is away; finder, kiosk and counters go by it, and it can be undone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kurzweg.offices.live import live_structure
from kurzweg.offices.models import Absence, Closure, Lane, Place, Site
from kurzweg.servicepoint.drawing import Wish, receiving_unit
from kurzweg.servicepoint.errors import ClosedNowError, ShutTodayError
from kurzweg.servicepoint.models import Counter
from kurzweg.servicepoint.reception import Reception
from kurzweg.walls.identity import JOB, acting_as
from tests.heads import head_of_office
from tests.world import MONDAY, World

NOON = datetime(2026, 11, 16, 11, 0, tzinfo=timezone.get_default_timezone())
DAY = NOON.date()


def day(ahead: int = 0) -> date:
    """The day it is when the page is asked, which a run that began before midnight meets anew."""
    return timezone.localdate() + timedelta(days=ahead)


def place(world: World, unit: str | None = None, lane: str | None = None) -> Place:
    with acting_as(JOB):
        number = Lane.objects.get(code=lane).pk if lane else None
        return Place(Site.objects.get(code="haus").pk, world.units[unit] if unit else None, number)


def close(world: World, where: Place, on: date = DAY) -> Closure:
    head = head_of_office(world)
    with world.as_(head):
        return Closure.close(where, first=on, last=on, reason="Schulung", by=head, at=MONDAY)


def is_open(world: World, unit: str, service: str = "") -> bool:
    with world.as_(world.adler):
        live = live_structure(DAY)
        return Reception.at(live, NOON).is_open(live.plan.unit(unit), service)


@pytest.mark.parametrize(
    ("unit", "lane", "others_open"), [(None, None, False), ("jugend", None, True), ("jugend", "j1", True)]
)
def test_a_closed_house_unit_or_last_lane_receives_nobody(
    world: World, unit: str | None, lane: str | None, others_open: bool
) -> None:
    assert is_open(world, "jugend")
    close(world, place(world, unit, lane))
    assert not is_open(world, "jugend")
    assert is_open(world, "leistung") is others_open


def test_on_a_holiday_the_hours_of_a_sunday_apply(world: World) -> None:
    christmas = datetime(2026, 12, 25, 11, 0, tzinfo=timezone.get_default_timezone())  # a Friday
    with world.as_(world.adler):
        live = live_structure(christmas.date())
        reception, unit = Reception.at(live, christmas), live.plan.unit("jugend")
        assert dict(unit.hours)["fri"]
        assert not reception.is_open(unit)
        again = reception.next_opening(unit)
        assert again
        assert again.day == date(2026, 12, 28)  # neither Saturday, a holiday too, nor Sunday
        always = replace(unit, hours=(("sun", dict(unit.hours)["fri"]),))
        assert reception.is_open(always)


def test_one_closed_lane_of_two_leaves_the_unit_open(world: World) -> None:
    close(world, place(world, "servicepoint", "s1"))
    assert is_open(world, "servicepoint", "eat-abholung")
    close(world, place(world, "servicepoint", "s2"))
    assert not is_open(world, "servicepoint", "eat-abholung")


def test_no_number_is_drawn_for_a_closed_lane_and_the_next_opening_is_named(world: World) -> None:
    close(world, place(world, "jugend", "j1"))
    with world.as_(world.adler), pytest.raises(ClosedNowError, match=r"Wieder offen: Dienstag, 17\. November 2026"):
        receiving_unit(Wish(service="uma-inobhutnahme", facts={"age": "15"}, language="de"), live_structure(DAY), NOON)


def test_nobody_serves_at_a_lane_that_is_closed_today(world: World) -> None:
    close(world, place(world, "auslaenderrecht-1", "a1"))
    with world.as_(world.brandt):
        counter = Counter.at(live_structure(DAY), "a1")
        assert counter
        with pytest.raises(ShutTodayError, match="Hier ist heute geschlossen: Schulung"):
            counter.open(by=world.brandt, at=NOON)


def test_a_lifted_closure_lets_people_in_again(world: World) -> None:
    closure, head = close(world, place(world, "jugend")), head_of_office(world)
    with world.as_(head):
        closure.lift(by=head, at=MONDAY)
    assert is_open(world, "jugend")


@pytest.fixture
def ebert(world: World) -> Client:
    return world.browser(world.ebert)


def words(page: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.decode()))


def spelled(name: str, on: date) -> dict[str, str]:
    return {f"{name}_0": str(on.day), f"{name}_1": str(on.month), f"{name}_2": str(on.year)}


def test_a_head_closes_the_own_places_on_the_page_and_undoes_it(world: World, ebert: Client) -> None:
    form = ebert.get("/betrieb/schliessung/").context["form"]
    assert [code for code, _name in form.fields["place"].choices] == ["einheit:auslaenderrecht-1", "platz:a1"]
    sent = {"place": "platz:a1", "reason": "Umzug", **spelled("first", day()), **spelled("last", day(1))}
    page = ebert.post("/betrieb/schliessung/", sent, follow=True)
    assert "Ausländerrecht 1: Zimmer 1.11" in words(page.content)
    assert "Umzug" in words(page.content)
    way_back = re.search(r'action="([^"]+/aufhebung/)"', page.content.decode())
    assert way_back
    page = ebert.post(way_back[1], follow=True)
    assert "Nichts ist geschlossen" in words(page.content)


def test_the_head_of_the_office_closes_the_whole_house(world: World) -> None:
    form = world.browser(head_of_office(world)).get("/betrieb/schliessung/").context["form"]
    assert form.fields["place"].choices[0] == ("haus:haus", "Haus der Kurzen Wege: das ganze Haus")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (-2, None, "Diese Tage sind schon vorbei."),
        (1, 0, "Der letzte Tag liegt vor dem ersten."),
        (0, 800, "Mehr als zwei Jahre voraus"),
    ],
)
def test_days_that_cannot_be_are_told(ebert: Client, first: int, last: int | None, said: str) -> None:
    days = spelled("first", day(first)) | (spelled("last", day(last)) if last is not None else {})
    answer = ebert.post("/betrieb/schliessung/", {"place": "platz:a1", "reason": "Umzug", **days})
    assert answer.status_code == 422
    assert said in words(answer.content)


def test_the_last_day_of_the_calendar_is_too_far_ahead(ebert: Client) -> None:
    sent = {"place": "platz:a1", "reason": "Umzug", **spelled("first", date.max)}
    assert "Mehr als zwei Jahre voraus" in words(ebert.post("/betrieb/schliessung/", sent).content)


def test_a_place_of_another_unit_cannot_be_named(world: World, ebert: Client) -> None:
    answer = ebert.post("/betrieb/schliessung/", {"place": "platz:j1", "reason": "x", **spelled("first", day())})
    assert answer.status_code == 422
    closure = close(world, place(world, "jugend"), day())
    assert ebert.post(f"/betrieb/schliessung/{closure.pk}/aufhebung/").status_code == 403


def test_a_head_notes_who_of_the_own_unit_is_away_and_takes_it_back(world: World, ebert: Client) -> None:
    form = ebert.get("/betrieb/abwesenheit/").context["form"]
    assert [name for _code, name in form.fields["person"].choices] == ["Frau Ebert", "Herr Brandt"]
    sent = {"person": str(world.brandt.pk), **spelled("first", day())}
    page = ebert.post("/betrieb/abwesenheit/", sent, follow=True)
    assert "Herr Brandt" in words(page.content)
    again = ebert.post("/betrieb/abwesenheit/", sent | spelled("last", day(1)))
    assert "steht schon eine Abwesenheit" in words(again.content)
    with world.as_(world.ebert):
        absence = Absence.objects.get()
    page = ebert.post(f"/betrieb/abwesenheit/{absence.pk}/ruecknahme/", follow=True)
    assert "Niemand ist abgemeldet" in words(page.content)


def test_the_absence_of_another_unit_is_not_there(world: World, ebert: Client) -> None:
    head = head_of_office(world)
    with world.as_(head):
        absence = Absence.note(world.dahl.pk, first=day(), last=day(), by=head, at=MONDAY)
    assert "Herr Dahl" not in words(ebert.get("/betrieb/").content)
    assert ebert.post(f"/betrieb/abwesenheit/{absence.pk}/ruecknahme/").status_code == 404
    assert world.browser(world.brandt).post(f"/betrieb/abwesenheit/{absence.pk}/ruecknahme/").status_code == 404


def test_who_leads_nothing_has_no_page_for_it(world: World) -> None:
    client = world.browser(world.brandt)
    for page in ("", "schliessung/", "abwesenheit/"):
        assert client.get(f"/betrieb/{page}").status_code == 403
