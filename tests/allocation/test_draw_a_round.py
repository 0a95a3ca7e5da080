# SPDX-License-Identifier: EUPL-1.2
"""Everybody who applies in time has their published chance; the result follows from a seed that was promised before."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Model

from kurzweg.allocation.errors import AppliedAlreadyError, HasPlaceError, NoPlacesError, NotOpenError, OfferOverError
from kurzweg.allocation.models import Answer, Application, Draw, Lot, Offer, Round, RoundPlace, Seed, WayKind
from kurzweg.allocation.models.way import Terms
from kurzweg.allocation.person import Person
from kurzweg.engine.calling.published import differences, published
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.people.birth import BirthDate
from kurzweg.servicepoint.models import Appointment, Booked, KeptPlace, Pool
from kurzweg.servicepoint.offer import offer
from kurzweg.walls.identity import JOB, Identity, acting_as
from kurzweg.walls.identity import Kind as Who
from tests.allocation.conftest import Scarce
from tests.allocation.rounds import (
    AMINA,
    CLOSES,
    FIRST,
    LAST,
    OLEK,
    OPENS,
    again,
    announced,
    applies,
    drawn,
    offers,
    opened,
    people,
    slots,
)


def test_an_announced_round_publishes_window_places_weights_and_commitment(scarce: Scarce) -> None:
    round_ = announced(scarce)
    assert (round_.number, round_.opens_at, round_.closes_at) == ("V-2026-00001", OPENS, CLOSES)
    with acting_as(Identity(kind=Who.ANONYMOUS)):
        seen = Round.objects.get()
        assert [one.label for one in RoundPlace.objects.order_by("label")] == [
            "2026-11-24T08:00 s1", "2026-11-24T08:00 s2", "2026-11-24T08:15 s1",
        ]  # fmt: skip
        assert seen.weights["by_days_left"] == [[7, 8.0], [30, 4.0], [60, 2.0]]
        assert len(seen.seed_id) == 64
        assert not Seed.objects.exists()


def test_its_places_are_no_longer_free_for_anybody(scarce: Scarce) -> None:
    round_ = announced(scarce, 5)
    with acting_as(JOB):
        kept = {(one.place.lane_id, one.start) for one in round_.places.select_related("place")}
        free = {(slot.lane, slot.start) for slot in offer(scarce.diary.asked, at=scarce.hall.clock.now)}
    assert len(kept) == 5
    assert not kept & free


def test_the_seed_is_read_by_the_house_alone_and_by_everybody_when_the_draw_is_held(scarce: Scarce) -> None:
    round_ = opened(scarce)
    for who in (scarce.fuchs, scarce.hall.adler):
        with scarce.hall.as_(who):
            assert not Seed.objects.exists()
    told = drawn(scarce, round_)
    with acting_as(Identity(kind=Who.ANONYMOUS)):
        assert bytes(Seed.objects.get().secret).hex() == json.loads(told.document)["seed"]


def test_a_result_is_what_anybody_recomputes(scarce: Scarce) -> None:
    round_ = opened(scarce, 4)
    for n, person in enumerate(people(9)):
        applies(scarce, round_, person, deadline=LAST if n % 3 == 0 else None, days=(FIRST,) if n % 2 else ())
    told = published(drawn(scarce, round_).document)
    assert differences(told) == ()
    assert told.commitment == round_.seed_id
    assert len(told.round.applications) == 9
    assert len(told.result.awards) == 4


def test_the_published_file_holds_numbers_and_no_name_birth_date_or_deadline(scarce: Scarce) -> None:
    round_ = opened(scarce)
    applies(scarce, round_, AMINA, deadline=date(2026, 12, 1))
    text = drawn(scarce, round_).document
    assert not [word for word in ("Amina", "Warsame", "1990", "2026-12-01") if word in text]
    assert [one["id"] for one in json.loads(text)["applications"]] == ["1"]


def test_whoever_wins_has_the_place_kept_and_takes_it_under_the_name_of_the_application(scarce: Scarce) -> None:
    round_ = opened(scarce)
    application, _secret = applies(scarce, round_, AMINA)
    drawn(scarce, round_)
    (won,) = offers(application)
    assert won.until == CLOSES + timedelta(hours=24)
    with acting_as(Identity(kind=Who.KEY, matter=application.pk)):
        won.accept(at=scarce.hall.clock.wait(minutes=5))
    with acting_as(JOB):
        (appointment,) = Appointment.objects.all()
        place = KeptPlace.objects.get(pk=won.place_id)
    assert (appointment.state, appointment.name, appointment.slot) == (Booked.CONFIRMED, "Amina Warsame", place.slot)
    assert again(application).name == ""


def test_accepting_twice_opens_one_matter_and_one_appointment(scarce: Scarce) -> None:
    round_ = opened(scarce)
    application, _secret = applies(scarce, round_, AMINA)
    drawn(scarce, round_)
    (won,) = offers(application)
    with acting_as(Identity(kind=Who.KEY, matter=application.pk)):
        first, second = won.accept(at=scarce.hall.clock.now), won.accept(at=scarce.hall.clock.now)
    assert first != second  # two keys to the same
    with acting_as(JOB):
        assert Appointment.objects.count() == 1


def test_names_of_those_without_a_place_are_forgotten_in_the_same_moment(scarce: Scarce) -> None:
    round_ = opened(scarce, 1)
    made = [applies(scarce, round_, person, deadline=LAST)[0] for person in people(4)]
    drawn(scarce, round_)
    kept = [one for one in map(again, made) if one.name or one.deadline or one.facts]
    assert len(kept) == 1
    assert offers(kept[0])


@pytest.mark.parametrize(
    "spelled", ["Amina Warsame", "WARSAME Amina", "amina  warsame", "Amína Warsame", "أمينة ورسمه"][:4]
)
def test_a_person_applies_once_however_the_name_is_spelled(scarce: Scarce, spelled: str) -> None:
    round_ = opened(scarce)
    applies(scarce, round_, AMINA)
    with pytest.raises(AppliedAlreadyError):
        applies(scarce, round_, Person(spelled, AMINA.birth))
    applies(scarce, round_, OLEK)


def test_a_script_that_cannot_be_written_in_latin_is_still_a_name() -> None:
    born = BirthDate(1990)
    assert Person("🙂", born).fingerprint != Person("🙃", born).fingerprint
    assert Person("Олек Бондар", born).fingerprint == Person("Бондар, Олек", born).fingerprint


def test_an_unknown_day_of_birth_is_the_first_so_that_nobody_applies_twice_by_it() -> None:
    assert Person("A", BirthDate(1990)).fingerprint == Person("A", BirthDate(1990, 1, 1)).fingerprint
    assert Person("A", BirthDate(1990, 5)).fingerprint == Person("A", BirthDate(1990, 5, 1)).fingerprint


def test_whoever_withdrew_may_apply_again_and_gets_another_number(scarce: Scarce) -> None:
    round_ = opened(scarce)
    first, _secret = applies(scarce, round_, AMINA)
    with acting_as(Identity(kind=Who.KEY, matter=first.pk)):
        first.withdraw(at=scarce.hall.clock.now)
        first.withdraw(at=scarce.hall.clock.now)
    second, _secret = applies(scarce, round_, AMINA)
    assert (first.number, second.number) == (1, 2)
    assert list(json.loads(drawn(scarce, round_).document)["order"]) == ["2"]


@pytest.mark.parametrize("moment", [OPENS - timedelta(seconds=1), CLOSES, CLOSES + timedelta(days=1)])
def test_outside_the_window_nobody_applies(scarce: Scarce, moment: object) -> None:
    round_ = announced(scarce)
    scarce.hall.clock.now = moment  # type: ignore[assignment]
    with pytest.raises(NotOpenError):
        applies(scarce, round_, AMINA)


def test_after_the_draw_nobody_applies_whatever_the_clock_says(scarce: Scarce) -> None:
    round_ = opened(scarce)
    drawn(scarce, round_)
    scarce.hall.clock.now = OPENS
    with pytest.raises(NotOpenError):
        applies(scarce, round_, AMINA)


def test_a_draw_is_held_once_and_never_before_its_time(scarce: Scarce) -> None:
    round_ = opened(scarce)
    with pytest.raises(NotOpenError), acting_as(JOB):
        Draw.hold(round_, at=CLOSES - timedelta(seconds=1))
    assert drawn(scarce, round_) == drawn(scarce, round_, at=CLOSES + timedelta(hours=1))
    with acting_as(JOB):
        assert LogEvent.objects.filter(activity=Kind.DrawHeld).count() == 1


def test_a_round_nobody_applied_for_gives_its_places_on(scarce: Scarce) -> None:
    round_ = opened(scarce)
    drawn(scarce, round_)
    assert {(place.pool, place.claim) for place in scarce.places()} == {(Pool.WAITLIST, None)}


def test_a_deadline_weighs_more_and_a_lost_round_too(scarce: Scarce) -> None:
    round_ = opened(scarce, 1)
    plain, _key = applies(scarce, round_, AMINA)
    urgent, _key = applies(scarce, round_, OLEK, deadline=round_.last_day + timedelta(days=7))
    assert (plain.weight(on=round_.last_day), urgent.weight(on=round_.last_day)) == (1.0, 8.0)
    drawn(scarce, round_)
    loser = next(one for one in (plain, urgent) if not offers(one))
    who = AMINA if loser == plain else OLEK
    scarce.hall.clock.now = OPENS - timedelta(hours=2)
    second = announced(scarce, 2)
    scarce.hall.clock.now = OPENS
    again_, _key = applies(scarce, second, who)
    assert (again_.lost_rounds, again_.weight(on=second.last_day)) == (1, 1.5)


def test_whoever_has_an_appointment_for_the_same_thing_waits_until_it_is_over(scarce: Scarce) -> None:
    round_ = opened(scarce)
    application, _key = applies(scarce, round_, AMINA)
    drawn(scarce, round_)
    (won,) = offers(application)
    with acting_as(Identity(kind=Who.KEY, matter=application.pk)):
        won.accept(at=scarce.hall.clock.now)
    scarce.hall.clock.now = OPENS - timedelta(hours=2)
    second = announced(scarce, 2)
    scarce.hall.clock.now = OPENS
    with pytest.raises(HasPlaceError):
        applies(scarce, second, AMINA)


def test_a_place_nobody_took_in_time_goes_to_the_waitlist_and_cannot_be_taken_any_more(scarce: Scarce) -> None:
    round_ = opened(scarce)
    application, _key = applies(scarce, round_, AMINA)
    drawn(scarce, round_)
    (won,) = offers(application)
    with acting_as(JOB):
        won.lapse(at=won.until - timedelta(seconds=1))
        assert won.answer == ""
        won.lapse(at=won.until)
    with pytest.raises(OfferOverError), acting_as(Identity(kind=Who.KEY, matter=application.pk)):
        won.accept(at=won.until)
    (place,) = [one for one in scarce.places() if one.pk == won.place_id]
    assert (place.pool, place.claim) == (Pool.WAITLIST, None)


def test_a_declined_place_goes_to_somebody_else(scarce: Scarce) -> None:
    round_ = opened(scarce)
    application, _key = applies(scarce, round_, AMINA)
    drawn(scarce, round_)
    (won,) = offers(application)
    with acting_as(Identity(kind=Who.KEY, matter=application.pk)):
        won.decline(at=scarce.hall.clock.now)
        won.decline(at=scarce.hall.clock.now)
    assert (won.answer, again(application).name) == (Answer.DECLINED, "")
    with acting_as(JOB):
        assert KeptPlace.objects.get(pk=won.place_id).claim is None


def test_what_came_back_for_the_next_round_is_in_it(scarce: Scarce) -> None:
    scarce.gives_by(WayKind.DRAW, terms=Terms(returns_to=Pool.ROUND))
    with acting_as(JOB):
        place = KeptPlace.keep(slots(scarce, 9)[8], service=scarce.service, pool=Pool.ROUND, at=scarce.hall.clock.now)
    round_ = announced(scarce, 2)
    with acting_as(JOB):
        assert place.pk in round_.places.values_list("place", flat=True)


def test_a_round_without_a_place_is_no_round(scarce: Scarce) -> None:
    with pytest.raises(NoPlacesError), transaction.atomic():
        announced(scarce, 0)
    with acting_as(JOB):
        assert not Round.objects.exists()


def refused(act: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), acting_as(JOB):
        act()


def test_the_database_lets_nobody_change_what_is_published(scarce: Scarce) -> None:
    round_ = opened(scarce, 1)
    for person in people(3):
        applies(scarce, round_, person)
    drawn(scarce, round_)
    refused(lambda: Seed.objects.update(secret=bytes(32)))
    refused(lambda: Seed.objects.all().delete())
    refused(lambda: Round.objects.update(closes_at=CLOSES + timedelta(days=1)))
    refused(lambda: RoundPlace.objects.all().delete())
    refused(lambda: Draw.objects.update(document="{}"))
    refused(lambda: Draw.objects.all().delete())
    refused(lambda: Lot.objects.update(position=1))
    refused(lambda: Lot.objects.all().delete())
    refused(lambda: Application.objects.update(number=7))
    refused(lambda: Application.objects.update(name="Olek"))
    refused(lambda: Application.objects.all().delete())


def test_the_database_takes_no_seed_that_was_not_promised(scarce: Scarce) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), acting_as(JOB):
        Seed(commitment="0" * 64, secret=bytes(32), made_at=OPENS).save(force_insert=True)


def test_the_database_gives_no_place_twice(scarce: Scarce) -> None:
    round_ = opened(scarce, 1)
    first, _key = applies(scarce, round_, AMINA)
    second, _key = applies(scarce, round_, OLEK)
    drawn(scarce, round_)
    loser, winner = (first, second) if not offers(first) else (second, first)
    (won,) = offers(winner)
    refused(lambda: Lot(application=loser, round=round_, position=9, key=0.1, place=won.place).save(force_insert=True))
    refused(
        lambda: Offer(application=loser, place=won.place, made_at=CLOSES, until=CLOSES + timedelta(hours=1)).save(
            force_insert=True
        )
    )


PRIVATE: tuple[type[Model], ...] = (Application, Lot, Offer)


def test_a_stranger_reads_no_application_no_lot_and_no_offer(scarce: Scarce) -> None:
    round_ = opened(scarce)
    mine, _key = applies(scarce, round_, AMINA)
    other, _key = applies(scarce, round_, OLEK)
    drawn(scarce, round_)
    for who in (Identity(kind=Who.ANONYMOUS), Identity(kind=Who.DISPLAY)):
        with acting_as(who):
            assert [model for model in PRIVATE if model._default_manager.exists()] == []
    for member in (scarce.fuchs, scarce.hall.adler, scarce.hall.world.ihde):
        with scarce.hall.as_(member):
            assert [model for model in PRIVATE if model._default_manager.exists()] == []
    with acting_as(Identity(kind=Who.KEY, matter=mine.pk)):
        assert list(Application.objects.all()) == [mine]
        assert {one.application_id for one in (*Lot.objects.all(), *Offer.objects.all())} == {mine.pk}
        assert not Application.objects.filter(pk=other.pk).update(ended_at=CLOSES)


def test_no_event_says_who_applied(scarce: Scarce) -> None:
    round_ = opened(scarce)
    applies(scarce, round_, AMINA)
    drawn(scarce, round_)
    with acting_as(JOB), connection.cursor() as cursor:
        cursor.execute(
            "select string_agg(attrs::text, ' ') from log_event where activity >= 140 or activity in (5, 10)"
        )
        (said,) = cursor.fetchone() or ("",)
    assert "Amina" not in said
    assert '"number": 1' in said
