# SPDX-License-Identifier: EUPL-1.2
"""Finding persons by name. Whom somebody can find at all is decided by row security."""

from __future__ import annotations

from typing import NamedTuple

from kurzweg.people.models import Person

MOST_FOUND = 50


class Found(NamedTuple):
    """Whom a search found, and whether there are more of them."""

    people: list[Person]
    more: bool


def found_by(words: str) -> Found:
    """The first fifty persons with these words in their name, in phone book order; a year is that of their birth."""
    some = list(Person.objects.called(words).in_phonebook_order()[: MOST_FOUND + 1]) if words else []
    return Found(some[:MOST_FOUND], len(some) > MOST_FOUND)
