# SPDX-License-Identifier: EUPL-1.2
"""What no person would send: no page breaks, nothing is half done, and the answer is a page of the house."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from django.test import AsyncClient, Client

from kurzweg.matters.models import Matter
from kurzweg.redesign.models import Draft
from kurzweg.walls.keys import uuid7
from tests.world import MONDAY, World

ZEROS = "0" * 5000


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/live/queue:" + "9" * 5000 + "/", 404),
        (f"/?lage=aufenthalt&ab=0001{ZEROS}", 200),
        ("/?q=" + "a%00b", 200),
        ("/zustaendigkeit/duldung/?surname=%00", 200),
        ("/stand/%00/", 404),
    ],
)
def test_a_visitor_never_breaks_a_page(world: World, visitor: Client, address: str, status: int) -> None:
    assert visitor.get(address).status_code == status


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/anliegen/%00/", 404),
        ("/anliegen/A%00/uebernahme/", 404),
        ("/faelle/%00/", 404),
        ("/anliegen/?nach=%00", 200),
    ],
)
def test_a_clerk_never_breaks_a_page(world: World, address: str, status: int) -> None:
    assert world.browser(world.brandt).get(address).status_code == status


@pytest.fixture
def draft(world: World) -> Draft:
    with world.as_(world.gruber):
        return Draft.begin("", key=uuid7(), by=world.gruber, at=MONDAY)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/umbau/entwurf/" + "9" * 40 + "/", 404),
        ("/umbau/fassung/" + "9" * 40 + "/", 404),
        ("/umbau/entwurf/{draft}/unterschied/?zu=%00", 200),
        ("/umbau/entwurf/{draft}/inkrafttreten/?on_0=31&on_1=2&on_2=" + "9" * 5000, 422),
        ("/umbau/neu/?aus=%00", 200),
    ],
)
def test_a_designer_never_breaks_a_page(world: World, draft: Draft, address: str, status: int) -> None:
    asked = address.replace("{draft}", str(draft.pk))
    assert world.browser(world.gruber).get(asked).status_code == status


@pytest.mark.parametrize(
    "text",
    ["", "\0", "{", "[" * 5000, "a: &a [*a]", "\ufeff", "ä" * 400_000, "- " * 20_000, "kurzweg: 1\n" * 3000, "\ud800"],
    ids=["nothing", "nul", "brace", "deep", "bomb", "mark", "long", "wide", "double", "half a letter"],
)
def test_any_text_is_checked_and_kept(world: World, draft: Draft, text: str) -> None:
    gruber, sent = world.browser(world.gruber), text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    assert gruber.post(f"/umbau/entwurf/{draft.pk}/pruefung/", {"text": sent}).status_code == 200
    assert gruber.post(f"/umbau/entwurf/{draft.pk}/text/", {"text": sent, "seen": "1"}).status_code == 302
    assert gruber.get(f"/umbau/entwurf/{draft.pk}/").status_code == 200


@pytest.mark.parametrize("seen", ["", "-1", "x", "9" * 40, "\0"])
def test_a_step_that_never_was_breaks_nothing(world: World, draft: Draft, seen: str) -> None:
    gruber = world.browser(world.gruber)
    assert gruber.post(f"/umbau/entwurf/{draft.pk}/text/", {"text": "x", "seen": seen}).status_code == 409
    assert gruber.post(f"/umbau/entwurf/{draft.pk}/rueckgaengig/", {"seen": seen}).status_code == 302


@pytest.mark.parametrize("charset", ["utf-7", "hex", "rot13", "undefined", "latin-1", "klingon"])
@pytest.mark.parametrize(("method", "address"), [("POST", "/anmelden/"), ("GET", "/?q=duldung")])
def test_a_request_in_another_encoding_is_a_kind_refusal(method: str, address: str, charset: str) -> None:
    encoded = f"application/x-www-form-urlencoded; charset={charset}"

    # The office listens by ASGI, whose requests are made differently from those of the plain test client.
    async def ask() -> tuple[int, str]:
        answer = await AsyncClient().generic(method, address, b"a=b", content_type=encoded)
        return answer.status_code, answer.content.decode()

    # In a thread of its own: the browser of other tests keeps a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        status, page = thread.submit(asyncio.run, ask()).result()
    assert status == 400
    assert "Das haben wir nicht verstanden" in page


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", '"utf-8"'])
def test_utf_8_has_many_names(world: World, visitor: Client, charset: str) -> None:
    encoded = f"application/x-www-form-urlencoded; charset={charset}"
    assert visitor.generic("GET", "/?q=duldung", b"a=b", content_type=encoded).status_code == 200


def test_the_longest_name_of_the_rarest_letters_is_taken_up(world: World) -> None:
    # In no order, because PostgreSQL packs what repeats itself before it measures the row.
    rare = "".join(Random(1).choices([chr(sign) for sign in range(0xFB50, 0xFDFC)], k=600))
    birth = {"birth_day": "", "birth_month": "", "birth_year": "1990"}
    answer = world.browser(world.brandt).post(
        "/personen/neu/", {"family_name": rare[:300], "given_name": rare[300:], "language": "ar", **birth}
    )
    assert answer.status_code == 302


@pytest.fixture
def matter(world: World) -> Matter:
    with world.as_(world.brandt):
        return world.matter()


@pytest.mark.parametrize(
    "sent",
    [{"person": "abc"}, {"person": "\0"}, {"q": "a\0"}, {"q": "wort " * 3000}],
    ids=["id", "nul", "search", "long"],
)
def test_the_search_for_a_person_bears_anything(world: World, matter: Matter, sent: dict[str, str]) -> None:
    assert world.browser(world.brandt).post(f"/anliegen/{matter.number}/person/", sent).status_code == 200


@pytest.mark.parametrize("part", ["birth_0", "birth_2"])
@pytest.mark.parametrize("value", ["9999999999", "0", "9" * 5000])
def test_a_birth_date_that_cannot_be_is_told(world: World, part: str, value: str) -> None:
    whole = {"birth_0": "1", "birth_1": "1", "birth_2": "1990", part: value, "given_name": "Amina", "language": "de"}
    answer = world.browser(world.adler).post("/personen/neu/", whole)
    assert answer.status_code == 422


@pytest.mark.parametrize("letter", ["ä", "龘", "ﷺ"])
def test_the_longest_names_of_any_script_are_kept(world: World, letter: str) -> None:
    name = {"given_name": letter * 300, "family_name": letter * 300, "language": "de"}
    assert world.browser(world.adler).post("/personen/neu/", name).status_code == 302


def test_another_persons_matter_is_not_taken_over_in_silence(world: World, matter: Matter) -> None:
    with world.as_(world.brandt):
        amina, olek = world.amina(), world.olek()
        matter.recognise(amina, by=world.brandt, at=matter.opened_at)
    answer = world.browser(world.brandt).post(f"/anliegen/{matter.number}/person/", {"person": str(olek.pk)})
    assert answer.status_code == 409
    assert "gehört schon zu einer anderen Person" in answer.content.decode()
