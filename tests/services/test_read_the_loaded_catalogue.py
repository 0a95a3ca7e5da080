# SPDX-License-Identifier: EUPL-1.2
"""Pages read the catalogue from one object in the process: true to the tables, and cheap."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from kurzweg.services import load_catalogue
from kurzweg.services.models import Service
from kurzweg.services.search import search
from kurzweg.services.snapshot import NoCatalogueError, catalogue_snapshot, search_index

Counting = Callable[[int], AbstractContextManager[object]]


def test_what_pages_show_is_what_the_seed_says(visiting: None) -> None:
    assert catalogue_snapshot().catalogue == load_catalogue()


def test_numbers_of_the_log_and_ids_of_services_lead_to_each_other(visiting: None) -> None:
    snapshot = catalogue_snapshot()
    numbers = dict(Service.objects.values_list("code", "pk"))
    assert dict(snapshot.numbers) == numbers
    assert {code: number for number, code in snapshot.codes.items()} == numbers


def test_each_day_has_the_catalogue_that_is_in_force_on_it(visiting: None) -> None:
    assert catalogue_snapshot(date(1999, 1, 1)) is catalogue_snapshot(date(2099, 1, 1))


def test_reading_it_again_asks_the_database_once(visiting: None, django_assert_num_queries: Counting) -> None:
    first = catalogue_snapshot()
    with django_assert_num_queries(1):
        assert catalogue_snapshot() is first


def test_reading_it_for_the_first_time_asks_no_question_per_service(
    visiting: None, django_assert_max_num_queries: Counting
) -> None:
    with django_assert_max_num_queries(3):
        catalogue_snapshot()


def test_the_search_looks_through_the_catalogue_of_the_database(
    visiting: None, django_assert_num_queries: Counting
) -> None:
    index = search_index()
    assert search(index, "Krankenschein", "de")[0].service == "krankenhilfe"
    with django_assert_num_queries(1):
        assert search_index() is index


def test_without_identity_the_catalogue_says_what_is_missing(loaded: None) -> None:
    with pytest.raises(NoCatalogueError, match="inside a transaction with an identity"):
        catalogue_snapshot()


def test_the_seed_offers_every_service_on_days_before_its_law_was_read(visiting: None) -> None:
    assert Service.objects.offered_on(date(2017, 1, 2)).count() == 64
