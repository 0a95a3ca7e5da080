# SPDX-License-Identifier: EUPL-1.2
"""A page that was open while its owner logged in again beside it: nothing typed is lost, no other site gains."""

from __future__ import annotations

import pytest
from django.conf import settings as configured
from django.test import Client

from kurzweg.walls.identity import JOB, acting_as
from tests.accounts.test_confirm_who_it_is import fields_of
from tests.world import World

TYPED = {"given_name": "Amina", "family_name": "Warsame", "language": "ar"}
OURS = {"Origin": "http://testserver"}


@pytest.fixture
def strict(world: World) -> Client:
    """Herr Brandt in a browser that has logged in again since the page was opened."""
    client = Client(enforce_csrf_checks=True)
    with acting_as(JOB):
        client.force_login(world.brandt)
    client.get("/personen/neu/")
    return client


def test_what_was_typed_goes_along_and_one_click_sends_it(strict: Client) -> None:
    page = strict.post("/personen/neu/", {**TYPED, "csrfmiddlewaretoken": "a" * 64}, headers=OURS)
    assert page.status_code == 403
    assert "Was Sie geschrieben haben, ist noch da." in page.text
    again = strict.post("/personen/neu/", fields_of(page.text), headers=OURS)
    assert again.status_code == 302


@pytest.mark.parametrize("origin", ["https://boese.example", "null", None])
def test_another_site_gets_the_plain_refusal(strict: Client, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    page = strict.post("/personen/neu/", {**TYPED, "csrfmiddlewaretoken": "a" * 64}, headers=headers)
    assert page.status_code == 403
    assert "Warsame" not in page.text


def test_who_is_not_known_gets_the_plain_refusal(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.post("/anmelden/", {"username": "brandt", "password": "geheim"}, headers=OURS)
    assert page.status_code == 403
    assert "brandt" not in page.text
    assert configured.CSRF_COOKIE_NAME not in client.cookies
