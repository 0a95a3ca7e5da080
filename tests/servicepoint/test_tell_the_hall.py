# SPDX-License-Identifier: EUPL-1.2
"""By one key the hall knows what is different today, in eight languages; by one key it is as usual again."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.lang.languages import complete
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.drawing import Wish, receiving_unit
from kurzweg.servicepoint.errors import ClosedNowError
from kurzweg.servicepoint.hall import next_close
from kurzweg.servicepoint.models import HallNotice
from kurzweg.servicepoint.models.notice import About
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.conftest import Hall, phone_of


@pytest.fixture
def desk(hall: Hall) -> Client:
    hall.lane("s1", by=hall.adler)
    return hall.world.browser(hall.adler)


def say(desk: Client, about: str) -> int:
    return desk.post("/servicepoint/s1/mitteilung/", {"about": about}).status_code


def standing(hall: Hall) -> list[HallNotice]:
    with acting_as(JOB):
        return list(HallNotice.objects.standing(hall.clock.now.date()))


def told(kind: Kind) -> int:
    with acting_as(JOB):
        return LogEvent.objects.filter(activity=kind).count()


@pytest.mark.parametrize("about", About.values)
def test_two_clicks_tell_the_hall_once_in_every_language(hall: Hall, desk: Client, visitor: Client, about: str) -> None:
    assert say(desk, about) == say(desk, about) == 302
    assert len(standing(hall)) == told(Kind.NoticeGiven) == 1
    page = visitor.get("/anzeige/haus/").content.decode()
    part = page[page.index("kw-board__told") :]
    assert all(f'lang="{language.code}"' in part for language in complete())


def test_the_effect_is_shown_before_the_click(hall: Hall, desk: Client) -> None:
    hall.number()
    page = desk.get("/servicepoint/s1/").content.decode()
    assert "Ab dann gibt es keine neuen Nummern. Hier wartet 1 Person." in page
    assert "Es bleiben 0 besetzte Schalter." in page
    assert 'data-kw-key="1"' in page


def test_what_was_told_can_be_lifted_twice(hall: Hall, desk: Client, visitor: Client) -> None:
    say(desk, "system_slow")
    (notice,) = standing(hall)
    address = f"/servicepoint/s1/mitteilung/{notice.pk}/aufhebung/"
    assert address in desk.get("/servicepoint/s1/").content.decode()
    assert desk.post(address).status_code == desk.post(address).status_code == 302
    assert "kw-board__told" not in visitor.get("/anzeige/haus/").content.decode()
    assert told(Kind.NoticeLifted) == 1


def test_after_an_early_close_nobody_draws_a_number(hall: Hall, desk: Client) -> None:
    say(desk, "closing_early")
    wish = Wish(service="fiktionsbescheinigung", facts={}, language="de")
    live = live_structure(hall.clock.now.date())
    assert receiving_unit(wish, live, hall.clock.now).id == "servicepoint"
    with pytest.raises(ClosedNowError):
        receiving_unit(wish, live, next_close(hall.clock.now))


def test_the_others_stay_open(hall: Hall, desk: Client) -> None:
    say(desk, "closing_early")
    wish = Wish(service="duldung", facts={"surname": "Warsame"}, language="de")
    later = next_close(hall.clock.now)
    assert receiving_unit(wish, live_structure(later.date()), later).id == "auslaenderrecht-1"


def test_whoever_waits_reads_it_on_the_phone(hall: Hall, desk: Client) -> None:
    phone = phone_of(hall, hall.number())
    say(desk, "system_slow")
    assert "Unsere Technik ist heute langsam" in phone.get("/ticket/").content.decode()


def test_what_nobody_offers_is_refused(desk: Client) -> None:
    assert say(desk, "feiertag") == 400


def test_another_unit_lifts_nothing(hall: Hall, desk: Client) -> None:
    say(desk, "system_slow")
    (notice,) = standing(hall)
    with hall.as_(hall.world.celik):
        notice.lift(by=hall.world.celik, at=hall.clock.now)
    assert len(standing(hall)) == 1
    assert (
        hall.world.browser(hall.world.celik).post(f"/servicepoint/l1/mitteilung/{notice.pk}/aufhebung/").status_code
        == 404
    )


def test_nobody_speaks_in_the_name_of_somebody_else(hall: Hall) -> None:
    site = hall.lane("s1").site
    with hall.as_(hall.adler), pytest.raises(DatabaseError), transaction.atomic():
        HallNotice.give(
            About.SYSTEM_SLOW, unit=hall.world.units["servicepoint"], site=site, by=hall.birk, at=hall.clock.now
        )
