# SPDX-License-Identifier: EUPL-1.2
"""The judge of the chaos rounds: green on what really happened, red on each planted fault, which it names."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import psycopg
import pytest
from django.db import transaction

from chaos.history import History
from chaos.judge import verdict
from chaos.judging_visits import one_visitor_at_a_lane
from chaos.records import Records
from tests.database import TestCluster
from tests.faults.morning import Story, a_morning
from tests.operations.conftest import SealedOffice, sealed_office  # noqa: F401  a fixture
from tests.world import World


@pytest.fixture(scope="module")
def story(module_world: World, sealed_office: SealedOffice) -> Story:  # noqa: F811
    """A morning that was sealed twice meanwhile."""
    sealed_office.write(1)
    sealed_office.seal()
    with transaction.atomic():
        morning = a_morning(module_world)
    sealed_office.seal()
    return morning


@pytest.fixture
def tables(cluster: TestCluster, own_database: str, story: Story) -> Iterator[psycopg.Connection[Any]]:
    """The tables in the hands of somebody who may break every rule; nothing of it stays."""
    with psycopg.connect(cluster.dsn("kurzweg_admin", own_database)) as connection:
        connection.execute("set session_replication_role = replica")
        yield connection
        connection.rollback()


def problems(tables: psycopg.Connection[Any], story: Story) -> list[str]:
    """What the judge complains about, by the first word: missing, doubled, wrong."""
    return [sentence.replace(story.ticket, "TICKET") for sentence in verdict(tables, story.history)]


def test_a_clean_history_is_green(tables: psycopg.Connection[Any], story: Story) -> None:
    assert problems(tables, story) == []


def test_a_past_that_has_no_tickets_is_green_too() -> None:
    past = [SimpleNamespace(kind=kind, ticket=None, attrs={}) for kind in ("TicketCalled", "ServingFinished") * 2]
    records = cast("Records", SimpleNamespace(tickets=[], events=past))
    assert list(one_visitor_at_a_lane(records, History())) == []


PLANTED = {
    "an acceptance that was acknowledged is lost": (
        """
        update matters_handover set accepted_at = null, accepted_by_id = null where matter_id = %(handed_over)s;
        delete from log_event where activity = (select activity from log_activity where name = 'MatterHandedOver')
        """,
        "missing: accept of the offer „Vorgang 1-brandt-1“",
    ),
    "the event of an acceptance is lost": (
        """
        delete from log_event where activity = (select activity from log_activity where name = 'MatterHandedOver')
        """,
        "missing: 0 times MatterHandedOver of handover",
    ),
    "an event is doubled": (
        """
        with again as (
            insert into log_event (at, activity, phase, org_version, work_item, matter_id, unit, attrs)
            select at + interval '1 second', activity, phase, org_version, work_item, matter_id, unit, attrs
            from log_event e join log_activity a using (activity) where a.name = 'ServingStarted'
            returning at, event_id
        )
        insert into log_event_object (at, event_id, object_id, qualifier)
        select again.at, again.event_id, c.object_id, c.qualifier from again, log_event e
        join log_activity a using (activity) join log_event_object c on (c.at, c.event_id) = (e.at, e.event_id)
        where a.name = 'ServingStarted'
        """,
        "doubled: 2 times ServingStarted of visitor TICKET",
    ),
    "two units are responsible for a second": (
        """
        alter table matters_responsibleperiod drop constraint one_responsible_unit_at_every_instant;
        update matters_responsibleperiod set during = tstzrange(lower(during), upper(during) + interval '1 second')
        where matter_id = %(handed_over)s and upper(during) is not null
        """,
        "doubled: two units were responsible for matter",
    ),
    "nobody is responsible for a second": (
        """
        update matters_responsibleperiod set during = tstzrange(lower(during), upper(during) - interval '1 second')
        where matter_id = %(handed_over)s and upper(during) is not null
        """,
        "missing: nobody was responsible for matter",
    ),
    "the last period was closed": (
        "update matters_responsibleperiod set during = tstzrange(lower(during), now()) where upper(during) is null",
        "missing: nobody is responsible for matter",
    ),
    "a matter lies elsewhere than its history says": (
        "update matters_matter set unit_id = (select max(id) from offices_unit) where id = %(handed_over)s",
        "wrong: matter",
    ),
    "an acknowledged number is lost": (
        "delete from servicepoint_ticket where id = %(waiting)s",
        "missing: 0 times number of form form-2",
    ),
    "the key of a number opens nothing": ("delete from matters_matterkey", "missing: the key that form form-1"),
    "one form drew two numbers": (
        """
        insert into servicepoint_ticket
        select (jsonb_populate_record(t, '{"id": "00000000-0000-7000-8000-000000000000", "call_number": "A3-33"}')).*
        from servicepoint_ticket t where id = %(waiting)s
        """,
        "doubled: 2 times number of form form-2",
    ),
    "a finish that was acknowledged is lost": (
        """
        update servicepoint_ticket set state = 'serving', lane_id = (select min(id) from offices_lane)
        where id = %(ticket)s;
        delete from log_event where activity = (select activity from log_activity where name = 'ServingFinished')
        """,
        "missing: 0 times ServingFinished of visitor TICKET",
    ),
    "a call left no event": (
        "delete from log_event where activity = (select activity from log_activity where name = 'TicketCalled')",
        "missing: 0 times TicketCalled of visitor TICKET",
    ),
    "two visitors stand at one lane": (
        """
        drop index one_visitor_at_a_lane;
        update servicepoint_ticket set state = 'called', lane_id = (select min(id) from offices_lane)
        """,
        "doubled: 2 visitors stand at lane",
    ),
    "a handover was answered twice": (
        """
        alter table matters_handover drop constraint a_handover_is_answered_once;
        update matters_handover set declined_at = accepted_at + interval '1 second', declined_by_id = accepted_by_id,
               decline_reason = 1
        """,
        "was answered 2 times",
    ),
    "a seal is missing in the chain": ("delete from operations_seal where number = 1", "missing: seal 1 of events"),
    "two seals follow the same one": (
        "update operations_seal set previous = decode(repeat('00', 32), 'hex') where number = 2",
        "wrong: seal 2 of events does not follow the one before it",
    ),
    "a row stands in two seals": (
        "update operations_seal set keys = (select keys from operations_seal where number = 1) where number = 2",
        "doubled: row ",
    ),
    "a row that was sealed is gone": (
        "delete from log_event where event_id = 1",
        "missing: row 1 of events was sealed",
    ),
    "a row was forgotten by the sealers": (
        """
        update log_event set recorded_at = recorded_at - interval '1 hour';
        update operations_seal set keys = (
            select string_agg(event_id::text, ',') from log_event where event_id not in (1, 2)
        ) where number = 1;
        delete from operations_seal where number = 2
        """,
        "missing: no seal covers row 1 of events",
    ),
    "one form made two offers": (
        """
        insert into matters_handover
        select (jsonb_populate_record(h, '{"id": "00000000-0000-7000-8000-000000000000"}')).* from matters_handover h
        """,
        "doubled: one form made 2 offers",
    ),
    "the settlement of a matter is lost": (
        "delete from matters_settlement where matter_id = %(matter)s",
        "was settled 0 times, the log says 1",
    ),
    "the open lane is forgotten": ("delete from offices_laneshift", "missing: adler opened lane s1"),
}


@pytest.mark.parametrize(("statements", "complaint"), PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_named(
    tables: psycopg.Connection[Any], story: Story, statements: str, complaint: str
) -> None:
    for statement in statements.split(";"):
        tables.execute(statement.encode(), vars(story))

    found = problems(tables, story)

    assert any(complaint in sentence for sentence in found), found


def test_a_number_that_nobody_asked_for_is_named(tables: psycopg.Connection[Any], story: Story) -> None:
    history = History()
    history.send("draw", "form-1")

    assert verdict(tables, history) == ["doubled: 2 numbers were drawn by 1 forms"]


def test_a_log_in_that_was_forgotten_is_named(tables: psycopg.Connection[Any], story: Story) -> None:
    history = History()
    history.acknowledge("adler", "thrown out", "/anliegen/")

    assert verdict(tables, history, tickets_before=2) == ["missing: the log-in of adler was forgotten at /anliegen/"]


def test_a_database_that_does_not_wait_for_the_disk_is_named(tables: psycopg.Connection[Any], story: Story) -> None:
    tables.execute("set synchronous_commit = off")

    assert problems(tables, story) == ["unsafe: the database runs with synchronous_commit = off"]
