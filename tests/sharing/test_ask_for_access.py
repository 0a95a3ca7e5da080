# SPDX-License-Identifier: EUPL-1.2
"""Bitte um Einsicht: asked about a person, answered for chosen matters and some days, or declined with a reason."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from kurzweg.accounts.models import Grant, Ground
from kurzweg.events.kinds import Kind, Reason
from kurzweg.events.models import LogEvent
from kurzweg.matters.models import Matter
from kurzweg.sharing.errors import AlreadyAskedError, NothingToShowError, RequestAnsweredError
from kurzweg.sharing.models import AccessRequest
from tests.sharing.deeds import ALL, Both, asked_for_access, permission
from tests.world import World


def test_asking_opens_nothing(world: World, both: Both) -> None:
    asked_for_access(world, both)
    with world.as_(world.celik):
        assert list(Matter.objects.all()) == [both.theirs]


def test_the_asked_unit_chooses_what_it_shows_and_for_how_long(world: World, both: Both) -> None:
    request = asked_for_access(world, both)
    with world.as_(world.brandt):
        other = world.matter()
        other.recognise(both.person, by=world.brandt, at=timezone.now())
        assert list(request.matters()) == [both.mine, other]
        request.grant([both.mine], 7, by=world.brandt, at=timezone.now())
    with world.as_(world.celik):
        assert set(Matter.objects.all()) == {both.mine, both.theirs}
        grant = Grant.objects.by_ground(Ground.REQUEST).get()
        assert grant.ends_at == grant.starts_at + timedelta(days=7)


def test_granting_twice_grants_once_and_writes_one_event(world: World, both: Both) -> None:
    request = asked_for_access(world, both)
    with world.as_(world.brandt):
        for _click in range(2):
            request.grant([both.mine], 14, by=world.brandt, at=timezone.now())
        kinds = [event.kind for event in LogEvent.objects.of_matter(both.mine.pk)]
        assert kinds.count(Kind.AccessGranted) == 1


def test_an_answer_shows_at_least_something(world: World, both: Both) -> None:
    request = asked_for_access(world, both)
    with world.as_(world.brandt), pytest.raises(NothingToShowError):
        request.grant([], 14, by=world.brandt, at=timezone.now())


def test_a_declined_request_opens_nothing_and_the_slower_one_is_told(world: World, both: Both) -> None:
    request = asked_for_access(world, both)
    with world.as_(world.brandt):
        request.decline(Reason.NOT_OURS, "Rufen Sie an.", by=world.brandt, at=timezone.now())
    with world.as_(world.ebert), pytest.raises(RequestAnsweredError, match="Herr Brandt hat diese Anfrage um"):
        request.grant([both.mine], 14, by=world.ebert, at=timezone.now())
    with world.as_(world.celik):
        assert AccessRequest.objects.get().decline_note == "Rufen Sie an."
        assert list(Matter.objects.all()) == [both.theirs]


def test_one_question_at_a_time(world: World, both: Both) -> None:
    asked_for_access(world, both)
    with pytest.raises(AlreadyAskedError):
        asked_for_access(world, both)


def test_nobody_asks_a_unit_of_which_they_may_not_know_and_the_answer_is_the_same_as_for_nobody(
    world: World, both: Both
) -> None:
    with world.as_(world.brandt):
        for unit in ("jugend", "auslaenderrecht-2"):
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                AccessRequest.ask(
                    world.units[unit], both.person, ALL, days=7, for_unit=both.mine.unit_id, by=world.brandt,
                    at=timezone.now(),
                )  # fmt: skip
    brandt = world.browser(world.brandt)
    pages = [brandt.get(f"/personen/{both.person.pk}/einsicht/{unit}/") for unit in ("jugend", "auslaenderrecht-2")]
    assert [page.status_code for page in pages] == [404, 404]


def test_what_was_not_asked_about_is_not_granted(world: World, both: Both) -> None:
    request = asked_for_access(world, both)
    with world.as_(world.brandt):
        stranger = world.amina()
        other = world.matter()
        other.recognise(stranger, by=world.brandt, at=timezone.now())
        with pytest.raises(DatabaseError, match="proves this grant"), transaction.atomic():
            request.grant([other], 14, by=world.brandt, at=timezone.now())


def test_the_pages_lead_from_the_person_to_the_answer(world: World, both: Both) -> None:
    celik, brandt = world.browser(world.celik), world.browser(world.brandt)
    person = celik.get(f"/personen/{both.person.pk}/").text
    assert "Ausländerrecht 1" in person
    assert "Fragen Sie unter <bdi>03445 0000-0</bdi>" in person
    ask = f"/personen/{both.person.pk}/einsicht/auslaenderrecht-1/"
    with world.as_(world.celik):
        law = str(permission("B3", "aufenthalt").pk)
    empty = celik.post(ask, {"days": "14"})
    assert empty.status_code == 422
    beyond = celik.post(ask, {"days": "14", "basis": law, "fields_shown": ["household"]})
    assert beyond.status_code == 422
    assert "deckt nicht: Haushalt und Wohnort" in beyond.text
    done = celik.post(ask, {"days": "14", "basis": law, "fields_shown": ["identity", "history"]}, follow=True)
    assert "Ausländerrecht 1 ist gefragt." in done.text
    with world.as_(world.brandt):
        request = AccessRequest.objects.get()
    inbox = brandt.get("/einsicht/").text
    assert "Olek Bondar" in inbox
    assert '<span class="kw-nav__count">1</span>' in inbox
    granted = brandt.post(f"/einsicht/{request.pk}/", {"matters": [str(both.mine.pk)], "days": "7"}, follow=True)
    assert "Leistungsstelle darf jetzt hineinsehen." in granted.text
    assert both.mine.number in celik.get("/einsicht/").text
    assert celik.get(f"/anliegen/{both.mine.number}/").status_code == 200


def test_who_asks_out_of_a_social_compartment_asks_by_paragraph(world: World, both: Both) -> None:
    page = world.browser(world.celik).get(f"/personen/{both.person.pk}/einsicht/auslaenderrecht-1/").text
    assert "§ 90 Abs. 3 AufenthG" in page
    assert "Eine andere Rechtsgrundlage" not in page


def test_each_link_of_the_inbox_says_what_is_asked_about_whom_and_between_which_units(world: World, both: Both) -> None:
    request = asked_for_access(world, both)
    for asked, unit in ((world.brandt, "Leistungsstelle"), (world.celik, "Ausländerrecht 1")):
        page = world.browser(asked).get("/einsicht/").text
        link = re.findall(rf'<a [^>]*href="/einsicht/{request.pk}/"[^>]*>(.*?)</a>', page, re.DOTALL)[0]
        words = " ".join(re.sub(r"<[^>]+>", " ", link).split())
        assert words.startswith(f"Bitte um Einsicht {both.person.full_name}")
        assert unit in words
