# SPDX-License-Identifier: EUPL-1.2
"""Publishing: from its day on, and on no day before, everybody reads the new version; exactly one on any day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from kurzweg.catalogue.composing import changed_entries
from kurzweg.catalogue.draft import current_draft
from kurzweg.catalogue.errors import (
    DayTakenError,
    NothingToPublishError,
    PastDayError,
    PublishedMeanwhileError,
)
from kurzweg.catalogue.models import CataloguePublication
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.offices.live import live_structure
from kurzweg.services.models import CatalogueVersion, Service
from kurzweg.services.search import search
from kurzweg.services.snapshot import catalogue_snapshot, search_index
from kurzweg.walls.identity import ANONYMOUS, JOB, acting_as
from tests.catalogue.desk import DULDUNG, GERMAN, NEW_YEAR, WORDS, now, publishes, shown, writes
from tests.world import World

DAY_BEFORE = NEW_YEAR - timedelta(days=1)
PAGE = "/leistungen/entwurf/"
PUBLISH = "/leistungen/entwurf/veroeffentlichung/"


def check_at_once() -> None:
    """Let the database judge now what it would judge at the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def test_visitors_read_the_new_text_from_its_day_on_and_not_before(world: World) -> None:
    with world.as_(world.gruber):
        before = shown()
    writes(world, world.gruber)
    publishes(world, world.gruber, on=NEW_YEAR)
    with acting_as(ANONYMOUS):
        assert (shown(), shown(on=DAY_BEFORE)) == (before, before)
        assert shown(on=NEW_YEAR) == (WORDS["title"], True)
        check_at_once()


def test_what_is_published_for_today_is_read_at_once_and_found_by_its_words(world: World) -> None:
    writes(world, world.gruber, ["абракадабра"], place=DULDUNG.beside("words", "uk"))
    publishes(world, world.gruber)
    with acting_as(ANONYMOUS):
        assert [hit.service for hit in search(search_index(), "абракадабра", "uk")] == ["duldung"]


def test_the_version_before_ends_where_the_new_one_begins(world: World) -> None:
    writes(world, world.gruber)
    publishes(world, world.gruber, on=NEW_YEAR)
    with world.as_(world.gruber):
        days = CatalogueVersion.objects.order_by("pk").values_list("in_force", flat=True)
        assert list(days) == [DateRange(None, NEW_YEAR), DateRange(NEW_YEAR, None)]


def test_the_second_click_publishes_nothing_more(world: World) -> None:
    writes(world, world.gruber)
    first = publishes(world, world.gruber, on=NEW_YEAR)
    assert publishes(world, world.gruber, on=NEW_YEAR, after=first.follows_id) == first
    with acting_as(JOB):
        assert CatalogueVersion.objects.count() == 2
        assert LogEvent.objects.filter(activity=Kind.CataloguePublished).count() == 1


def test_after_the_publication_the_draft_is_empty(world: World) -> None:
    writes(world, world.gruber)
    publishes(world, world.gruber)
    with world.as_(world.gruber):
        assert changed_entries(current_draft()) == {}


def test_what_was_not_chosen_stays_in_the_draft(world: World) -> None:
    other = GERMAN._replace(code="visum-verlaengerung")
    writes(world, world.gruber)
    writes(world, world.gruber, {"title": "Visum", "summary": "Länger."}, place=other)
    publishes(world, world.gruber)
    with world.as_(world.gruber):
        assert list(changed_entries(current_draft())) == [other.whole]
        assert shown("visum-verlaengerung", "de")[0] == "Visum verlängern"


def test_a_day_that_is_over_is_refused_by_a_sentence_and_by_the_database(world: World) -> None:
    writes(world, world.gruber)
    yesterday = timezone.localdate() - timedelta(days=1)
    with pytest.raises(PastDayError, match="Dieser Tag ist vorbei"):
        publishes(world, world.gruber, on=yesterday)
    with acting_as(JOB), pytest.raises(DatabaseError, match="which is over"), transaction.atomic():
        _another_version(DateRange(date(2020, 1, 1), date(2020, 2, 1)))


def test_two_publications_on_one_day_are_refused_kindly(world: World) -> None:
    writes(world, world.gruber)
    publishes(world, world.gruber, on=NEW_YEAR)
    writes(world, world.gruber, {"title": "Інше", "summary": "Інше."}, seen=1)
    for day in (NEW_YEAR, DAY_BEFORE):
        with pytest.raises(DayTakenError, match=r"^Katalogstand \d+ gilt schon ab Freitag, 4\. Januar 2199"):
            publishes(world, world.gruber, on=day)


def test_who_saw_older_differences_is_told_who_published_meanwhile(world: World) -> None:
    writes(world, world.gruber)
    publishes(world, world.gruber, on=NEW_YEAR)
    with pytest.raises(PublishedMeanwhileError, match="Frau Gruber hat inzwischen veröffentlicht"):
        publishes(world, world.kaya, on=NEW_YEAR + timedelta(days=1), after=1)


def test_a_draft_without_a_difference_is_not_published(world: World) -> None:
    with pytest.raises(NothingToPublishError):
        publishes(world, world.gruber)
    writes(world, world.gruber)
    with pytest.raises(NothingToPublishError):
        publishes(world, world.gruber, place=DULDUNG._replace(code="widerspruch"))


