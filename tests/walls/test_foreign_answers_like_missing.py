# SPDX-License-Identifier: EUPL-1.2
"""Whatever five people of three units do with their matters, a foreign number answers like one that never was."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from hypothesis.strategies import DataObject, data, sampled_from

from kurzweg.accounts.models import Grant, Ground, Staff
from kurzweg.matters.models import Matter
from kurzweg.people.models import Person
from kurzweg.sharing.disclosing import disclose
from kurzweg.sharing.models import Participation
from tests.sharing.deeds import ALL, permission
from tests.world import World

CLERKS = {"auslaenderrecht-1": "brandt", "leistung": "celik", "jugend": "dahl"}
PEOPLE = {
    "brandt": "auslaenderrecht-1",
    "ebert": "auslaenderrecht-1",
    "celik": "leistung",
    "dahl": "jugend",
    "adler": "",
}
PAGES = ("/anliegen/{}/", "/anliegen/{}/einsicht/", "/anliegen/{}/uebergabe/")
MISSING = "A-1999-99999"


@dataclass
class Known:
    """What the model knows of one matter: where it lies, and who may look besides."""

    matter: Matter
    home: str
    lies: str
    guests: set[str] = field(default_factory=set)

    def is_seen_by(self, unit: str) -> bool:
        return unit == self.lies or unit in self.guests


class Office(RuleBasedStateMachine):
    """Opening, handing over, sharing, disclosing, ending, in any order."""

    world: World

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.now: datetime = timezone.now() - timedelta(hours=1)
        self.known: list[Known] = []
        self.browsers = {who: self.world.browser(self.world.staff[who]) for who in PEOPLE}
        Client().get("/anmelden/")  # a process that has shown no page yet does not know how the office is called
        self.nowhere = {
            (who, page): self.read(browser, page, MISSING) for who, browser in self.browsers.items() for page in PAGES
        }

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def read(self, browser: Client, page: str, number: str) -> tuple[int, str]:
        answer = browser.get(page.format(number))
        return answer.status_code, answer.text.replace(number, "")

    def later(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def clerk_of(self, unit: str) -> Staff:
        return self.world.staff[CLERKS[unit]]

    @precondition(lambda self: len(self.known) < 4)
    @rule(unit=sampled_from(["auslaenderrecht-1", "jugend"]))
    def open(self, unit: str) -> None:
        service = "duldung" if unit == "auslaenderrecht-1" else "kitaplatz"
        with self.world.as_(self.clerk_of(unit)):
            self.known.append(Known(self.world.matter(service, unit=unit, at=self.later()), unit, unit))

    @precondition(lambda self: self.known)
    @rule(choice=data(), to=sampled_from(sorted(CLERKS)))
    def hand_over(self, choice: DataObject, to: str) -> None:
        one = choice.draw(sampled_from(self.known))
        if to == one.lies:
            return
        with self.world.as_(self.clerk_of(one.lies)):
            offer = one.matter.offer_to(self.world.units[to], "Bitte.", by=self.clerk_of(one.lies), at=self.later())
        with self.world.as_(self.clerk_of(to)):
            offer.accept(by=self.clerk_of(to), at=self.later())
            one.matter = Matter.objects.get(pk=one.matter.pk)
        one.lies = to

    @precondition(lambda self: self.known)
    @rule(choice=data(), to=sampled_from(sorted(CLERKS)))
    def share(self, choice: DataObject, to: str) -> None:
        one = choice.draw(sampled_from(self.known))
        if one.home == "jugend" or to in {one.lies, *one.guests}:
            return
        with self.world.as_(self.clerk_of(one.lies)):
            offer = Participation.offer(
                one.matter, self.world.units[to], ALL, until=self.now + timedelta(days=1),
                by=self.clerk_of(one.lies), at=self.later(),
            )  # fmt: skip
        with self.world.as_(self.clerk_of(to)):
            offer.accept(by=self.clerk_of(to), at=self.later())
        one.guests.add(to)

    @precondition(lambda self: self.known)
    @rule(choice=data())
    def disclose_to_the_leistungsstelle(self, choice: DataObject) -> None:
        one = choice.draw(sampled_from(self.known))
        code = {"auslaenderrecht-1": "B3", "jugend": "B11"}[one.home]
        if one.lies == "leistung":
            return
        clerk = self.clerk_of(one.lies)
        with self.world.as_(clerk):
            law = permission(code, one.matter.compartment)
            disclose(
                one.matter, self.world.units["leistung"], law, "Grund", fields=law.fields, by=clerk, at=self.later()
            )
        one.guests.add("leistung")

    @precondition(lambda self: self.known)
    @rule(choice=data())
    def end_what_the_owner_gave(self, choice: DataObject) -> None:
        one = choice.draw(sampled_from(self.known))
        clerk = self.clerk_of(one.lies)
        with self.world.as_(clerk):
            for grant in Grant.objects.of("matter", one.matter.pk).exclude(ground=Ground.HANDOVER):
                grant.end(by=clerk, at=self.later())
        one.guests.clear()

    @precondition(lambda self: self.known)
    @rule(choice=data(), who=sampled_from(sorted(PEOPLE)), page=sampled_from(PAGES))
    def look(self, choice: DataObject, who: str, page: str) -> None:
        one = choice.draw(sampled_from(self.known))
        found = self.read(self.browsers[who], page, one.matter.number)
        if one.is_seen_by(PEOPLE[who]):
            assert found[0] in {200, 403}
        else:
            assert found == self.nowhere[who, page]

    @invariant()
    def each_finds_what_the_model_says(self) -> None:
        for who, unit in PEOPLE.items():
            with self.world.as_(self.world.staff[who]):
                found = set(Matter.objects.values_list("number", flat=True))
                assert found == {one.matter.number for one in self.known if one.is_seen_by(unit)}
                assert not Person.objects.exists()


def test_foreign_numbers_answer_like_missing_ones(world: World) -> None:
    Office.world = world
    few = settings(max_examples=8, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Office, settings=few)
