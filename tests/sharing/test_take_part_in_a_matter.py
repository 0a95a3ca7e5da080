# SPDX-License-Identifier: EUPL-1.2
"""Beteiligung: another unit takes part, sees what was agreed until the agreed day, and changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from kurzweg.accounts.models import Grant
from kurzweg.cases.models import Case
from kurzweg.events.kinds import Kind, Reason
from kurzweg.events.models import LogEvent
from kurzweg.matters.models import Matter, MatterFact, Outcome
from kurzweg.people.models import Person
from kurzweg.sharing.errors import AlreadyAskedError, ParticipationAnsweredError
from kurzweg.sharing.models import Participation
from kurzweg.sharing.models.terms import Terms
from tests.sharing.deeds import ALL, LITTLE, WEEK, Both, asked_to_take_part, permission, taking_part
from tests.world import MONDAY, World


def test_before_the_answer_the_asked_unit_sees_the_question_and_not_the_matter(world: World, both: Both) -> None:
    offer = asked_to_take_part(world, both.mine)
    with world.as_(world.celik):
        assert Participation.objects.get().purpose == "Unterbringung klären"
        assert not Matter.objects.filter(pk=both.mine.pk).exists()
    assert offer.number == both.mine.number


def test_who_takes_part_sees_the_matter_and_the_responsible_unit_stays_responsible(world: World, both: Both) -> None:
    taking_part(world, both.mine)
    with world.as_(world.celik):
        matter = Matter.objects.get(pk=both.mine.pk)
        assert matter.unit_id == world.units["auslaenderrecht-1"]
        assert matter.facts.get().value == "Warsame"


def test_the_agreed_fields_and_no_others_are_shown(world: World, both: Both) -> None:
    with world.as_(world.brandt):
        stranger = world.amina()
        matter = world.matter()
        matter.recognise(stranger, by=world.brandt, at=MONDAY)
    taking_part(world, matter, LITTLE)
    with world.as_(world.celik):
        assert Matter.objects.filter(pk=matter.pk).exists()
        assert not MatterFact.objects.filter(matter=matter.pk).exists()
        assert not Person.objects.filter(pk=stranger.pk).exists()
        assert not LogEvent.objects.of_matter(matter.pk).exists()


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("identity", ["age", "nationality", "surname"]),
        ("residence", ["status"]),
        ("household", ["household", "municipality"]),
    ],
)
def test_each_class_of_fields_opens_its_own_facts(world: World, both: Both, field: str, facts: list[str]) -> None:
    with world.as_(world.brandt):
        known = ("surname", "age", "status", "municipality", "household", "nationality")
        matter = world.matter()
        MatterFact.objects.filter(matter=matter)
        MatterFact.freeze(matter, {fact: "x" for fact in known if fact != "surname"})
    taking_part(world, matter, Terms(purpose="Zweck", legal_basis="§ 4", fields=("summary", field)))
    with world.as_(world.celik):
        assert sorted(MatterFact.objects.filter(matter=matter.pk).values_list("fact", flat=True)) == facts


def test_looking_is_not_acting(world: World, both: Both) -> None:
    taking_part(world, both.mine)
    with world.as_(world.celik):
        matter = Matter.objects.get(pk=both.mine.pk)
        for deed in (
            lambda: matter.settle(Outcome.DONE, by=world.celik, at=MONDAY),
            lambda: matter.issue_key(at=MONDAY),
            lambda: matter.offer_to(world.units["jugend"], "Bitte.", by=world.celik, at=MONDAY),
            lambda: MatterFact.freeze(matter, {"age": "17"}),
            lambda: matter.move_to(world.units["leistung"], at=MONDAY),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                deed()


def test_nobody_takes_a_matter_at_which_they_only_look_into_a_case_of_their_own(world: World, both: Both) -> None:
    taking_part(world, both.mine)
    with world.as_(world.celik):
        case = Case.open_for(both.person, unit=world.units["leistung"], by=world.celik, at=MONDAY)
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            case.hold(Matter.objects.get(pk=both.mine.pk), by=world.celik, at=MONDAY)


def test_looking_at_a_matter_opens_no_case_that_holds_it(world: World, both: Both) -> None:
    with world.as_(world.brandt):
        case = Case.open_for(both.person, unit=both.mine.unit_id, by=world.brandt, at=MONDAY)
        case.hold(both.mine, by=world.brandt, at=MONDAY)
    taking_part(world, both.mine)
    with world.as_(world.celik):
        assert not Case.objects.exists()


def test_a_case_can_be_shared_and_its_matters_stay_behind_their_walls(world: World, both: Both) -> None:
    with world.as_(world.brandt):
        case = Case.open_for(both.person, unit=both.mine.unit_id, by=world.brandt, at=MONDAY)
        case.hold(both.mine, by=world.brandt, at=MONDAY)
    taking_part(world, case)
    with world.as_(world.celik):
        assert Case.objects.get() == case
        assert not Matter.objects.filter(held__case=case).exists()
    page = world.browser(world.celik).get(f"/faelle/{case.number}/")
    assert page.status_code == 200
    assert both.mine.number not in page.text


def test_accepting_twice_grants_once_and_writes_one_event(world: World, both: Both) -> None:
    offer = taking_part(world, both.mine)
    with world.as_(world.celik):
        offer.accept(by=world.celik, at=timezone.now())
        assert Grant.objects.of("matter", both.mine.pk).count() == 1
        kinds = [event.kind for event in LogEvent.objects.of_matter(both.mine.pk)]
        assert kinds.count(Kind.ParticipationAccepted) == 1


def test_asking_twice_is_told_and_changes_nothing(world: World, both: Both) -> None:
    asked_to_take_part(world, both.mine)
    with pytest.raises(AlreadyAskedError):
        asked_to_take_part(world, both.mine)


def test_who_comes_second_is_told_who_was_faster(world: World, both: Both) -> None:
    offer = asked_to_take_part(world, both.mine)
    with world.as_(world.brandt):
        offer.withdraw(by=world.brandt, at=timezone.now())
    with world.as_(world.celik), pytest.raises(ParticipationAnsweredError, match="Herr Brandt hat diese Beteiligung"):
        offer.accept(by=world.celik, at=timezone.now())


def test_a_declined_participation_opens_nothing(world: World, both: Both) -> None:
    offer = asked_to_take_part(world, both.mine)
    with world.as_(world.celik):
        offer.decline(Reason.NOT_OURS, "", by=world.celik, at=timezone.now())
        assert not Matter.objects.filter(pk=both.mine.pk).exists()
    with world.as_(world.brandt):
        assert LogEvent.objects.of_matter(both.mine.pk).in_order().last().kind is Kind.ParticipationDeclined  # type: ignore[union-attr]


@pytest.mark.parametrize("who", ["brandt", "celik"])
def test_either_side_ends_it_and_then_it_is_over_at_once(world: World, both: Both, who: str) -> None:
    taking_part(world, both.mine)
    with world.as_(world.staff[who]):
        grant = Grant.objects.of("matter", both.mine.pk).get()
        grant.end(by=world.staff[who], at=timezone.now())
        grant.end(by=world.staff[who], at=timezone.now())
    with world.as_(world.celik):
        assert not Matter.objects.filter(pk=both.mine.pk).exists()
    with world.as_(world.brandt):
        kinds = [event.kind for event in LogEvent.objects.of_matter(both.mine.pk)]
        assert kinds.count(Kind.GrantEnded) == 1


def test_a_participation_lasts_a_year_at_most(world: World, both: Both) -> None:
    offer = asked_to_take_part(world, both.mine, until=timezone.now() + timedelta(days=400))
    refused = pytest.raises(DatabaseError, match="participation_has_an_end")
    with world.as_(world.celik), refused, transaction.atomic():
        offer.accept(by=world.celik, at=timezone.now())


def test_youth_welfare_is_let_in_and_lets_in_by_paragraphs_only(world: World) -> None:
    with world.as_(world.dahl):
        matter = world.matter("kitaplatz", unit="jugend")
        for terms in (ALL, Terms(purpose="x", legal_basis="§ 4", fields=("summary",))):
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                Participation.offer(
                    matter,
                    world.units["leistung"],
                    terms,
                    until=timezone.now() + WEEK,
                    by=world.dahl,
                    at=timezone.now(),
                )
        law = permission("B11", "jugend")
        lawful = Terms(purpose=law.title, legal_basis=law.citation, fields=tuple(law.fields), permission=law.pk)
        offer = Participation.offer(
            matter, world.units["leistung"], lawful, until=timezone.now() + WEEK, by=world.dahl, at=timezone.now()
        )
    with world.as_(world.celik):
        offer.accept(by=world.celik, at=timezone.now())
        assert Matter.objects.get() == matter


def test_social_compartments_say_no_sentence_of_their_own_to_the_auslaenderbehoerde(world: World) -> None:
    with world.as_(world.celik):
        matter = world.matter("sgb2-uebergang", unit="leistung")
        law = permission("B8", "sgb")
        for purpose in ("Sie arbeitet schwarz.", law.title):
            terms = Terms(purpose=purpose, legal_basis=law.citation, fields=tuple(law.fields), permission=law.pk)
            offer = {"until": timezone.now() + WEEK, "by": world.celik, "at": timezone.now()}
            if purpose == law.title:
                Participation.offer(matter, world.units["auslaenderrecht-1"], terms, **offer)  # type: ignore[arg-type]
            else:
                with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                    Participation.offer(matter, world.units["auslaenderrecht-1"], terms, **offer)  # type: ignore[arg-type]
