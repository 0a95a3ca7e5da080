# SPDX-License-Identifier: EUPL-1.2
"""Rücknahme: until its first day has come a published structure can be taken back, and the database lets only that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from kurzweg.accounts.models import Staff
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.offices.errors import AlreadyBegunError, AnotherFollowsError, NothingBeforeError
from kurzweg.offices.live import live_structure
from kurzweg.offices.models import Structure, Withdrawal
from tests.heads import head_of_office
from tests.small_office import small_office
from tests.world import BEGINNING, World

NOW = timezone.now()
SOON = timezone.localdate(NOW) + timedelta(days=30)
LATER = SOON + timedelta(days=30)


@pytest.fixture
def head(world: World) -> Staff:
    return head_of_office(world)


def published(head: Staff, label: str, on: date) -> Structure:
    new = Structure.draft(replace(small_office(), label=label), by=head, at=NOW)
    new.go_live(on=on, by=head, at=NOW)
    return new


def in_force() -> dict[str, DateRange]:
    return {one.label: one.in_force for one in Structure.objects.published()}


def test_what_was_before_goes_on(world: World, head: Staff) -> None:
    with world.as_(head):
        published(head, "neu", SOON).withdraw(by=head, at=NOW)
        assert in_force() == {"für Tests": DateRange(BEGINNING.date(), None)}
        assert live_structure(LATER).plan.label == "für Tests"


def test_the_record_says_who_and_when_and_the_log_says_it_once(world: World, head: Staff) -> None:
    with world.as_(head):
        new = published(head, "neu", SOON)
        new.withdraw(by=head, at=NOW)
        new.withdraw(by=head, at=NOW + timedelta(hours=1))
        assert new.is_withdrawn
        assert not new.is_draft
        kept = Withdrawal.objects.get()
        assert (kept.structure, kept.first_day, kept.by, kept.at) == (new, SOON, head, NOW)
        assert LogEvent.objects.filter(activity=Kind.StructureWithdrawn).count() == 1


def test_after_it_was_taken_back_another_can_be_published_for_the_same_day(world: World, head: Staff) -> None:
    with world.as_(head):
        published(head, "die erste", SOON).withdraw(by=head, at=NOW)
        published(head, "die zweite", SOON)
        assert in_force() == {
            "für Tests": DateRange(BEGINNING.date(), SOON),
            "die zweite": DateRange(SOON, None),
        }


def test_what_has_begun_stays(world: World, head: Staff) -> None:
    with world.as_(head):
        new = published(head, "neu", SOON)
        with pytest.raises(AlreadyBegunError, match="gilt schon seit"):
            new.withdraw(by=head, at=NOW + timedelta(days=31))


def test_what_another_stands_on_is_not_pulled_away(world: World, head: Staff) -> None:
    with world.as_(head):
        new = published(head, "neu", SOON)
        published(head, "noch neuer", LATER)
        with pytest.raises(AnotherFollowsError, match="noch neuer“ ab"):
            new.withdraw(by=head, at=NOW)


def test_the_first_structure_of_an_office_stays(world: World, head: Staff) -> None:
    with world.as_(head), pytest.raises(NothingBeforeError, match="die erste Fassung"):
        Structure.objects.get().withdraw(by=head, at=BEGINNING - timedelta(days=9))


def test_a_designer_takes_nothing_back(world: World, head: Staff) -> None:
    with world.as_(head):
        new = published(head, "neu", SOON)
    with world.as_(world.gruber), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        new.withdraw(by=world.gruber, at=NOW)


def refused(statement: str, *values: int | date | UUID) -> str:
    with pytest.raises(DatabaseError) as told, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    return str(told.value)


def test_without_a_record_the_database_takes_nothing_back(world: World, head: Staff) -> None:
    with world.as_(head):
        new = published(head, "neu", SOON)
        unset = "update offices_structure set in_force = null where id = %s"
        assert "never edited afterwards" in refused(unset, new.pk)


def test_what_is_in_force_today_is_not_taken_back_by_the_database_either(world: World, head: Staff) -> None:
    with world.as_(head):
        live = Structure.objects.get()
        Withdrawal.objects.create(structure=live, first_day=BEGINNING.date(), by=head, at=NOW)
        unset = "update offices_structure set in_force = null where id = %s"
        assert "never edited afterwards" in refused(unset, live.pk)


def test_an_end_is_not_taken_away_while_another_begins_there(world: World, head: Staff) -> None:
    with world.as_(head):
        live = Structure.objects.get()
        published(head, "neu", SOON)
        longer = "update offices_structure set in_force = daterange(lower(in_force), null) where id = %s"
        assert "never edited afterwards" in refused(longer, live.pk)


def test_what_was_taken_back_is_kept_as_it_was(world: World, head: Staff) -> None:
    with world.as_(head):
        new = published(head, "neu", SOON)
        new.withdraw(by=head, at=NOW)
        assert "kept as it was" in refused("update offices_structure set label = 'anders' where id = %s", new.pk)
        again = "update offices_structure set in_force = daterange(%s, null) where id = %s"
        assert "kept as it was" in refused(again, LATER, new.pk)


def test_a_record_is_signed_by_who_makes_it(world: World, head: Staff) -> None:
    with world.as_(head):
        new = published(head, "neu", SOON)
        told = refused("insert into offices_withdrawal values (%s, %s, now(), %s)", new.pk, SOON, world.gruber.pk)
        assert "row-level security" in told
