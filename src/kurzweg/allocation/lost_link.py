# SPDX-License-Identifier: EUPL-1.2
"""Whoever has lost the link of an application gets another one at the counter, against their papers."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import connection

from kurzweg.allocation.person import Person
from kurzweg.walls.keys import hash_of_secret, new_secret

FIND = "select application, number, of_what from allocation_find(%s)"
RENEW = "select allocation_renew_key(%s, %s, %s)"


@dataclass(frozen=True)
class NewLink:
    """An application that goes on, and its new key; the old one opens nothing any more."""

    application: uuid.UUID
    number: int
    of_what: str
    secret: str


def renew_links(person: Person) -> list[NewLink]:
    """New keys for everything this person has applied for in one's own units and that is not over."""
    with connection.cursor() as cursor:
        cursor.execute(FIND, (person.fingerprint,))
        found = cursor.fetchall()
        links = [NewLink(application, number, what, new_secret()) for application, number, what in found]
        for link in links:
            cursor.execute(RENEW, (link.application, person.fingerprint, hash_of_secret(link.secret)))
    return links
