# SPDX-License-Identifier: EUPL-1.2
"""The side navigation: which pages somebody's roles lead to. Higher rooms add their entry when they are ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from kurzweg.accounts.models import Role, Staff
from kurzweg.accounts.parts import Part, rests

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Entry:
    """One line of the navigation."""

    name: str
    title: _StrPromise | str
    roles: tuple[Role, ...]
    order: int
    icon: str
    waiting: Callable[[Staff], int] | None = None
    """How much there waits for an answer of this person's units; what nobody counts says nothing."""

    @property
    def url(self) -> str:
        return reverse(self.name)


_entries: list[Entry] = []


def add_entry(
    name: str,
    title: _StrPromise | str,
    *,
    roles: tuple[Role, ...],
    order: int,
    icon: str = "",
    waiting: Callable[[Staff], int] | None = None,
) -> None:
    """Offer a page in the navigation to these roles."""
    if not any(entry.name == name for entry in _entries):
        _entries.append(Entry(name, title, roles, order, icon, waiting))


def entries_for(person: Staff, still: frozenset[Part]) -> tuple[Entry, ...]:
    """The lines that this person's memberships of today lead to, without the parts that rest, in order."""
    shown = (entry for entry in _entries if person.works_as(*entry.roles) and not rests(entry.name, still))
    return tuple(sorted(shown, key=lambda entry: entry.order))


def first_page(person: Staff, still: frozenset[Part]) -> str:
    """Where this person's work begins: the first line of their navigation."""
    return next((entry.url for entry in entries_for(person, still)), reverse("accounts:account"))
