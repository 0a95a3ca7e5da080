# SPDX-License-Identifier: EUPL-1.2
"""Two machines, two clocks: a little apart nobody notices; far apart it is said, and nothing is half done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from kurzweg.accounts.models import Grant
from kurzweg.matters.models import Matter
from tests.sharing.deeds import asked_to_take_part, disclosed, known_to_both
from tests.world import MONDAY, World

Ahead = Callable[[timedelta], None]
LITTLE = timedelta(minutes=2)


@pytest.fixture
def ahead(monkeypatch: pytest.MonkeyPatch) -> Ahead:
    """Let the clock of the application be ahead of that of the database by so much."""
    right = timezone.now

    def set_to(much: timedelta) -> None:
        monkeypatch.setattr(timezone, "now", lambda: right() + much)

    return set_to


@pytest.fixture
def offered(world: World) -> Matter:
    with world.as_(world.brandt):
        matter = world.matter(at=MONDAY)
        matter.offer_to(world.units["leistung"], "Bitte prüfen.", by=world.brandt, at=MONDAY)
    return matter


def test_who_accepts_a_matter_sees_it_at_once(world: World, offered: Matter, ahead: Ahead) -> None:
    ahead(LITTLE)
    celik = world.browser(world.celik)
    assert celik.post(f"/anliegen/{offered.number}/uebernahme/").status_code == 302
    assert celik.get(f"/anliegen/{offered.number}/").status_code == 200


def test_sight_that_has_ended_has_ended_at_once(world: World, ahead: Ahead) -> None:
    both = known_to_both(world)
    grant = disclosed(world, both.mine)
    celik, page = world.browser(world.celik), f"/anliegen/{both.mine.number}/"
    assert celik.get(page).status_code == 200
    ahead(LITTLE)
    with world.as_(world.brandt):
        Grant.objects.get(pk=grant.pk).end(by=world.brandt, at=timezone.now())
    assert celik.get(page).status_code == 404


@pytest.mark.parametrize("much", [timedelta(days=-1), timedelta(days=1)])
def test_far_apart_the_house_says_so_and_goes_on_when_they_agree(
    world: World, offered: Matter, ahead: Ahead, much: timedelta
) -> None:
    both = known_to_both(world)
    grant = disclosed(world, both.mine)
    ahead(much)
    brandt = world.browser(world.brandt)
    brandt.raise_request_exception = False
    refused = brandt.post(f"/einsicht/erlaubnis/{grant.pk}/ende/")
    assert refused.status_code == 503
    assert "Eine Uhr bei uns geht falsch" in refused.text
    ahead(timedelta())
    assert world.browser(world.brandt).post(f"/einsicht/erlaubnis/{grant.pk}/ende/").status_code == 302


def test_the_system_page_names_it_with_what_to_do(world: World, ahead: Ahead) -> None:
    ahead(timedelta(hours=3, minutes=1))
    page = world.browser(world.kaya).get("/system/").text
    assert "Die Uhren von Anwendung und Datenbank gehen 3 Stunden auseinander." in page
    assert "NTP" in page


def test_an_offer_to_take_part_is_over_with_the_day_that_was_agreed(world: World, ahead: Ahead) -> None:
    offer = asked_to_take_part(world, known_to_both(world).mine)
    ahead(timedelta(days=8))
    answer = world.browser(world.celik).post(f"/beteiligungen/{offer.pk}/")
    assert answer.status_code == 409
    assert "Die vereinbarte Zeit ist vorbei" in answer.text
