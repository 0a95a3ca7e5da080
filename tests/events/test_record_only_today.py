# SPDX-License-Identifier: EUPL-1.2
"""An event is recorded when it happens: outside a demo nobody writes the past, and nobody the future."""

from __future__ import annotations

from datetime import timedelta

import psycopg
import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from kurzweg.accounts.models import Installation
from kurzweg.events.kinds import Kind
from kurzweg.people.events import PersonRecorded
from kurzweg.walls.identity import JOB, acting_as
from tests.database import TestCluster
from tests.world import MONDAY, World


@pytest.fixture(scope="module")
def production(cluster: TestCluster, own_database: str) -> None:
    """This module's database is for real work; only a superuser who switches the triggers off can make it so."""
    with psycopg.connect(cluster.dsn("kurzweg_admin", own_database), autocommit=True) as admin:
        admin.execute("set session_replication_role = replica")
        admin.execute("update accounts_installation set purpose = 'production'")


def recorded(world: World, days: float) -> Kind:
    """Frau Adler records an event that happened so many days from now."""
    with transaction.atomic(), world.as_(world.adler):
        event = PersonRecorded(at=timezone.now() + timedelta(days=days), by=world.adler.pseudonym)
        event.record()
        return event.kind


@pytest.mark.parametrize("days", [0, -1, -3.9], ids=["now", "yesterday, from paper", "before a long weekend"])
def test_what_happened_lately_is_recorded(production: None, committed_world: World, days: float) -> None:
    assert recorded(committed_world, days) is Kind.PersonRecorded


@pytest.mark.parametrize("days", [-4.1, -365, 0.1, 30])
def test_the_past_and_the_future_are_not(production: None, committed_world: World, days: float) -> None:
    with pytest.raises(DatabaseError, match="An event is recorded when it happens"):
        recorded(committed_world, days)


def test_the_house_itself_may_bring_its_past_along(production: None, committed_world: World) -> None:
    with transaction.atomic(), acting_as(JOB):
        PersonRecorded(at=MONDAY - timedelta(days=200)).record()


def test_a_demo_writes_its_past(world: World) -> None:
    with acting_as(JOB):
        assert Installation.is_demo()
    assert recorded(world, -200) is Kind.PersonRecorded
