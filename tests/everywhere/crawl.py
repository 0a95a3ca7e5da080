# SPDX-License-Identifier: EUPL-1.2
"""Every address as everybody: what comes back must hold no marker that is not for these eyes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from http.cookies import SimpleCookie
from typing import Any

from django.db import transaction
from django.test import Client

from tests.everywhere.addresses import HOLDER, NOBODY
from tests.everywhere.aviary import NUMBER, Aviary
from tests.everywhere.test_who_may_open_what import ROWS, THINGS, Row

ROOMS_TO_POST_TO = frozenset(
    {("auslaenderrecht-1", "aufenthalt"), ("leistung", "gesundheit"), ("jugend", "jugend"), ("jobcenter", "sgb")}
)
"""Where the short form posts: own unit, other unit, hidden compartment, other controller."""
SEARCHES = ("matters:person", "people:search")
"""Pages that look for whatever is posted to them as `q`."""


@dataclass(frozen=True)
class Leak:
    """A marker where it must not be: who met it, at which address."""

    who: str
    address: str
    markers: tuple[str, ...]


class Visitor:
    """Somebody's browser. Whatever a request changes is undone, so that the next finds the same office."""

    def __init__(self, aviary: Aviary, who: str) -> None:
        self.aviary, self.who = aviary, who
        with transaction.atomic():
            self.client = self._browser()
        self.cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}
        self.asked = self.shown = 0

    def _browser(self) -> Client:
        if self.who in (NOBODY, HOLDER):
            return self.aviary.office.browser(self.who)
        return self.aviary.world.browser(self.aviary.world.staff[self.who])

    def ask(self, method: str, address: str, sent: Mapping[str, str] | None = None) -> Iterator[Leak]:
        """Send one request; the leaks in what comes back, in its headers as in its text."""
        self.client.cookies = SimpleCookie(self.cookies)
        self.asked += 1
        with transaction.atomic():
            answer = self.client.generic(method, address, **_form(sent))  # type: ignore[arg-type]
            text = f"{dict(answer.headers)} {answer.cookies} {text_of(answer)}"
            transaction.set_rollback(True)
        self.shown += answer.status_code == 200
        found = self.aviary.strangers(text, self.who)
        if answer.status_code == 200:  # whoever is sent away takes along the address they asked for
            said_by_me = NUMBER.findall(address.partition("?")[2])
            found |= self.aviary.strange_numbers(text, self.who) - set(said_by_me)
        if found:
            yield Leak(self.who, f"{method} {address}", tuple(sorted(found)))


def everybody(aviary: Aviary) -> list[str]:
    """All who can ask: passers-by, the holder of a key, and whoever works in the house."""
    return [NOBODY, HOLDER, *sorted(aviary.world.staff)]


def crawl(visitor: Visitor, rows: Iterable[Row] = ROWS, *, is_whole: bool = False) -> list[Leak]:
    """All leaks to one person: every page of the table for the things of every room, searches, work lists, streams.

    The short form reads the things of every room, and posts to those of four.
    """
    found: list[Leak] = []
    for row in rows:
        for address in addresses(visitor.aviary, row, is_whole=is_whole):
            found += visitor.ask(row.method, address)
            if row.page in SEARCHES and row.method == "POST":
                for words in ("zeisig", "Zeisig0000"):
                    found += visitor.ask("POST", address, {"q": words})
    for address in beside(visitor.aviary):
        found += visitor.ask("GET", address)
    return found


def addresses(aviary: Aviary, row: Row, *, is_whole: bool) -> list[str]:
    """The addresses of one row: for the thing of every room when it speaks of one, and once besides."""
    base = aviary.office
    found = [base.address(row.page, *row.words)]
    if THINGS & set(row.words):
        for room, words in aviary.rooms.items():
            if row.method != "GET" and not is_whole and room not in ROOMS_TO_POST_TO:
                continue
            found.append(replace(base, words={**base.words, **words}).address(row.page, *row.words))
    return list(dict.fromkeys(found))


def beside(aviary: Aviary) -> Iterator[str]:
    """What the table has no words for: lists by unit, streams by topic, and addresses that are not there."""
    for code, number in aviary.world.units.items():
        yield f"/anliegen/?einheit={code}"
        yield f"/live/queue:{number}/"
    for words in aviary.rooms.values():
        yield f"/anliegen/?nach={words['number']}"
        yield f"/anliegen/{words['number']}/gibt-es-nicht/"
    for lane in ("s1", "a1", "a2", "l1", "j1", "b1"):
        yield f"/servicepoint/{lane}/"
    yield from ("/live/ticket/", "/live/board:1/", "/gibt-es-nicht/", "/anzeige/haus/")


def text_of(answer: Any) -> str:
    """The body, of a stream what it says first."""
    if not answer.streaming:
        return str(answer.content.decode(errors="replace"))

    async def first() -> str:
        async for part in answer.streaming_content:
            return part.decode() if isinstance(part, bytes) else str(part)
        return ""

    # In a thread of its own: the browser's tests leave a running event loop in this one.
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(lambda: asyncio.run(first())).result()


def _form(sent: Mapping[str, str] | None) -> dict[str, object]:
    if sent is None:
        return {}
    body = "&".join(f"{name}={value}" for name, value in sent.items())
    return {"data": body, "content_type": "application/x-www-form-urlencoded"}
