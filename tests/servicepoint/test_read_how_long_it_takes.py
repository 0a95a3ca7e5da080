# SPDX-License-Identifier: EUPL-1.2
"""Where people read how long it takes: on the phone, at the counter, and on the page of what became of it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.models import NewcomerForecast, TicketForecast, WaitScore, WhatIf
from kurzweg.servicepoint.waits.foretelling import foretell
from kurzweg.servicepoint.waits.learning import learn
from kurzweg.servicepoint.waits.trying import answer
from kurzweg.services.snapshot import catalogue_snapshot
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.conftest import Hall, phone_of

PROBE = "/servicepoint/s1/probe/"


def say(hall: Hall, **figures: object) -> None:
    """Forecast the halls; figures that are named are put in their place."""
    with acting_as(JOB):
        foretell(learn(at=hall.clock.now), at=hall.clock.now)
        if figures:
            TicketForecast.objects.update(**figures)


def words(page: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>|[\u2066-\u2069]", "", page.decode()))


def test_whoever_waits_reads_the_usual_and_the_latest_on_the_phone(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    ticket = hall.number(language="de")
    say(hall, about=25, at_the_latest=40, is_fallback=False, in_doubt=False)
    page = words(phone_of(hall, ticket).get("/ticket/").content)
    assert "Es dauert noch etwa 25 Minuten." in page
    assert "In 9 von 10 Fällen höchstens 40 Minuten." in page


def test_an_estimate_says_that_it_is_one(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    ticket = hall.number(language="de")
    say(hall, about=25, at_the_latest=None, is_fallback=True, in_doubt=False)
    page = words(phone_of(hall, ticket).get("/ticket/").content)
    assert "Das ist nur eine grobe Schätzung." in page
    assert "höchstens" not in page


def test_who_may_wait_in_vain_is_warned(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    ticket = hall.number(language="de")
    say(hall, about=90, at_the_latest=120, is_fallback=False, in_doubt=True)
    assert "Vielleicht reicht die Zeit heute nicht mehr." in words(phone_of(hall, ticket).get("/ticket/").content)


def test_without_a_fresh_forecast_only_the_people_before_are_told(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    ticket = hall.number(language="de")
    say(hall, told_at=hall.clock.now - timedelta(minutes=10))
    page = words(phone_of(hall, ticket).get("/ticket/").content)
    assert "Vor Ihnen wartet niemand." in page
    assert "Es dauert noch" not in page


def test_nobody_reads_the_forecast_of_another_number(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    mine, other = hall.number(language="de"), hall.number(language="de")
    say(hall)
    with acting_as(JOB):
        TicketForecast.objects.filter(ticket=mine).delete()
        TicketForecast.objects.filter(ticket=other).update(about=55)
    assert "55 Minuten" not in words(phone_of(hall, mine).get("/ticket/").content)


def test_the_counter_shows_how_long_everybody_still_waits(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    hall.number()
    say(hall, about=35)
    page = hall.world.browser(hall.adler).get("/servicepoint/s1/")
    assert "noch etwa 35 Minuten" in words(page.content)


def test_whoever_comes_now_reads_the_wait_on_the_display_and_at_the_kiosk(hall: Hall, visitor: Client) -> None:
    hall.lane("s1", by=hall.adler)
    say(hall)
    with acting_as(JOB):
        NewcomerForecast.objects.update(about=35)
        code = catalogue_snapshot().catalogue.services["fiktionsbescheinigung"].life_situation
    assert "Servicepoint: etwa 35 Minuten" in words(visitor.get("/anzeige/haus/").content)
    assert "etwa 35 Minuten" in words(visitor.get(f"/kiosk/{code}/").content)


def test_a_clerk_tries_a_change_and_nothing_is_changed(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    hall.lane("s2", by=hall.birk)
    for _person in range(4):
        hall.number()
    browser = hall.world.browser(hall.adler)
    asked = browser.post(f"{PROBE}frage/", {"change": "close", "lane": "s2"})
    with acting_as(JOB):
        answer(WhatIf.objects.get().pk, learn(at=hall.clock.now), at=hall.clock.now)
    page = words(browser.get(asked["Location"]).content)
    assert "4 Personen warten. Sie warten im Mittel" in page
    assert "länger" in page
    assert hall.shift(hall.lane("s2")) is not None


@pytest.mark.parametrize(
    "sent",
    [
        {"change": "close"},
        {"change": "blow up", "lane": "s1"},
        {"change": "move", "lane": "s1"},
        {"change": "close", "lane": "s1", "towards": "s2"},
        {"change": "close", "lane": "l1"},
        {"change": "close", "lane": "s1", "minutes": "-5"},
    ],
)
def test_what_no_page_asks_is_refused(hall: Hall, sent: dict[str, str]) -> None:
    assert hall.world.browser(hall.adler).post(f"{PROBE}frage/", sent).status_code == 400


def test_everybody_may_read_how_often_the_figures_were_true(hall: Hall, visitor: Client) -> None:
    day = hall.clock.now.date()
    with acting_as(JOB):
        site = live_structure(day).sites["haus"]
        for first, trusted in ((day, True), (day - timedelta(days=6), False)):
            WaitScore.objects.create(
                site_id=site, first=first, last=day, scored=120, mean_wait=18.4, coverage_p90=0.91, is_trusted=trusted
            )
    page = words(visitor.get("/wartezeiten/").content)
    assert "Unsere Angaben waren nicht genau genug." in page
    assert "120" in page
    assert "91 %" in page
