# SPDX-License-Identifier: EUPL-1.2
"""The ground of all tests: the real database, as the app's role, cloned and never flushed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

import pytest
from django.db import connections, transaction
from django.test import Client
from django.utils import timezone, translation
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from tests.clock import Clock
from tests.database import TestCluster, behind_the_wall, point_to
from tests.world import World, furnish, recall

# How long something takes belongs to bench/: a test must not fail because the machine is busy.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def cluster() -> TestCluster:
    """The one embedded server of all test runs; it stays up between them."""
    return TestCluster.ensure()


@pytest.fixture(scope="session")
def template(cluster: TestCluster, django_db_blocker: DjangoDbBlocker) -> str:
    """A database with all migrations and the world, made once per state of the sources."""
    return cluster.template(furnish, django_db_blocker)


@pytest.fixture(scope="session")
def django_db_setup(cluster: TestCluster, template: str, worker_id: str) -> Iterator[None]:
    """What pytest-django asks for: ordinary tests share one clone and roll back what they did."""
    name = cluster.clone(template, f"test_{worker_id}")
    point_to(cluster, name)
    yield
    connections.close_all()
    cluster.drop(name)


@pytest.fixture
def world(db: None) -> World:
    """The small shared world: who owns, who shares, who must see nothing."""
    return recall()


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    """Each test begins in the language of the office, whatever the one before it spoke."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture
def visitor() -> Client:
    """A browser in which nobody is logged in."""
    return Client()


@pytest.fixture
def unseen(db: None) -> AbstractContextManager[None]:
    """Look behind the wall: is the row really there?"""
    return behind_the_wall()


@pytest.fixture(scope="module")
def own_database(
    cluster: TestCluster,
    template: str,
    django_db_setup: None,
    worker_id: str,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[str]:
    """A database for a module whose tests commit: several people at once, a browser, a killed server."""
    shared = connections["default"].settings_dict["NAME"]
    name = cluster.clone(template, f"own_{worker_id}")
    point_to(cluster, name)
    with django_db_blocker.unblock():
        yield name
        connections.close_all()
    point_to(cluster, shared)
    cluster.drop(name)


@pytest.fixture(scope="module")
def module_world(own_database: str) -> World:
    """The world in a database where changes stay, for all tests of a module."""
    with transaction.atomic():
        return recall()


@pytest.fixture
def committed_world(own_database: str) -> World:
    """The world in a database where changes stay."""
    with transaction.atomic():
        return recall()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """What time it is for pages: the Monday of the world, until a test lets it pass."""
    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock
