# SPDX-License-Identifier: EUPL-1.2
"""Every address says what it reads of people; what says nothing does not get into the house."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from kurzweg.accounts.reading import Reads, reads_nothing_personal
from tests.everywhere.addresses import all_patterns

PAGES = list(all_patterns())
OF_PERSONS = ("matters:", "people:", "cases:")
WITHOUT_PERSONS = {"matters:choose", "matters:enter"}
"""Pages of these rooms that lead somewhere and show nobody."""


def declared(pattern: URLPattern) -> Reads | None:
    """What the view behind an address says it reads; None when it says nothing."""
    said = getattr(pattern.callback, "reads", None)
    return said if isinstance(said, Reads) else None


@pytest.mark.parametrize(("name", "pattern"), PAGES, ids=[name for name, _pattern in PAGES])
def test_every_page_declares_what_it_reads(name: str, pattern: URLPattern) -> None:
    said = declared(pattern)
    assert said is not None, f"{name} neither says `@reads(…)` nor `@reads_nothing_personal`."
    if said.noun is not None:
        assert said.field_class
        assert said.purpose


@pytest.mark.parametrize(("name", "pattern"), PAGES, ids=[name for name, _pattern in PAGES])
def test_pages_of_matters_people_and_cases_say_whom_they_show(name: str, pattern: URLPattern) -> None:
    said = declared(pattern)
    if name.startswith(OF_PERSONS) and name not in WITHOUT_PERSONS:
        assert said is not None
        assert said.noun is not None


def test_a_page_that_declares_nothing_is_found() -> None:
    def silent(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert declared(path("still/", silent, name="still")) is None
    assert declared(path("gesagt/", reads_nothing_personal(silent), name="gesagt")) == Reads(None)
