# SPDX-License-Identifier: EUPL-1.2
"""A visitor before the finder, on a Monday morning, without JavaScript and without an account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client

from kurzweg.engine.structure import Structure
from kurzweg.offices import models
from kurzweg.walls.identity import JOB, acting_as
from tests.clock import Clock
from tests.finder.offices import burgenlandkreis, shipped_burgenlandkreis
from tests.world import World


@dataclass(frozen=True)
class Page:
    """What a visitor sees: words without marks, cards and links by their words."""

    status: int
    html: str

    @property
    def words(self) -> str:
        body = re.sub(r"<(head|svg|style)\b.*?</\1>", " ", self.html, flags=re.DOTALL)
        text = unescape(re.sub(r"<[^>]+>", " ", body)).replace("\u2068", "").replace("\u2069", "")
        return re.sub(r"\s+([.,:;?])", r"\1", " ".join(text.split()))

    @property
    def title(self) -> str:
        return self._between("title")

    @property
    def heading(self) -> str:
        return self._between("h1")

    @property
    def cards(self) -> dict[str, str]:
        """The big answers: label -> address, in their order."""
        found = re.findall(
            r'<a class="kw-choice kw-choice--link" href="([^"]*)".*?kw-choice__label">(.*?)</span>',
            self.html,
            re.DOTALL,
        )
        return {unescape(label): unescape(url) for url, label in found}

    @property
    def hidden(self) -> dict[str, str]:
        found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', self.html)
        return {name: unescape(value) for name, value in found}

    def link(self, words: str) -> str:
        """The address behind these words."""
        for url, inside in re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', self.html, re.DOTALL):
            if words in unescape(re.sub(r"<[^>]+>", "", inside)):
                return unescape(url)
        raise AssertionError(f"no link says {words}: {self.words}")

    def _between(self, tag: str) -> str:
        inside = re.search(rf"<{tag}\b[^>]*>(.*?)</{tag}>", self.html, re.DOTALL)
        assert inside
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", inside[1])).split())


@dataclass(frozen=True)
class Finder:
    """Asks for pages and reads them."""

    client: Client
    clock: Clock

    def get(self, url: str, language: str = "de", **said: str) -> Page:
        answer = self.client.get(url, said or None, follow=True, headers={"accept-language": language})
        return Page(answer.status_code, answer.content.decode())

    def ask(self, service: str, language: str = "de", **said: str) -> Page:
        return self.get(f"/zustaendigkeit/{service}/", language, **said)

    def search(self, words: str, language: str = "de") -> Page:
        return self.get("/", language, q=words)


def said_in(url: str) -> dict[str, str]:
    """What an address says."""
    return dict(parse_qsl(urlsplit(url).query))


@pytest.fixture
def finder(world: World, clock: Clock, visitor: Client) -> Finder:
    """The finder of the small office."""
    return Finder(visitor, clock)


@pytest.fixture
def burgenland(finder: Finder) -> Finder:
    """The finder of the Burgenlandkreis, with a few rules more, so that every fact is asked about once."""
    with put_in_force(finder.clock, burgenlandkreis()):
        return finder


@pytest.fixture
def shipped(finder: Finder) -> Finder:
    """The finder of the Burgenlandkreis as it ships."""
    with put_in_force(finder.clock, shipped_burgenlandkreis()):
        return finder


@contextmanager
def put_in_force(clock: Clock, office: Structure) -> Iterator[None]:
    """From today on the other office is in force."""
    with acting_as(JOB):
        draft = models.Structure.draft(office, by=None, at=clock.now)
        draft.go_live(on=clock.now.date(), by=None, at=clock.now)
    yield
