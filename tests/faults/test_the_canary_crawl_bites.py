# SPDX-License-Identifier: EUPL-1.2
"""The canary crawl, seen red: a policy that is too wide, a field without its class, a view without its filter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.config.urls import handler400, handler403, handler404, handler500
from kurzweg.config.urls import urlpatterns as of_the_house
from kurzweg.people.models import Person
from kurzweg.walls.identity import JOB, acting_as
from tests.database import TestCluster
from tests.everywhere.aviary import Aviary, fill
from tests.everywhere.crawl import Visitor, crawl
from tests.everywhere.test_who_may_open_what import ROWS, Row


@reads_nothing_personal
def careless(request: HttpRequest) -> HttpResponse:
    """A list made by somebody who stepped around the walls."""
    with acting_as(JOB):
        return HttpResponse(", ".join(person.full_name for person in Person.objects.all()))


@reads_nothing_personal
def chatty(request: HttpRequest) -> HttpResponse:
    """A page that sends a name in a header, where nobody looks."""
    with acting_as(JOB):
        name = Person.objects.filter(family_name__startswith="Zeisig")[0].full_name
    return HttpResponse("", headers={"X-Last": name})


urlpatterns = [*of_the_house, path("liste/", careless, name="careless"), path("leise/", chatty, name="chatty")]
__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
PLANTED = [Row("GET", page, (), ()) for page in ("careless", "chatty")]


@pytest.fixture(scope="module")
def aviary(own_database: str) -> Aviary:
    return fill(2)


@contextmanager
def too_wide(cluster: TestCluster, database: str, policy: str) -> Iterator[None]:
    """A policy that a tired colleague wrote, for a while."""
    with psycopg.connect(cluster.dsn("kurzweg_owner", database), autocommit=True) as owner:
        name, _, rest = policy.partition(" on ")
        table = rest.split()[0]
        owner.execute(f"create policy {policy}".encode())
        try:
            yield
        finally:
            owner.execute(f"drop policy {name} on {table}".encode())


def pages(*names: str) -> list[Row]:
    return [row for row in ROWS if row.page in names and row.method == "GET"]


FAULTS = {
    "persons that everybody finds": ("oops on people_person for select using (true)", "dahl", "cases:person"),
    "matters that everybody sees": ("oops on matters_matter for select using (true)", "wolf", "matters:matter"),
    "facts without their class": (
        "oops on matters_matterfact for select using (exists (select from matters_matter m where m.id = matter_id))",
        "noack",
        "matters:matter",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_policy_that_is_too_wide_is_found(
    cluster: TestCluster, own_database: str, aviary: Aviary, fault: str
) -> None:
    policy, who, page = FAULTS[fault]
    visitor = Visitor(aviary, who)
    assert crawl(visitor, pages(page)) == []
    with too_wide(cluster, own_database, policy):
        leaks = crawl(visitor, pages(page))
    assert leaks
    assert {leak.who for leak in leaks} == {who}


@override_settings(ROOT_URLCONF="tests.faults.test_the_canary_crawl_bites")
@pytest.mark.parametrize("page", PLANTED, ids=str)
def test_a_view_without_its_filter_is_found(aviary: Aviary, page: Row) -> None:
    leaks = crawl(Visitor(aviary, "gruber"), [page])
    assert [leak.address for leak in leaks] == [f"GET {'/liste/' if page.page == 'careless' else '/leise/'}"]
