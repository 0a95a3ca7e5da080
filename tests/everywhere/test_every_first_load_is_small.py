# SPDX-License-Identifier: EUPL-1.2
"""An old phone over 3G: every page for visitors, in every language, stays below 100 kilobytes at the first visit."""

from __future__ import annotations

import pytest

from kurzweg.lang.languages import complete
from kurzweg.lang.middleware import COOKIE
from tests import first_load
from tests.everywhere.addresses import Office, furnish
from tests.everywhere.test_who_may_open_what import ROWS, Row
from tests.world import World

SHOWN = [
    row
    for row in ROWS
    if row.method == "GET" and {"nobody", "holder"} & {who for who, how in row.answers if how == 200}
]


@pytest.fixture
def office(world: World) -> Office:
    return furnish(world)


@pytest.mark.parametrize("row", SHOWN, ids=str)
def test_the_first_visit_stays_below_100_kilobytes(row: Row, office: Office) -> None:
    browser = office.browser(next(who for who, answer in row.answers if answer == 200))
    heavy = {}
    for language in complete():
        browser.cookies[COOKIE] = language.code
        html = browser.get(office.address(row.page, *row.words)).text
        if 'class="kw-public' in html and (load := first_load.of(html)).total > first_load.LIMIT:
            heavy[language.code] = load.total

    assert heavy == {}
