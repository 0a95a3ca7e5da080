# SPDX-License-Identifier: EUPL-1.2
"""The kinds of events: one number each for ever, one sentence each, one per change of state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django.utils.translation import override

from kurzweg.accounts.models import Grant
from kurzweg.cases.models import Case
from kurzweg.events.edges import STATE_EDGES
from kurzweg.events.event import EVENT_CLASSES
from kurzweg.events.kinds import Kind, Reason
from kurzweg.events.models import LogEvent
from kurzweg.lang.languages import LANGUAGES, complete
from kurzweg.matters.models import Handover, Outcome
from kurzweg.offices.models import Closure, Lane, Place, Site, Structure
from kurzweg.servicepoint import events as _of_the_counter  # noqa: F401  its kinds are among the classes
from kurzweg.servicepoint.models import Appointment, HallNotice, HelpCall
from kurzweg.servicepoint.models.notice import About
from kurzweg.sharing.models import AccessRequest, Participation
from kurzweg.walls.identity import JOB, acting_as
from tests.clock import Clock
from tests.heads import head_of_office
from tests.servicepoint.appointments import TUESDAY, Diary
from tests.servicepoint.conftest import Hall
from tests.sharing.deeds import (
    Both,
    asked_for_access,
    asked_to_take_part,
    disclosed,
    glass_broken,
    known_to_both,
    taking_part,
)
from tests.small_office import small_office
from tests.world import MONDAY, World

LATER = MONDAY + timedelta(hours=1)


def test_the_code_table_in_the_database_is_the_list_in_the_program(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select activity, name from log_activity order by activity")
        assert cursor.fetchall() == [(kind.value, kind.name) for kind in Kind]


@pytest.mark.parametrize("kind", sorted(EVENT_CLASSES), ids=lambda kind: kind.name)
def test_every_kind_that_can_be_recorded_has_a_sentence_in_every_language_of_the_public_pages(kind: Kind) -> None:
    said = {}
    for language in LANGUAGES:
        with override(language.code):
            said[language.code] = str(EVENT_CLASSES[kind].sentence)
    assert all(said.values())
    assert len(set(said.values())) == 8


@pytest.mark.parametrize("kind", sorted(EVENT_CLASSES), ids=lambda kind: kind.name)
def test_no_sentence_asks_for_a_name_of_a_person(kind: Kind) -> None:
    for language in complete():
        with override(language.code):
            text = str(EVENT_CLASSES[kind].sentence)
        asked = {part.partition("}")[0] for part in text.split("{")[1:]}
        assert asked <= {"unit", "from_unit", "to_unit", "service"}


def test_every_change_of_state_has_one_kind_that_can_be_recorded() -> None:
    assert set(STATE_EDGES.values()) - set(EVENT_CLASSES) <= NOT_YET
    nouns = {(noun, before, after) for noun, before, after in STATE_EDGES}
    assert len(nouns) == len(STATE_EDGES)


NOT_YET = {Kind.CaseClosed}
"""Steps of the plan that no verb takes yet; whoever writes the verb deletes the line."""


def opened(world: World) -> None:
    world.matter()


def settled(world: World) -> None:
    world.matter().settle(Outcome.DONE, by=world.brandt, at=LATER)


def withdrawn(world: World) -> None:
    with world.as_(world.adler):
        other = world.matter(unit="servicepoint")
        other.offer_to(world.units["leistung"], "Bitte.", by=world.adler, at=MONDAY).withdraw(by=world.adler, at=LATER)


def answered(world: World, verb: Callable[[Handover], None]) -> None:
    with world.as_(world.adler):
        offer = world.matter(unit="servicepoint").offer_to(
            world.units["auslaenderrecht-1"], "Bitte.", by=world.adler, at=MONDAY
        )
    verb(offer)


def accepted(world: World) -> None:
    answered(world, lambda offer: offer.accept(by=world.brandt, at=LATER))


def declined(world: World) -> None:
    answered(world, lambda offer: offer.decline(Reason.NOT_OURS, "", by=world.brandt, at=LATER))


def held(world: World) -> None:
    Case.open_for(world.amina(), unit=world.units["auslaenderrecht-1"], by=world.brandt, at=MONDAY)


def published(world: World) -> Structure:
    head = head_of_office(world)
    with world.as_(head):
        new = Structure.draft(small_office(), by=head, at=MONDAY)
        new.go_live(on=MONDAY.date() + timedelta(days=3650), by=head, at=LATER)
    return new


def taken_back(world: World) -> None:
    new, head = published(world), head_of_office(world)
    with world.as_(head):
        new.withdraw(by=head, at=LATER)


def closed(world: World) -> Closure:
    head, house = head_of_office(world), Place(Site.objects.get(code="haus").pk)
    day = MONDAY.date()
    with world.as_(head):
        return Closure.close(house, first=day, last=day, reason="Schulung", by=head, at=LATER)


def lifted(world: World) -> None:
    closure, head = closed(world), head_of_office(world)
    with world.as_(head):
        closure.lift(by=head, at=LATER)


def taken_part(world: World) -> None:
    taking_part(world, known_to_both(world).mine)


def notice(world: World) -> HallNotice:
    site = Site.objects.get(code="haus").pk
    return HallNotice.give(
        About.SYSTEM_SLOW, unit=world.units["auslaenderrecht-1"], site=site, by=world.brandt, at=MONDAY
    )


def call_for_help(world: World) -> HelpCall:
    site, lane = Site.objects.get(code="haus").pk, Lane.objects.get(code="a1").pk
    return HelpCall.call(
        lane=lane, unit=world.units["auslaenderrecht-1"], site=site, hears=(), by=world.brandt, at=MONDAY
    )


def answered_participation(world: World, verb: Callable[[Participation], None], who: str) -> None:
    offer = asked_to_take_part(world, known_to_both(world).mine)
    with world.as_(world.staff[who]):
        verb(offer)


def answered_request(world: World, verb: Callable[[AccessRequest, Both], None], who: str) -> None:
    both = known_to_both(world)
    request = asked_for_access(world, both)
    with world.as_(world.staff[who]):
        verb(request, both)


def ended(world: World) -> None:
    both = known_to_both(world)
    disclosed(world, both.mine)
    with world.as_(world.brandt):
        Grant.objects.of("matter", both.mine.pk).get().end(by=world.brandt, at=timezone.now())


def in_the_diary(world: World) -> Diary:
    return Diary(Hall(world, Clock(), world.adler, world.adler))


def another_time(world: World, made: Callable[[Diary], Appointment]) -> None:
    diary = in_the_diary(world)
    with acting_as(JOB):
        made(diary).move(diary.slot(TUESDAY + timedelta(hours=1)), by=None, at=MONDAY)


def given_back(world: World, made: Callable[[Diary], Appointment]) -> None:
    appointment = made(in_the_diary(world))
    with acting_as(JOB):
        appointment.cancel(by=None, at=MONDAY)


VERBS: dict[tuple[str, str, str], Callable[[World], object]] = {
    ("matter", "", "open"): opened,
    ("matter", "open", "settled"): settled,
    ("handover", "offered", "accepted"): accepted,
    ("handover", "offered", "declined"): declined,
    ("handover", "offered", "withdrawn"): withdrawn,
    ("case", "", "open"): held,
    ("appointment", "", "held"): lambda world: in_the_diary(world).held(),
    ("appointment", "held", "confirmed"): lambda world: in_the_diary(world).booked(),
    ("appointment", "held", "held"): lambda world: another_time(world, Diary.held),
    ("appointment", "confirmed", "confirmed"): lambda world: another_time(world, Diary.booked),
    ("appointment", "held", "cancelled"): lambda world: given_back(world, Diary.held),
    ("appointment", "confirmed", "cancelled"): lambda world: given_back(world, Diary.booked),
    ("structure", "drafted", "published"): published,
    ("structure", "published", "withdrawn"): taken_back,
    ("closure", "", "standing"): closed,
    ("closure", "standing", "lifted"): lifted,
    ("notice", "", "standing"): notice,
    ("notice", "standing", "lifted"): lambda world: notice(world).lift(by=world.brandt, at=LATER),
    ("help", "", "called"): call_for_help,
    ("help", "called", "acknowledged"): lambda world: call_for_help(world).acknowledge(
        hears=(), by=world.brandt, at=LATER
    ),
    ("participation", "", "offered"): lambda world: asked_to_take_part(world, known_to_both(world).mine),
    ("participation", "offered", "accepted"): taken_part,
    ("participation", "offered", "declined"): lambda world: answered_participation(
        world, lambda offer: offer.decline(Reason.NOT_OURS, "", by=world.celik, at=timezone.now()), "celik"
    ),
    ("participation", "offered", "withdrawn"): lambda world: answered_participation(
        world, lambda offer: offer.withdraw(by=world.brandt, at=timezone.now()), "brandt"
    ),
    ("access_request", "", "offered"): lambda world: asked_for_access(world, known_to_both(world)),
    ("access_request", "offered", "accepted"): lambda world: answered_request(
        world, lambda request, both: request.grant([both.mine], 7, by=world.brandt, at=timezone.now()), "brandt"
    ),
    ("access_request", "offered", "declined"): lambda world: answered_request(
        world, lambda request, _both: request.decline(Reason.OTHER, "", by=world.brandt, at=timezone.now()), "brandt"
    ),
    ("access_request", "offered", "withdrawn"): lambda world: answered_request(
        world, lambda request, _both: request.withdraw(by=world.celik, at=timezone.now()), "celik"
    ),
    ("grant", "", "disclosed"): lambda world: disclosed(world, known_to_both(world).mine),
    ("grant", "living", "ended"): ended,
    ("emergency_access", "", "running"): lambda world: glass_broken(world, known_to_both(world)),
}


@pytest.mark.parametrize("edge", VERBS, ids=lambda edge: f"{edge[0]} from {edge[1] or 'nothing'} to {edge[2]}")
def test_the_verb_of_a_step_records_exactly_the_kind_of_that_step(world: World, edge: tuple[str, str, str]) -> None:
    with world.as_(world.brandt):
        VERBS[edge](world)
    with acting_as(JOB):
        recorded = [event.kind for event in LogEvent.objects.filter(at__gte=MONDAY).in_order()]
    assert recorded[-1] is STATE_EDGES[edge]
    assert recorded.count(STATE_EDGES[edge]) == 1
