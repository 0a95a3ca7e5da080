# SPDX-License-Identifier: EUPL-1.2
"""Anybody reads how scarce places are given and how it went: counts, a median, criteria, and never a person."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kurzweg.allocation.fairness import fairness
from kurzweg.allocation.models import WayKind
from kurzweg.allocation.models.way import Terms
from kurzweg.lang.languages import complete
from kurzweg.lang.middleware import COOKIE as LANGUAGE
from kurzweg.servicepoint.models import Pool
from kurzweg.walls.identity import JOB, Identity, Kind, acting_as
from tests import first_load
from tests.allocation.conftest import Scarce
from tests.allocation.rounds import applies, drawn, offers, opened, people
from tests.allocation.test_apply_on_the_page import text, the_worker_comes
from tests.allocation.test_give_by_hand import REASONS, adler, of, set_aside, types
from tests.servicepoint.appointments import TUESDAY

PAGE = "/vergabe/"


def told(scarce: Scarce) -> str:
    """The page as it reads, without its marks."""
    return re.sub(r"<[^>]+>|\s+", " ", text(Client(), PAGE))


def taken(scarce: Scarce, count: int) -> None:
    """So many people win a place and take it."""
    round_ = opened(scarce, count)
    made = [applies(scarce, round_, person)[0] for person in people(count + 3)]
    drawn(scarce, round_)
    for one in made:
        for offer in offers(one):
            with acting_as(Identity(kind=Kind.KEY, matter=one.pk)):
                offer.accept(at=scarce.hall.clock.now)


def test_where_nothing_is_scarce_it_says_so(scarce: Scarce) -> None:
    assert "Jede freie Zeit steht allen offen" in told(scarce)


def test_it_says_by_which_way_since_when_and_where_returned_places_go(scarce: Scarce) -> None:
    scarce.gives_by(WayKind.DRAW)
    page = " ".join(told(scarce).split())
    assert "Verlosung seit Montag, 16. November 2026" in page
    assert "Solche Plätze gehen: an die Warteliste" in page


def test_a_way_of_a_later_day_is_not_told_yet(scarce: Scarce) -> None:
    scarce.gives_by(WayKind.DRAW, days=3)
    assert "Jede freie Zeit steht allen offen" in told(scarce)


def test_it_counts_what_was_given_and_how_long_half_of_the_people_waited(scarce: Scarce) -> None:
    taken(scarce, 5)
    page = " ".join(told(scarce).split())
    assert "durch Verlosung: 5" in page
    assert "Die Hälfte höchstens so viele Tage: 8" in page  # applied on Monday, received on the Tuesday of next week
    assert "V-2026-00001 Dienstag, 17. November 2026 8 5 5" in page


def test_fewer_than_five_are_not_told_of(scarce: Scarce) -> None:
    taken(scarce, 4)
    page = told(scarce)
    assert "durch Verlosung:  4" in page
    assert "noch zu wenige" in page


def test_it_counts_what_came_back(scarce: Scarce) -> None:
    scarce.gives_by(WayKind.FIRST_COME)
    first = scarce.diary.booked()
    scarce.diary.booked()
    with acting_as(JOB):
        scarce.diary.again(first).cancel(by=None, at=scarce.hall.clock.now)
        (one,) = fairness("de", at=scarce.hall.clock.now)
    assert (one.figures.returned, one.figures.chosen) == (1, 1)
    assert "1 . Keiner davon stand wieder allen offen" in " ".join(told(scarce).split())


def test_emergencies_are_told_with_their_criteria_their_cap_and_how_many_were_used(scarce: Scarce) -> None:
    set_aside(scarce)
    place = of(scarce, Pool.EMERGENCY)[0]
    assert adler(scarce).post(f"/zeittickets/{place.pk}/", types(scarce, reason="danger")).status_code == 200
    page = " ".join(told(scarce).split())
    assert "Höchstens so viele am Tag: 2" in page
    assert "für Notfälle: 1" in page
    assert "Leben, Gesundheit oder ein Kind sind in Gefahr." in page
    assert "Eine Reise ist dringend" not in page


def test_time_tickets_are_told_with_their_share(scarce: Scarce) -> None:
    set_aside(scarce)
    scarce.hall.clock.now = TUESDAY
    the_worker_comes(scarce)
    place = of(scarce, Pool.SAME_DAY)[9]
    adler(scarce).post(f"/zeittickets/{place.pk}/", types(scarce))
    page = " ".join(told(scarce).split())
    assert "25 % der Plätze bleiben für den Tag selbst" in page
    assert "als Zeitticket: 1" in page


def test_no_name_and_no_birth_date_is_on_it(scarce: Scarce) -> None:
    taken(scarce, 5)
    page = told(scarce)
    assert not [person.name for person in people(8) if person.name in page]
    assert "1980" not in page


@pytest.mark.parametrize("language", [each.code for each in complete()])
def test_it_speaks_every_language_and_stays_light(scarce: Scarce, language: str) -> None:
    scarce.gives_by(WayKind.WAITLIST, terms=Terms(same_day_percent=20, emergencies_a_day=1, emergency_reasons=REASONS))
    browser = Client()
    browser.cookies[LANGUAGE] = language
    html = browser.get(PAGE).content.decode()
    assert first_load.of(html).total <= first_load.LIMIT
    if language not in {"de", "de-simple"}:
        assert "Plätze" not in html
        assert "Platz" not in html
