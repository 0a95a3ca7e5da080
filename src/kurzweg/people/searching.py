# SPDX-License-Identifier: EUPL-1.2
"""Finding persons by name. Whom somebody can find at all is decided by row security."""

from __future__ import annotations

from kurzweg.people.models import Person

MOST_FOUND = 50


def found_by(words: str) -> list[Person]:
    """The first fifty persons with these words in their name, in phone book order."""
    return list(Person.objects.called(words).in_phonebook_order()[:MOST_FOUND])
