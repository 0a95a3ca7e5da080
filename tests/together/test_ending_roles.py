# SPDX-License-Identifier: EUPL-1.2
"""Roles end when somebody ends them, and of two who end each other's role one keeps theirs."""

from __future__ import annotations

import threading
from datetime import timedelta

import psycopg
import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connections, transaction
from django.utils import timezone

from kurzweg.accounts.models import Membership, Staff
from tests.database import TestCluster
from tests.heads import head_of_office
from tests.world import World

DATED = """
    update accounts_membership set valid = daterange(lower(valid), %s), ended_by_id = %s, ended_at = %s
    where staff_id = %s
"""


@pytest.mark.parametrize("days", [-30, 30], ids=["as if a month ago", "only in a month"])
def test_nobody_ends_a_role_for_another_day(
    cluster: TestCluster, own_database: str, committed_world: World, days: int
) -> None:
    with psycopg.connect(cluster.dsn("kurzweg_admin", own_database), autocommit=True) as admin:
        admin.execute("set session_replication_role = replica")
        admin.execute("update accounts_installation set purpose = 'production'")
    world, moment = committed_world, timezone.now() + timedelta(days=days)
    with (
        pytest.raises(DatabaseError, match="A role ends when somebody ends it"),
        transaction.atomic(),
        world.as_(world.kaya),
        connections["default"].cursor() as cursor,
    ):
        cursor.execute(DATED, (timezone.localdate(moment), world.kaya.pk, moment, world.brandt.pk))


def test_of_two_who_end_each_others_role_one_keeps_theirs(committed_world: World) -> None:
    world, jansen = committed_world, head_of_office(committed_world)
    barrier, refused = threading.Barrier(2), []

    def end(whose: Staff, by: Staff) -> None:
        try:
            with transaction.atomic(), world.as_(by):
                role = Membership.objects.get(staff=whose)
                barrier.wait(timeout=20)
                role.end(by=by, at=timezone.now())
        except PermissionDenied:
            refused.append(by.username)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=end, args=pair) for pair in ((jansen, world.kaya), (world.kaya, jansen))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(refused) == 1
    with transaction.atomic(), world.as_(world.brandt):
        left = Membership.objects.filter(staff__in=[jansen, world.kaya], ended_at=None)
        assert [one.staff.username for one in left] != refused
        assert len(left) == 1
