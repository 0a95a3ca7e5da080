# SPDX-License-Identifier: EUPL-1.2
"""Rücknahme: until its first day a version can be taken back; what was in force goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from kurzweg.catalogue.composing import changed_entries
from kurzweg.catalogue.draft import current_draft
from kurzweg.catalogue.errors import AlreadyBegunError, AnotherFollowsError
from kurzweg.catalogue.models import CatalogueWithdrawal
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.services.models import CatalogueVersion
from kurzweg.walls.identity import JOB, acting_as
from tests.catalogue.desk import DULDUNG, NEW_YEAR, now, publishes, shown, writes
from tests.catalogue.test_publish_for_a_day import check_at_once
from tests.world import World


def withdraws(world: World, number: int) -> CatalogueWithdrawal:
    with world.as_(world.gruber):
        return CatalogueWithdrawal.withdraw(number, by=world.gruber, at=now())


def test_the_version_before_goes_on_and_the_changes_are_a_draft_again(world: World) -> None:
    writes(world, world.gruber)
    number = publishes(world, world.gruber, on=NEW_YEAR).pk
    with world.as_(world.gruber):
        assert changed_entries(current_draft()) == {}
    withdraws(world, number)
    with world.as_(world.gruber):
        assert list(CatalogueVersion.objects.order_by("pk").values_list("in_force", flat=True)) == [
            DateRange(None, None),
            None,
        ]
        assert list(changed_entries(current_draft())) == [DULDUNG.whole]
        assert shown(on=NEW_YEAR)[0] == "Видача або продовження Duldung"
        check_at_once()


def test_taking_it_back_twice_changes_nothing(world: World) -> None:
    writes(world, world.gruber)
    number = publishes(world, world.gruber, on=NEW_YEAR).pk
    assert withdraws(world, number) == withdraws(world, number)
    with acting_as(JOB):
        assert LogEvent.objects.filter(activity=Kind.CatalogueWithdrawn).count() == 1


def test_the_same_day_is_free_again(world: World) -> None:
    writes(world, world.gruber)
    withdraws(world, publishes(world, world.gruber, on=NEW_YEAR).pk)
    publishes(world, world.gruber, on=NEW_YEAR)
    with world.as_(world.gruber):
        assert shown(on=NEW_YEAR)[0] == "Дозвіл Duldung"
        check_at_once()


def test_what_is_in_force_and_what_shipped_cannot_be_taken_back(world: World) -> None:
    writes(world, world.gruber)
    number = publishes(world, world.gruber).pk
    with pytest.raises(AlreadyBegunError, match=rf"^Katalogstand {number} gilt schon seit"):
        withdraws(world, number)
    with pytest.raises(AlreadyBegunError, match=r"^Katalogstand 1 gilt schon seit Anfang an"):
        withdraws(world, 1)


def test_a_version_on_which_another_stands_is_taken_back_after_that_one(world: World) -> None:
    writes(world, world.gruber)
    first = publishes(world, world.gruber, on=NEW_YEAR).pk
    writes(world, world.gruber, {"title": "Інше", "summary": "Інше."}, seen=1)
    second = publishes(world, world.gruber, on=NEW_YEAR + timedelta(days=7)).pk
    with pytest.raises(AnotherFollowsError, match=rf"^Auf Katalogstand {first} folgt schon Katalogstand {second}"):
        withdraws(world, first)
    withdraws(world, second)
    withdraws(world, first)


def test_a_version_that_was_taken_back_never_comes_again_says_the_database(world: World) -> None:
    writes(world, world.gruber)
    number = publishes(world, world.gruber, on=NEW_YEAR).pk
    withdraws(world, number)
    with (
        world.as_(world.gruber),
        pytest.raises(DatabaseError, match="keeps its first day"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("update services_catalogueversion set in_force = '[2199-01-04,)' where id = %s", [number])


def test_the_page_takes_back_and_says_what_became_of_the_changes(world: World) -> None:
    writes(world, world.gruber)
    number = publishes(world, world.gruber, on=NEW_YEAR).pk
    gruber = world.browser(world.gruber)
    answer = gruber.post(f"/leistungen/staende/{number}/ruecknahme/", follow=True)
    page = answer.content.decode()
    assert "Ihre Änderungen stehen wieder im Entwurf." in page
    assert "Zurückgenommen von Frau Gruber" in page
    again = gruber.post("/leistungen/staende/1/ruecknahme/", follow=True).content.decode()
    assert "Katalogstand 1 gilt schon seit Anfang an" in again
    assert gruber.post("/leistungen/staende/999/ruecknahme/").status_code == 404


def test_the_page_of_a_version_says_what_it_changed(world: World) -> None:
    writes(world, world.gruber)
    number = publishes(world, world.gruber, on=NEW_YEAR).pk
    page = world.browser(world.ebert).get(f"/leistungen/staende/{number}/").content.decode()
    assert "Heißt auf Ukrainisch jetzt „Дозвіл Duldung“" in page
