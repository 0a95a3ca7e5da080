# SPDX-License-Identifier: EUPL-1.2
"""The demo as it is loaded: everything in the log can be opened, by those who may, and nothing is written twice."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from kurzweg.accounts.identities import acting_as_staff
from kurzweg.accounts.models import Grant, Staff
from kurzweg.cli.simulating import demanded_by
from kurzweg.demo.loading import load
from kurzweg.demo.past.course import Course
from kurzweg.demo.past.merger import AFTER
from kurzweg.engine.structure import blueprint
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.interpreting.models import Interpreter, SpokenLanguage
from kurzweg.matters.models import Handover, Matter, ResponsiblePeriod
from kurzweg.people.models import Person
from kurzweg.servicepoint.models import Ticket
from kurzweg.walls.identity import JOB, acting_as
from tests.database import TestCluster, behind_the_wall
from tests.demo.conftest import AT_TEN

pytestmark = pytest.mark.usefixtures("demo")


def count(statement: str) -> int:
    with transaction.atomic(), behind_the_wall(), connection.cursor() as cursor:
        cursor.execute(statement)
        (number,) = cursor.fetchone()
    return int(number)


def test_the_log_has_every_event_of_the_course(course: Course) -> None:
    written = count("select count(*) from log_event where org_version < 3")
    announced = count("select count(*) from log_event where activity = 55")
    assert written == len(course.events.at) + announced - 1
    assert count("select count(*) from log_event_rest") == 0


def test_every_matter_of_the_log_is_a_matter_and_has_a_person() -> None:
    assert not count(
        "select count(*) from log_event e left join log_object_link l on l.object_id = e.matter_id"
        " left join matters_matter m on m.id = l.ext_id where e.matter_id is not null and m.id is null"
    )
    assert not count("select count(*) from matters_matter where person_id is null and opened_at < '2026-11-25'")


def test_the_database_itself_wrote_where_each_matter_lay_and_when() -> None:
    assert not count(
        "select count(*) from matters_matter m left join matters_responsibleperiod p"
        " on p.matter_id = m.id and upper(p.during) is null where p.unit_id is distinct from m.unit_id"
    )
    moved = count("select count(*) from log_event where activity in (34, 38)")
    assert 0 < count("select count(*) from matters_responsibleperiod where upper(during) is not null") <= moved


def test_an_accepted_handover_left_a_grant_and_one_that_went_on_ended_it() -> None:
    with transaction.atomic(), behind_the_wall():
        accepted = Handover.objects.exclude(accepted_at=None).count()
        assert Grant.objects.filter(ground="handover").count() == accepted
        assert Grant.objects.filter(ground="handover").exclude(ended_at=None).exists()


def test_every_offer_is_the_piece_of_work_that_the_log_calls_so() -> None:
    assert not count(
        "select count(*) from matters_handover h join log_object_link l on l.ext_id = h.matter_id"
        " where (select count(*) from log_event e where e.matter_id = l.object_id and e.work_item = h.work_item"
        f" and e.activity = {Kind.HandoverOffered}) <> 1"
    )


def test_numbers_go_on_without_a_gap_where_the_past_ended() -> None:
    gaps = count(
        "select max(split_part(number, '-', 3)::int) - count(*) from matters_matter where number like 'A-2026-%'"
    )
    assert gaps == 0


def test_staff_open_what_a_former_unit_left_them() -> None:
    with transaction.atomic(), behind_the_wall():
        brandt = Staff.objects.get(username="brandt")
        left = (
            Matter.objects.filter(unit__code="auslaenderrecht", compartment="aufenthalt")
            .select_related("person")
            .first()
        )
        alien = Matter.objects.filter(unit__code="jugend").first()
    assert left is not None
    with transaction.atomic(), acting_as_staff(brandt, at=AT_TEN):
        assert Matter.objects.filter(pk=left.pk).exists()
        assert LogEvent.objects.of_matter(left.pk).count() > 3
        assert ResponsiblePeriod.objects.filter(matter=left.pk).exists()
        assert left.person is not None
        assert Person.objects.filter(pk=left.person.pk).exists()
        assert alien is not None
        assert not Matter.objects.filter(pk=alien.pk).exists()


def test_loading_again_changes_nothing() -> None:
    before = count("select count(*) from log_event")
    load(at=AT_TEN, past=lambda _today: pytest.fail("nobody plays a past that is there"))
    assert count("select count(*) from log_event") == before


def test_a_past_is_written_before_the_present_begins_and_never_after() -> None:
    with transaction.atomic(), acting_as(JOB), connection.cursor() as cursor:
        with pytest.raises(DatabaseError, match="its past is what happened"):
            cursor.execute("select log_past_objects('{1}', array[gen_random_uuid()])")
        transaction.set_rollback(True)


def test_those_who_came_to_this_office_come_to_a_draft(
    cluster: TestCluster, demo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = f"postgresql://kurzweg_tests@/{demo}?host={cluster.socket}&options=-c%20role%3Dkurzweg_app"
    monkeypatch.setenv("KURZWEG_DATABASE_URL", place)
    told, structure = demanded_by("office", ("blueprint", blueprint(AFTER)))
    assert told == "office"
    walk_ins = sum(demand.per_day for demand in structure.demand if demand.channel == "walk_in")
    assert 60 < walk_ins < 140
    assert not structure.backlog


def test_for_every_visitor_in_the_hall_somebody_in_the_house_or_on_call_speaks_their_language() -> None:
    with transaction.atomic(), behind_the_wall():
        waiting = {ticket.spoken_language for ticket in Ticket.objects.waiting()} - {"de"}
        spoken = set(SpokenLanguage.objects.values_list("language", flat=True))
        on_call = {one for called in Interpreter.objects.listed() for one in called.languages}
    assert waiting
    assert waiting <= spoken | on_call
