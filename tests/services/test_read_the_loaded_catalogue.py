# SPDX-License-Identifier: EUPL-1.2
"""Pages read the catalogue from one object in the process: true to the tables, and cheap."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from kurzweg.services import load_catalogue
from kurzweg.services.models import Service, ServiceText
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


def test_reading_it_again_asks_the_database_once(visiting: None, django_assert_num_queries: Counting) -> None:
    first = catalogue_snapshot()
    with django_assert_num_queries(1):
        assert catalogue_snapshot() is first


def test_reading_it_for_the_first_time_asks_no_question_per_service(
    visiting: None, django_assert_max_num_queries: Counting
) -> None:
    with django_assert_max_num_queries(13):
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


def test_services_are_found_by_life_situation(visiting: None) -> None:
    codes = Service.objects.in_life_situation("sprache").in_catalogue_order().values_list("code", flat=True)
    assert list(codes) == [
        "integrationskurs-berechtigung",
        "integrationskurs-verpflichtung",
        "integrationskurs-zulassung",
    ]


def test_drafts_that_wait_for_a_native_speaker_can_be_listed(visiting: None) -> None:
    assert ServiceText.objects.drafts().in_language("ar").count() == 64
    assert ServiceText.objects.drafts().in_language("en").count() == 0
