# SPDX-License-Identifier: EUPL-1.2
"""Every address of the house by its name, and the things of one small office that addresses can speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from kurzweg.allocation import applicants
from kurzweg.allocation.applicants import COOKIE as APPLICATION
from kurzweg.allocation.models import Application, Round, Waitlist, Way, WayKind
from kurzweg.allocation.models.application import Wished
from kurzweg.allocation.person import Person
from kurzweg.allocation.stock import places_between, spread
from kurzweg.cases.models import Case
from kurzweg.catalogue.models import CatalogueRevision
from kurzweg.interpreting.models import Interpreter, InterpretingRequest
from kurzweg.jobs.models import Job
from kurzweg.matters.keyholder import COOKIE, kept
from kurzweg.matters.models import Matter
from kurzweg.offices.models import Absence, Closure, Lane, Place, Site, Structure
from kurzweg.operations.orders import BackUp
from kurzweg.people.birth import BirthDate
from kurzweg.redesign.models import Draft
from kurzweg.servicepoint.booking import length_of
from kurzweg.servicepoint.models import Appointment, HallNotice, HelpCall, KeptPlace, Pool, Ticket, Transfer
from kurzweg.servicepoint.models.notice import About
from kurzweg.servicepoint.offer import Asked, offer
from kurzweg.services import parts
from kurzweg.sharing.models import EmergencyNotice
from kurzweg.walls.identity import JOB, acting_as
from kurzweg.walls.keys import uuid7
from tests.sharing.deeds import asked_for_access, asked_to_take_part, disclosed, glass_broken, known_to_both
from tests.world import MONDAY, World

NOBODY, HOLDER = "nobody", "holder"
"""Columns of the table beside the people of the house: a passer-by, and who holds the key of the matter."""

MISSING: Mapping[str, str] = {
    "number": "A-1999-99999", "offered": "A-1999-99999", "case": "F-1999-99999", "key": str(uuid7()),
    "service": "zauberei", "secret": "kwgibtesnicht", "lane": "z99", "site": "nirgends", "code": "nirgends",
    "topic": "nichts:0", "paper": "zeitung", "part": "keller", "step": "fliegen",
    "draft": "999999", "structure": "9999", "unit": "nirgends", "name": "zauberei", "place": "99",
    "closure": str(uuid7()), "absence": str(uuid7()), "transfer": str(uuid7()),
    "told": str(uuid7()), "alarm": str(uuid7()), "asked": str(uuid7()), "interpreter": str(uuid7()),
    "shelf": "regal", "entry": "zauberei", "portion": "zauberspruch", "text": "text", "spoken": "tlh",
    "edition": "32000", "revision": str(uuid7()),
    "known": str(uuid7()), "shared": "A-1999-99999", "participation": str(uuid7()),
    "request": str(uuid7()), "grant": str(uuid7()), "notice": str(uuid7()),
    "job": str(uuid7()),
    "member": str(uuid7()), "membership": str(uuid7()), "once": "kwgibtesnicht", "login": str(uuid7()),
    "passkey": str(uuid7()), "appointment": str(uuid7()), "scarce": "zauberei", "round": "V-1999-99999",
    "applied": "kwgibtesnicht", "waitlist": "W-1999-99999", "kept": str(uuid7()),
}  # fmt: skip
"""Words that no thing of the office has."""


def all_patterns() -> Iterator[tuple[str, URLPattern]]:
    """Name and pattern of every address."""
    yield from _patterns(get_resolver().url_patterns, "")


def _patterns(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns, f"{pattern.app_name}:" if pattern.app_name else space)
        else:
            yield f"{space}{pattern.name}", pattern


@dataclass(frozen=True)
class Office:
    """A matter of Ausländerrecht 1 with its person and case, another one offered to the Leistungsstelle."""

    world: World
    words: Mapping[str, str]
    secret: str
    applied: str
    """The key of an application."""

    def address(self, name: str, *words: str, missing: bool = False) -> str:
        """The address of a page; `words` say what it speaks of, in the order of the address."""
        known = MISSING if missing else self.words
        return reverse(name, args=[known[word] for word in words])

    def browser(self, who: str) -> Client:
        """The browser of somebody."""
        if who in (NOBODY, HOLDER):
            client = Client()
            if who == HOLDER:
                client.cookies[COOKIE] = kept(self.secret)
                client.cookies[APPLICATION] = applicants.kept(self.applied)
            return client
        return self.world.browser(self.world.staff[who])


def furnish(world: World) -> Office:
    """The things that the table speaks of, made by the verbs of the house."""
    brandt = world.brandt
    both = known_to_both(world)
    participation = asked_to_take_part(world, both.mine)
    grant = disclosed(world, both.mine)
    request = asked_for_access(world, both)
    access = glass_broken(world, both)
    with world.as_(brandt):
        notice = EmergencyNotice.objects.get(access=access)
        person = world.amina()
        mine, offered = world.matter(), world.matter()
        mine.recognise(person, by=brandt, at=MONDAY)
        case = Case.open_for(person, unit=mine.unit_id, by=brandt, at=MONDAY)
        case.hold(mine, by=brandt, at=MONDAY)
        offered.offer_to(world.units["leistung"], "Bitte.", by=brandt, at=MONDAY)
        secret = mine.issue_key(at=timezone.now())
        membership = brandt.memberships.get().pk
    with world.as_(world.kaya):
        job = Job.order(BackUp(), by=world.kaya, at=MONDAY)
    edit, (round_, applied) = edited_text(world), drawn_places(world)
    words = _of_the_structure(world) | _of_the_hall(world) | {
        "transfer": str(sent_on(world).pk),
        "shelf": "leistung", "entry": "duldung", "portion": "gespraech", "text": "text", "spoken": "ar",
        "edition": "1", "revision": str(edit.pk),
        "number": mine.number, "offered": offered.number, "case": case.number, "key": str(person.pk),
        "service": "duldung", "secret": secret, "lane": "a1", "site": "haus", "code": "aufenthalt", "topic": "display",
        "paper": "verzeichnis", "part": "register", "step": "ask-the-finder",
        "known": str(both.person.pk), "unit": "auslaenderrecht-1", "shared": both.mine.number,
        "participation": str(participation.pk), "request": str(request.pk), "grant": str(grant.pk),
        "notice": str(notice.pk),
        "job": str(job.pk),
        "member": str(brandt.pk), "membership": str(membership), "once": "kwgibtesnicht", "login": str(uuid7()),
        "passkey": str(uuid7()), "appointment": str(booked(offered).pk), "scarce": SCARCE, "round": round_.number,
        "applied": applied, "waitlist": waitlist_number(), "kept": kept_place(world),
    }  # fmt: skip
    return Office(world, words, secret, applied)


def _of_the_hall(world: World) -> dict[str, str]:
    """What Herr Brandt has told the hall, his call for help, whom he asks to interpret, and who is on call."""
    by, unit, at = world.brandt, world.units["auslaenderrecht-1"], timezone.now()
    with world.as_(by):
        site = Site.objects.get(code="haus").pk
        told = HallNotice.give(About.SYSTEM_SLOW, unit=unit, site=site, by=by, at=at)
        lane = Lane.objects.get(code="a1").pk
        alarm = HelpCall.call(lane=lane, unit=unit, site=site, hears=(), by=by, at=at)
        asked = InterpretingRequest.ask(world.celik.pk, language="ar", lane=lane, unit=unit, by=by, at=at)
    with world.as_(world.ebert):
        on_call = Interpreter.enter("Frau Nasser", phone="1", languages=["ar"], reachable="", by=world.ebert, at=at)
    return {
        "told": str(told.pk), "alarm": str(alarm.pk), "asked": str(asked.pk), "interpreter": str(on_call.pk),
    }  # fmt: skip


def sent_on(world: World) -> Transfer:
    """Somebody whom Herr Brandt has sent on to the Leistungsstelle."""
    brandt, leistung = world.brandt, world.units["leistung"]
    at = timezone.now()
    with world.as_(brandt):
        ticket = Ticket.draw(world.matter(at=at), site=Site.objects.get(code="haus").pk, at=at)
        ticket.be_called_to(Lane.objects.get(code="a1").pk, by=brandt, at=at)
        ticket.start(by=brandt, at=at)
        return Transfer.send(ticket, unit=leistung, service=ticket.service_id, by=brandt, at=at)


def booked(matter: Matter) -> Appointment:
    """Tomorrow or later, somebody comes to Ausländerrecht 1 with an appointment."""
    with acting_as(JOB):
        now = timezone.now()
        asked = Asked(service="duldung", length=length_of("duldung"), units=(matter.unit_id,))
        later = (slot for slot in offer(asked, at=now) if slot.start > now + timedelta(days=1))
        appointment = Appointment.hold(matter, next(later), at=now)
        appointment.confirm("Olek Bondar", by=None, at=now)
        return appointment


SCARCE = "aufenthaltsbescheinigung"


def waitlist_number() -> str:
    """The number of the open waitlist of that service."""
    with acting_as(JOB):
        return Waitlist.objects.open().get().number


def kept_place(world: World) -> str:
    """A place that the Servicepoint gives out in the house."""
    code, unit, at = "fiktionsbescheinigung", world.units["servicepoint"], timezone.now()
    first = timezone.localdate(at) + timedelta(days=20)
    with acting_as(JOB):
        slot = places_between(code, unit, first, first + timedelta(days=4), at=at)[0]
        place = KeptPlace.keep(slot, service=world.services[code].pk, pool=Pool.SAME_DAY, at=at)
    return str(place.pk)


def drawn_places(world: World) -> tuple[Round, str]:
    """A round of a service whose places are drawn, for which one can apply now, and the key of somebody who did."""
    unit, at = world.units["servicepoint"], timezone.now()
    first = timezone.localdate(at) + timedelta(days=4)
    with acting_as(JOB):
        way = Way.set(
            WayKind.DRAW, service=world.services[SCARCE].pk, unit=unit, from_day=timezone.localdate(at), by=None, at=at
        )
        places = spread(places_between(SCARCE, unit, first, first + timedelta(days=14), at=at), 6)
        round_ = Round.announce(way, places, opens_at=at, closes_at=at + timedelta(hours=30), by=None, at=at)
        Waitlist.open_for(way, at=at)
        person = Person("Amina Warsame", BirthDate(1990, 1, 1))
        _application, secret = Application.make(round_, person, Wished(language="de"), at=at)
    return round_, secret


def _of_the_structure(world: World) -> dict[str, str]:
    """A draft of Frau Gruber, a closure of Ausländerrecht 1, and an absence of Herr Brandt, noted by Frau Ebert."""
    day = MONDAY.date() + timedelta(days=3650)
    with world.as_(world.gruber):
        live = Structure.objects.in_force_on(timezone.localdate()).get()
        draft = Draft.begin(live.text, key=uuid7(), base=live, by=world.gruber, at=MONDAY)
    with world.as_(world.ebert):
        house = Place(Site.objects.get(code="haus").pk, world.units["auslaenderrecht-1"])
        closure = Closure.close(house, first=day, last=day, reason="Schulung", by=world.ebert, at=MONDAY)
        absence = Absence.note(world.brandt.pk, first=day, last=day, by=world.ebert, at=MONDAY)
    return {
        "draft": str(draft.pk), "structure": str(live.pk), "name": "aufenthalt", "place": "1",
        "closure": str(closure.pk), "absence": str(absence.pk),
    }  # fmt: skip


def edited_text(world: World) -> CatalogueRevision:
    """An Arabic text that Frau Gruber wrote and that nobody has reviewed or published."""
    place = parts.Place("services", "duldung", "text", "ar")
    with world.as_(world.gruber):
        text = {"title": "تصريح دولدونغ", "summary": "تمديد أو إصدار."}
        edit = CatalogueRevision.objects.write(place, text, seen=0, by=world.gruber, at=MONDAY)
    assert edit is not None
    return edit
