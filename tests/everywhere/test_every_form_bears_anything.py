# SPDX-License-Identifier: EUPL-1.2
"""Every form of every page, each of its fields, with what no person would type: the answer is a page of the house."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from tests.browser.visits import PAGES, Furnished, furnish
from tests.everywhere.forms import Form, forms_of
from tests.world import World

LEADING_ELSEWHERE = ("/abmelden/", "/sprache/")


@pytest.fixture
def furnished(world: World) -> Furnished:
    return furnish(world)


def visitor_of(furnished: Furnished, name: str) -> Client:
    client = Client(raise_request_exception=False)
    for cookie, value in furnished.cookies_of(PAGES[name].who).items():
        client.cookies[cookie] = value
    return client


def answer_to(client: Client, form: Form, page: str, sent: dict[str, list[str]]) -> int:
    """What the house says; whatever was done by it is taken back."""
    with transaction.atomic():
        send = client.post if form.method == "post" else client.get
        status = send(form.action or page, sent).status_code
        transaction.set_rollback(True)
    return status


@pytest.mark.parametrize("room", sorted({name.partition(":")[0] for name in PAGES}))
def test_the_pages_of_a_room_bear_whatever_is_typed_into_their_forms(furnished: Furnished, room: str) -> None:
    broken = [
        f"{form.method} {form.action or page}: {what}: {status}"
        for name in PAGES
        if name.startswith(f"{room}:")
        for page, form, what, status in attacked(furnished, name)
        if status >= 500
    ]
    assert broken == []


def attacked(furnished: Furnished, name: str) -> Iterator[tuple[str, Form, str, int]]:
    client, page = visitor_of(furnished, name), furnished.address(name)
    for form in forms_of(client.get(page).text):
        if not form.action.startswith(LEADING_ELSEWHERE):
            for what, sent in form.attacks():
                yield page, form, what, answer_to(client, form, page, sent)
