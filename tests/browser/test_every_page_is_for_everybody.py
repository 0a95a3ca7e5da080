# SPDX-License-Identifier: EUPL-1.2
"""axe, console and scroll bar on every page of the house: wide, at 320 pixels, dark, in Arabic and Ukrainian."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.looks import BOARD, CYRILLIC, DARK, DESK, NARROW, PHONE, RTL_NARROW, Look, look_at
from tests.browser.visits import KEY, NO_PAGES, NOBODY, PAGES, Furnished, every_name, furnish
from tests.world import World

LOOKS = [DESK, NARROW, DARK, RTL_NARROW]
TO_LOOK_AT = [PHONE, Look("rtl-desk", language="ar"), Look("rtl-phone", width=360, height=740, language="ar")]
"""Seen only when somebody looks: axe and scroll bar find nothing there that they do not find above."""


@pytest.fixture(scope="module")
def furnished(office: str, module_world: World) -> Furnished:
    return furnish(module_world)


def kept_as(name: str) -> Path | None:
    """Where the picture goes when somebody wants to look at every page (`./dev pictures --every FOLDER`)."""
    folder = os.environ.get("KURZWEG_PICTURES")
    return Path(folder) / f"{name}.png" if folder else None


def test_no_page_is_left_out() -> None:
    assert set(every_name()) == set(PAGES) | set(NO_PAGES)


@pytest.mark.parametrize(
    "look", [*LOOKS, *(TO_LOOK_AT if "KURZWEG_PICTURES" in os.environ else ())], ids=lambda look: look.name
)
@pytest.mark.parametrize("name", [name for name in PAGES if name != "servicepoint:board"])
def test_a_page_has_no_barrier(browser: Browser, office: str, furnished: Furnished, name: str, look: Look) -> None:
    picture = kept_as(f"{name.replace(':', '-')}-{look.name}")
    assert (
        look_at(
            browser,
            office + furnished.address(name),
            look,
            picture=picture,
            cookies=furnished.cookies_of(PAGES[name].who),
        )
        == []
    )


@pytest.mark.parametrize("name", [name for name, visit in PAGES.items() if visit.who in {NOBODY, KEY}])
def test_a_page_for_visitors_has_no_barrier_in_ukrainian(
    browser: Browser, office: str, furnished: Furnished, name: str
) -> None:
    assert (
        look_at(browser, office + furnished.address(name), CYRILLIC, cookies=furnished.cookies_of(PAGES[name].who))
        == []
    )


def test_the_board_has_no_barrier(browser: Browser, office: str, furnished: Furnished) -> None:
    picture = kept_as("servicepoint-board")
    assert look_at(browser, office + furnished.address("servicepoint:board"), BOARD, picture=picture) == []
