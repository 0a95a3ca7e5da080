# SPDX-License-Identifier: EUPL-1.2
"""A demo that starts today: its two years as they were played, and a database that has them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import psycopg
import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from kurzweg.demo.loading import begins_on, load
from kurzweg.demo.past import course_until
from kurzweg.demo.past.course import Course
from tests.database import TestCluster, point_to

TODAY = date(2026, 11, 25)
AT_TEN = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo("Europe/Berlin"))
MONTHS = "select log_ensure_months(%s, %s)"


@pytest.fixture(scope="session")
def course() -> Course:
    """What happened in the demo office until yesterday."""
    return course_until(TODAY)


@pytest.fixture(scope="module")
def demo(
    course: Course,
    cluster: TestCluster,
    django_db_setup: None,
    worker_id: str,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[str]:
    """A database that was empty and became the demo; for all tests of a module."""
    shared = connections["default"].settings_dict["NAME"]
    name = cluster.empty(f"demo_{worker_id}", django_db_blocker)
    with psycopg.connect(cluster.dsn("kurzweg_owner", name)) as owner:
        owner.execute(MONTHS, [begins_on(TODAY), TODAY])
    point_to(cluster, name)
    with django_db_blocker.unblock():
        load(at=AT_TEN, past=lambda _today: course)
        yield name
        connections.close_all()
    point_to(cluster, shared)
    cluster.drop(name)