def test_every_service_keeps_its_number_and_its_compartment(world: World) -> None:
    with world.as_(world.gruber):
        before = list(Service.objects.order_by("pk").values_list())
    writes(world, world.gruber)
    publishes(world, world.gruber)
    with world.as_(world.gruber):
        assert list(Service.objects.order_by("pk").values_list()) == before


def test_the_structure_of_a_day_is_compiled_with_the_catalogue_of_that_day(world: World) -> None:
    writes(world, world.gruber)
    publishes(world, world.gruber, on=NEW_YEAR)
    with world.as_(world.gruber):
        assert live_structure(DAY_BEFORE) is not live_structure(NEW_YEAR)


def test_a_retired_service_is_offered_until_its_last_day(world: World) -> None:
    offer = DULDUNG.beside("offer")
    writes(world, world.gruber, {"life_situation": "aufenthalt", "valid_to": NEW_YEAR.isoformat()}, place=offer)
    publishes(world, world.gruber)
    with acting_as(ANONYMOUS):
        offered = [Service.objects.offered_on(day).filter(code="duldung").exists() for day in _around(NEW_YEAR)]
        assert offered == [True, True, False]
        assert "duldung" in catalogue_snapshot().catalogue.services


def _around(day: date) -> tuple[date, date, date]:
    return day - timedelta(days=1), day, day + timedelta(days=1)


@pytest.mark.parametrize(
    "days", [DateRange(NEW_YEAR, None), DateRange(None, None), DateRange(NEW_YEAR, NEW_YEAR + timedelta(days=1))]
)
def test_the_database_knows_that_there_is_one_version_on_any_day(world: World, days: DateRange) -> None:
    with acting_as(JOB), pytest.raises(IntegrityError, match="one_catalogue_on_any_day"), transaction.atomic():
        _another_version(days)


def test_the_database_knows_that_no_day_is_without_a_version(world: World) -> None:
    with acting_as(JOB), transaction.atomic():
        CatalogueVersion.objects.filter(pk=1).update(in_force=DateRange(None, NEW_YEAR))
        with pytest.raises(DatabaseError, match="days without a catalogue"), transaction.atomic():
            check_at_once()
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("update services_catalogueversion set in_force = null where id = 1", "keeps its first day"),
        ("update services_catalogueversion set in_force = '[2199-01-01,)' where id = 1", "keeps its first day"),
        ("update services_catalogueversion set content = '' where id = 1", "permission denied"),
        ("delete from services_catalogueversion", "permission denied"),
    ],
)
def test_a_version_never_changes_and_keeps_its_first_day(world: World, statement: str, refusal: str) -> None:
    with (
        world.as_(world.gruber),
        pytest.raises(DatabaseError, match=refusal),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_who_leads_a_unit_edits_but_does_not_publish_says_the_database_too(world: World) -> None:
    writes(world, world.ebert)
    with pytest.raises(DatabaseError, match="did not affect any rows"), transaction.atomic():
        publishes(world, world.ebert, on=NEW_YEAR)
    with world.as_(world.ebert), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        _another_version(DateRange(NEW_YEAR, None))


def _another_version(days: DateRange) -> None:
    CatalogueVersion.objects.create(
        origin="office", file_hash="0" * 64, as_of=NEW_YEAR, loaded_at=now(), languages=["de"], content="x",
        in_force=days,
    )  # fmt: skip


def test_the_page_tells_every_change_in_a_sentence_and_publishes_what_is_ticked(world: World) -> None:
    writes(world, world.gruber)
    gruber = world.browser(world.gruber)
    page = gruber.get(PAGE).content.decode()
    assert "Heißt auf Ukrainisch jetzt „Дозвіл Duldung“, bisher „Видача або продовження Duldung“." in page
    sent = {"entry": ["services/duldung"], "after": "1", "on_0": "4", "on_1": "1", "on_2": "2199"}
    assert gruber.post(PUBLISH, sent).status_code == 302
    assert "Gilt ab Freitag, 4. Januar 2199. Veröffentlicht von Frau Gruber" in _versions(world)


def _versions(world: World) -> str:
    return str(world.browser(world.ebert).get("/leistungen/staende/").content.decode())


@pytest.mark.parametrize(
    ("day", "status", "sentence"),
    [
        (("1", "1", "2020"), 409, "Dieser Tag ist vorbei"),
        (("31", "2", "2199"), 422, "Diesen Tag gibt es nicht."),
        (("", "", ""), 422, "Schreiben Sie Tag, Monat und Jahr"),
    ],
)
def test_a_wrong_day_is_said_at_its_field_and_the_ticks_stay(
    world: World, day: tuple[str, str, str], status: int, sentence: str
) -> None:
    writes(world, world.gruber)
    sent = {"entry": ["services/duldung"], "after": "1", **{f"on_{place}": part for place, part in enumerate(day)}}
    answer = world.browser(world.gruber).post(PUBLISH, sent)
    page = answer.content.decode()
    assert answer.status_code == status
    assert sentence in page
    assert 'value="services/duldung" checked' in page
    with world.as_(world.gruber):
        assert not CataloguePublication.objects.exists()
