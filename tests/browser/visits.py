# SPDX-License-Identifier: EUPL-1.2
"""Every page of the house with an address to visit it, and as whom. A page without a row fails a test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from kurzweg.accounts import totp
from kurzweg.accounts.factors import set_up_app
from kurzweg.accounts.models import Invitation
from kurzweg.allocation import applicants
from kurzweg.cases.models import Case
from kurzweg.catalogue.models import CatalogueRevision
from kurzweg.engine.structure import write
from kurzweg.events.kinds import Reason
from kurzweg.interpreting.models import Interpreter, SpokenLanguage
from kurzweg.matters.keyholder import COOKIE, kept
from kurzweg.offices.models import Absence, Closure, Lane, LaneShift, Place, Site, Structure
from kurzweg.redesign import edits
from kurzweg.redesign.models import Draft
from kurzweg.servicepoint.models import HallNotice, HelpCall, Ticket
from kurzweg.servicepoint.models.notice import About
from kurzweg.services import parts
from kurzweg.walls.identity import JOB, acting_as
from kurzweg.walls.keys import uuid7
from tests.everywhere.addresses import SCARCE, booked, drawn_places, kept_place, waitlist_number
from tests.sharing.deeds import asked_for_access, asked_to_take_part, disclosed, glass_broken, known_to_both
from tests.small_office import small_office
from tests.world import MONDAY, PASSWORD, World

NOBODY = ""
KEY = "key"
HALF_WAY = "half-way"
"""Whose password was right and whose code is still to come."""


@dataclass(frozen=True)
class Visit:
    """One page: who opens it, with which words in the address, and what follows the address."""

    who: str = NOBODY
    words: tuple[str, ...] = ()
    query: str = ""


PATH = "?arrival=ukraine&household=family&children=small,school&housing=guest&needs=money,german,work&surname=War"
PAGES: dict[str, Visit] = {
    "finder:start": Visit(query="?q=ausweis"),
    "finder:answer": Visit(words=("service",), query="?surname=Warsame"),
    "finder:path": Visit(query=PATH),
    "finder:slip": Visit(query=PATH),
    "finder:saved": Visit(),
    "servicepoint:ticket": Visit(KEY),
    "servicepoint:appointment": Visit(KEY),
    "servicepoint:appointment-times": Visit(words=("service",), query="?surname=Warsame"),
    "servicepoint:appointment-move": Visit(KEY),
    "servicepoint:diary": Visit("brandt"),
    "servicepoint:diary-move": Visit("brandt", ("appointment",)),
    "servicepoint:kiosk": Visit(),
    "servicepoint:kiosk-number": Visit(KEY),
    "servicepoint:kiosk-situation": Visit(words=("situation",)),
    "servicepoint:lanes": Visit("brandt"),
    "servicepoint:counter": Visit("adler", ("desk",)),
    "servicepoint:hand-out": Visit("adler", ("desk",)),
    "servicepoint:waiting": Visit("adler", ("desk",), "?visitor={expected}"),
    "servicepoint:onward": Visit("adler", ("desk",), "?visitor={served}"),
    "servicepoint:interpreting": Visit("adler", ("desk",), "?language=ar"),
    "servicepoint:cards": Visit("adler", ("desk",), "?language=ar"),
    "servicepoint:try-out": Visit("adler", ("desk",)),
    "servicepoint:waits": Visit(),
    "servicepoint:board": Visit(words=("site",)),
    "interpreting:own-languages": Visit("adler"),
    "interpreting:on-call": Visit("ebert"),
    "interpreting:enter": Visit("ebert"),
    "matters:worklist": Visit("brandt"),
    "matters:choose": Visit("brandt", query="?q=duldung"),
    "matters:open": Visit("brandt", ("service",)),
    "matters:matter": Visit("brandt", ("number",)),
    "matters:offer": Visit("brandt", ("number",)),
    "matters:settlement": Visit("brandt", ("number",)),
    "matters:person": Visit("brandt", ("number",)),
    "matters:acceptance": Visit("celik", ("offered",)),
    "matters:refusal": Visit("celik", ("offered",)),
    "matters:status": Visit(KEY),
    "people:search": Visit("brandt", query="?q=warsame"),
    "people:record": Visit("brandt"),
    "cases:person": Visit("brandt", ("person",)),
    "cases:case": Visit("brandt", ("case",)),
    "accounts:login": Visit(),
    "redesign:comparison": Visit("gruber", query="?von=burgenlandkreis-2017&bis=burgenlandkreis-2018"),
    "accounts:tour": Visit("brandt"),
    "accounts:parts": Visit("kaya"),
    "accounts:part": Visit("kaya", ("part",)),
    "accounts:confirm": Visit("brandt"),
    "catalogue:services": Visit("gruber"),
    "catalogue:documents": Visit("gruber", query="?neben=uk"),
    "catalogue:situations": Visit("gruber"),
    "catalogue:new-service": Visit("gruber"),
    "catalogue:new-document": Visit("gruber"),
    "catalogue:draft": Visit("gruber"),
    "catalogue:versions": Visit("gruber"),
    "catalogue:version": Visit("gruber", ("edition",)),
    "catalogue:shipped": Visit("gruber"),
    "catalogue:entry": Visit("gruber", ("shelf", "entry"), query="?neben=ar"),
    "catalogue:history": Visit("gruber", ("shelf", "entry")),
    "catalogue:part": Visit("gruber", ("shelf", "entry", "portion")),
    "catalogue:spoken-part": Visit("gruber", ("shelf", "entry", "text", "spoken")),
    "catalogue:review": Visit("kaya", ("shelf", "entry", "text", "spoken")),
    "operations:system": Visit("kaya"),
    "accounts:staff": Visit("kaya"),
    "accounts:engage": Visit("kaya"),
    "accounts:member": Visit("kaya", ("member",)),
    "accounts:end-role": Visit("kaya", ("membership",)),
    "accounts:leave": Visit("kaya", ("member",)),
    "accounts:invitation": Visit(words=("once",)),
    "accounts:account": Visit("brandt"),
    "accounts:password": Visit("brandt"),
    "accounts:second-step": Visit(HALF_WAY),
    "accounts:directory-link": Visit("brandt"),
    "accounts:directory-left": Visit(),
    "accounts:factor": Visit("brandt"),
    "accounts:factor-app": Visit("brandt"),
    "accounts:passkey": Visit("brandt"),
    "accounts:factor-rule": Visit("kaya"),
    "accounts:reset-factor": Visit("kaya", ("member",)),
    "startpack:papers": Visit("ihde"),
    "startpack:paper": Visit("ihde", ("paper",)),
    "startpack:notice": Visit(),
    "sharing:inbox": Visit("brandt"),
    "sharing:matter": Visit("brandt", ("shared",)),
    "sharing:share-matter": Visit("brandt", ("shared",), query="?an=leistung"),
    "sharing:disclose": Visit("brandt", ("shared",), query="?an=leistung"),
    "sharing:case": Visit("brandt", ("case",)),
    "sharing:share-case": Visit("brandt", ("case",)),
    "sharing:person": Visit("brandt", ("known",)),
    "sharing:ask": Visit("celik", ("known", "holder")),
    "sharing:emergency": Visit("celik", ("known", "holder")),
    "sharing:request": Visit("brandt", ("request",)),
    "sharing:request-refusal": Visit("brandt", ("request",)),
    "sharing:participation": Visit("celik", ("participation",)),
    "sharing:participation-refusal": Visit("celik", ("participation",)),
    "sharing:report": Visit("ihde"),
}
PAGES |= {
    "redesign:structures": Visit("kaya"),
    "redesign:begin": Visit("gruber"),
    "redesign:structure": Visit("gruber", ("structure",)),
    "redesign:draft": Visit("gruber", ("draft",)),
    "redesign:text": Visit("gruber", ("broken",)),
    "redesign:steps": Visit("gruber", ("draft",)),
    "redesign:difference": Visit("gruber", ("draft",)),
    "redesign:publication": Visit("kaya", ("draft",)),
    "redesign:label": Visit("gruber", ("draft",)),
    "redesign:unit-add": Visit("gruber", ("draft",)),
    "redesign:unit": Visit("gruber", ("draft", "unit")),
    "redesign:hours": Visit("gruber", ("draft", "unit")),
    "redesign:lanes": Visit("gruber", ("draft", "unit")),
    "redesign:unit-end": Visit("gruber", ("draft", "unit")),
    "redesign:site-add": Visit("gruber", ("draft",)),
    "redesign:site": Visit("gruber", ("draft", "site")),
    "redesign:site-end": Visit("gruber", ("draft", "site")),
    "redesign:responsibility": Visit("gruber", ("broken", "name")),
    "redesign:rule-add": Visit("gruber", ("broken", "name")),
    "redesign:rule": Visit("gruber", ("draft", "name", "place")),
    "servicepoint:operation": Visit("kaya"),
    "servicepoint:closure": Visit("kaya"),
    "allocation:ways": Visit("ebert"),
    "allocation:by-hand": Visit("adler"),
    "allocation:give": Visit("adler", ("kept",)),
    "allocation:lost-link": Visit("adler"),
    "allocation:set-way": Visit("ebert"),
    "allocation:announce": Visit("ebert"),
    "allocation:fair": Visit(),
    "allocation:place": Visit(words=("scarce",)),
    "allocation:round": Visit(words=("round",)),
    "allocation:apply": Visit(words=("round",)),
    "allocation:waitlist": Visit(words=("waitlist",)),
    "allocation:application": Visit(KEY),
    "servicepoint:absence": Visit("kaya"),
}
NO_PAGES = {
    "finder:path-code": "a picture",
    "finder:worker": "a script",
    "finder:manifest": "a file for phones",
    "servicepoint:live": "a stream of hints, no page",
    "servicepoint:ticket-key": "a picture",
    "servicepoint:appointment-key": "a picture",
    "servicepoint:appointment-calendar": "a file for calendars",
    "servicepoint:appointment-enter": "leads on to the appointment",
    "allocation:application-key": "a picture",
    "allocation:application-enter": "leads on to the application",
    "allocation:round-result": "a file to recompute a draw",
    "accounts:directory": "leads on to the directory of the county",
    "accounts:directory-back": "leads on from there",
    "matters:enter": "leads on to the status page",
} | dict.fromkeys(
    (
        "accounts:demo-login", "accounts:uncover", "accounts:logout", "servicepoint:ticket-leave",
        "servicepoint:kiosk-set-up", "servicepoint:kiosk-end", "servicepoint:ticket-back", "servicepoint:kiosk-done",
        "servicepoint:appointment-confirm", "servicepoint:appointment-cancel", "servicepoint:appointment-arrive",
        "servicepoint:diary-arrive", "servicepoint:diary-miss", "servicepoint:diary-cancel",
        "servicepoint:open", "servicepoint:close",
        "servicepoint:call", "servicepoint:recall", "servicepoint:put-back", "servicepoint:start",
        "servicepoint:finish", "servicepoint:park", "servicepoint:miss", "servicepoint:rest", "servicepoint:resume",
        "servicepoint:interpreting-ask", "servicepoint:try-out-ask", "servicepoint:interpreting-answer",
        "interpreting:strike-off", "interpreting:put-back",
        "servicepoint:onward-back", "servicepoint:priority", "servicepoint:priority-withdraw", "servicepoint:leave",
        "servicepoint:notice", "servicepoint:notice-lift", "servicepoint:help", "servicepoint:help-answer",
        "servicepoint:cancel", "servicepoint:ticket-come", "servicepoint:ticket-later",
        "matters:withdrawal", "matters:key",
        "cases:hold", "accounts:tried", "redesign:change-hours", "redesign:withdraw", "redesign:check",
        "redesign:undo", "redesign:redo", "redesign:rule-drop", "redesign:rules-own", "redesign:discard",
        "redesign:take-up", "servicepoint:closure-lift", "servicepoint:absence-take-back",
        "catalogue:publish", "catalogue:take-back", "catalogue:withdraw",
        "sharing:request-withdrawal", "sharing:participation-withdrawal", "sharing:end", "sharing:seen",
        "operations:order", "operations:stop",
        "allocation:application-accept", "allocation:application-give-up",
        "accounts:give-role", "accounts:link", "accounts:end-session", "accounts:end-sessions",
        "accounts:factor-app-end", "accounts:passkey-end", "accounts:directory-unlink", "accounts:recovery-codes",
    ),
    "only posted to",
)  # fmt: skip


@dataclass(frozen=True)
class Furnished:
    """What the addresses of the pages speak of, and the cookies of those who open them."""

    world: World
    words: Mapping[str, str]
    key: str
    applied: str

    def address(self, name: str) -> str:
        visit = PAGES[name]
        query = visit.query.format_map(self.words) if "{" in visit.query else visit.query
        return reverse(name, args=[self.words[word] for word in visit.words]) + query

    def cookies_of(self, who: str) -> Mapping[str, str]:
        """Logged in just now: some pages ask after ten minutes who sits there."""
        if who in {NOBODY, KEY}:
            mine = {COOKIE: kept(self.key), applicants.COOKIE: applicants.kept(self.applied)}
            return mine if who == KEY else {}
        return half_way_in(self.world) if who == HALF_WAY else session(self.world, who)


def furnish(world: World) -> Furnished:
    """People, matters and a queue to look at, made by the verbs of the house."""
    brandt = world.brandt
    with transaction.atomic():
        both = known_to_both(world)
        participation = asked_to_take_part(world, both.mine)
        disclosed(world, both.mine)
        request = asked_for_access(world, both)
        glass_broken(world, both)
    with transaction.atomic(), world.as_(brandt):
        person = world.amina()
        mine, offered, waiting = (world.matter(at=MONDAY) for _ in range(3))
        mine.recognise(person, by=brandt, at=MONDAY)
        case = Case.open_for(person, unit=mine.unit_id, by=brandt, at=MONDAY)
        case.hold(mine, by=brandt, at=MONDAY)
        offered.offer_to(world.units["leistung"], "Bitte Leistungen prüfen.", by=brandt, at=MONDAY)
        secret = waiting.issue_key(at=MONDAY)
        (round_, applied), waiting_list, kept_one = drawn_places(world), waitlist_number(), kept_place(world)
        Ticket.draw(waiting, site=Site.objects.get(code="haus").pk, at=timezone.now())
        appointment = booked(waiting)
        lane = brandt_lane(world)
        LaneShift.open(lane, by=brandt, at=MONDAY)
        membership = brandt.memberships.get().pk
    with transaction.atomic(), world.as_(world.kaya):
        once = Invitation.issue(world.celik, by=world.kaya, at=timezone.now())
    with transaction.atomic(), world.as_(world.gruber):
        text = {"title": "تصريح دولدونغ", "summary": "تمديد أو إصدار."}
        place = parts.Place("services", "duldung", "text", "ar")
        CatalogueRevision.objects.write(place, text, seen=0, by=world.gruber, at=MONDAY)
    words = _structures(world) | {
        "desk": "s1", "served": str(served(world).pk), "expected": str(expected(world).pk),
        "service": "duldung", "situation": "aufenthalt", "lane": "a1", "site": "haus", "number": mine.number,
        "offered": offered.number, "person": str(person.pk), "case": case.number,
        "paper": "verzeichnis", "part": "register", "shelf": "leistung", "entry": "duldung", "portion": "unterlagen",
        "text": "text", "spoken": "ar", "edition": "1",
        "shared": both.mine.number, "known": str(both.person.pk), "holder": "auslaenderrecht-1",
        "participation": str(participation.pk), "request": str(request.pk),
        "member": str(brandt.pk), "membership": str(membership), "once": once,
        "appointment": str(appointment.pk), "scarce": SCARCE, "round": round_.number,
        "waitlist": waiting_list, "kept": kept_one,
    }  # fmt: skip
    set_up_a_factor(world)
    return Furnished(world, words, secret, applied)


def _structures(world: World) -> dict[str, str]:
    """A proven draft with a few steps, one that leaves people without a unit, a closure and an absence."""
    gruber, kaya = world.gruber, world.kaya
    office = small_office()
    with transaction.atomic(), world.as_(gruber):
        live = Structure.objects.get()
        merged = edits.end_unit(office, "auslaenderrecht-2", heir="auslaenderrecht-1")
        draft = Draft.begin(live.text, key=uuid7(), base=live, by=gruber, at=MONDAY)
        draft.rewrite(write(merged), seen=1, by=gruber, at=timezone.now())
        gap = replace(office, label="mit Lücke", responsibilities=office.responsibilities[:2])
        broken = Draft.begin(write(gap), key=uuid7(), base=live, by=gruber, at=MONDAY)
    today = timezone.localdate()
    with transaction.atomic(), world.as_(kaya):
        place = Place(Site.objects.get(code="haus").pk, world.units["jugend"])
        Closure.close(place, first=today, last=today, reason="Schulung", by=kaya, at=MONDAY)
        Absence.note(world.dahl.pk, first=today, last=today, by=kaya, at=MONDAY)
    return {
        "structure": str(live.pk), "draft": str(draft.pk), "broken": str(broken.pk), "unit": "servicepoint",
        "name": "aufenthalt", "place": "1",
    }  # fmt: skip


def served(world: World) -> Ticket:
    """Somebody whom Frau Adler serves."""
    adler, at = world.adler, timezone.now()
    with transaction.atomic(), world.as_(adler):
        matter = world.matter("fiktionsbescheinigung", unit="servicepoint", language="ar", at=at)
        ticket = Ticket.draw(matter, site=Site.objects.get(code="haus").pk, at=at)
        lane = Lane.objects.get(code="s1").pk
        LaneShift.open(lane, by=adler, at=at)
        ticket.be_called_to(lane, by=adler, at=at)
        ticket.start(by=adler, at=at)
    return ticket


def expected(world: World) -> Ticket:
    """Somebody who waits at the Servicepoint and goes first, with others who wait."""
    adler, at = world.adler, timezone.now()
    with transaction.atomic(), world.as_(adler):
        waiting = [
            Ticket.draw(
                world.matter("fiktionsbescheinigung", unit="servicepoint", language=language, at=at),
                site=Site.objects.get(code="haus").pk, at=at,
            )
            for language in ("uk", "ti", "de")
        ]  # fmt: skip
        waiting[0].prioritise(Reason.VULNERABLE, by=adler, at=at)
        waiting[1].come_back_later(at + timedelta(minutes=30), at=at)
        site = Site.objects.get(code="haus").pk
        HallNotice.give(About.SYSTEM_SLOW, unit=world.units["servicepoint"], site=site, by=adler, at=at)
    with transaction.atomic(), world.as_(world.celik):
        SpokenLanguage.say(["ar", "kmr"], by=world.celik, at=at)
    with transaction.atomic(), world.as_(world.ebert):
        Interpreter.enter(
            "Telefondolmetschen", phone="0211 123456", languages=["ar", "ti", "fa"], reachable="Mo bis Fr",
            by=world.ebert, at=at,
        )  # fmt: skip
    with transaction.atomic(), world.as_(world.brandt):
        unit, lane = world.units["auslaenderrecht-1"], brandt_lane(world)
        HelpCall.call(lane=lane, unit=unit, site=site, hears=(), by=world.brandt, at=at)
    return waiting[0]


def brandt_lane(world: World) -> int:
    """The number of the one lane of Ausländerrecht 1."""
    return Lane.objects.get(code="a1", unit_id=world.units["auslaenderrecht-1"]).pk


def set_up_a_factor(world: World) -> None:
    """Herr Dahl has an app that makes codes."""
    at = timezone.now()
    with transaction.atomic(), world.as_(world.dahl):
        secret = totp.new_secret()
        set_up_app(world.dahl, secret, totp.code_of(secret, int(at.timestamp()) // totp.STEP), at=at)


def half_way_in(world: World) -> dict[str, str]:
    """The cookie of Herr Dahl, who has just typed his password."""
    client = Client()
    client.post("/anmelden/", {"username": "dahl", "password": PASSWORD})
    return {name: morsel.value for name, morsel in client.cookies.items()}


def session(world: World, who: str) -> dict[str, str]:
    """The cookie of a logged-in member of staff."""
    client = Client()
    with transaction.atomic(), acting_as(JOB):
        client.force_login(world.staff[who])
    return {name: morsel.value for name, morsel in client.cookies.items()}


def every_name() -> Iterator[str]:
    """The name of every address of the house."""
    yield from _names(get_resolver().url_patterns, "")


def _names(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns, f"{pattern.app_name}:" if pattern.app_name else space)
        else:
            yield f"{space}{pattern.name}"
