# SPDX-License-Identifier: EUPL-1.2
"""The state of the finder stands in the address: going back, sharing and reloading keep every answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kurzweg.lang.languages import complete
from kurzweg.lang.middleware import QUERY

Pairs = tuple[tuple[str, str], ...]


def language_kept(request: HttpRequest) -> Pairs:
    """The language, where the address itself asks for one: whoever takes no cookies keeps it too."""
    wish = request.GET.get(QUERY, "")
    return ((QUERY, wish),) if any(each.code == wish for each in complete()) else ()


def start_address(*pairs: tuple[str, str]) -> str:
    """The start page, or its answer to a search or a life situation."""
    return with_query(reverse("finder:start"), pairs)


@dataclass(frozen=True)
class Address:
    """The page of one service with the answers given so far, in the order in which they were given."""

    service: str
    said: Pairs
    kept: Pairs = ()

    @classmethod
    def of(cls, request: HttpRequest, service: str, facts: Collection[str]) -> Address:
        """What this address says about those facts that can decide; whatever else it says is dropped."""
        said = tuple((fact, str(request.GET[fact])) for fact in request.GET if fact in facts)
        return cls(service, said, language_kept(request))

    @property
    def path(self) -> str:
        """The address without its answers."""
        return reverse("finder:answer", args=[self.service])

    @property
    def url(self) -> str:
        return with_query(self.path, self.hidden)

    @property
    def hidden(self) -> Pairs:
        """What a form on this page sends along."""
        return (*self.said, *self.kept)

    def saying(self, fact: str, value: str) -> Self:
        """The same page with one more answer, or with another one in its place."""
        return replace(self, said=(*self.without(fact).said, (fact, value)))

    def without(self, fact: str) -> Self:
        """The same page before this question was answered."""
        return replace(self, said=tuple(pair for pair in self.said if pair[0] != fact))

    def with_note(self, name: str, value: str) -> str:
        """The same page, with something said that is not yet an answer."""
        return with_query(self.path, (*self.hidden, (name, value)))

    def before_last(self) -> Self | None:
        """One question back; None where none was answered yet."""
        return replace(self, said=self.said[:-1]) if self.said else None


def with_query(path: str, pairs: Pairs) -> str:
    """A path with what it is asked for."""
    return f"{path}?{urlencode(pairs)}" if pairs else path
