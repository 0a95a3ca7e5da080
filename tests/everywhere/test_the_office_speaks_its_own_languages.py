# SPDX-License-Identifier: EUPL-1.2
"""Pages of the office speak German or English, whatever its reader chose on the pages for visitors."""

from __future__ import annotations

import re

import pytest

from kurzweg.lang.middleware import COOKIE
from tests.everywhere.addresses import Office, furnish
from tests.everywhere.test_who_may_open_what import ROWS, Row
from tests.world import World

SHOWN = [row for row in ROWS if row.method == "GET" and 200 in dict(row.answers).values()]
ROOT = re.compile(r'<html lang="([\w-]+)"')


@pytest.fixture
def office(world: World) -> Office:
    return furnish(world)


@pytest.mark.parametrize("row", SHOWN, ids=str)
def test_whoever_chose_arabic_reads_public_pages_in_arabic_and_the_pages_of_the_office_in_german(
    row: Row, office: Office
) -> None:
    who = next(who for who, answer in reversed(row.answers) if answer == 200)
    browser = office.browser(who)
    browser.cookies[COOKIE] = "ar"
    answer = browser.get(office.address(row.page, *row.words))
    if not (root := ROOT.search(answer.text)):
        return  # a picture or a file
    expected = "de" if 'class="kw-staff' in answer.text else "ar"

    assert (root[1], answer.headers["Content-Language"]) == (expected, expected)


def test_staff_choose_english_where_they_work(office: Office) -> None:
    browser = office.browser("brandt")

    assert '<html lang="en"' in browser.get("/anliegen/?sprache=en").text
    assert '<html lang="en"' in browser.get("/servicepoint/").text
