# SPDX-License-Identifier: EUPL-1.2
"""A form that is sent twice does its work once: it carries the key of what it will make, signed for one person."""

from __future__ import annotations

import uuid

from django.core import signing

from kurzweg.events.actor import Actor
from kurzweg.walls.keys import uuid7

SALT = "kurzweg.matters.once"
A_DAY = 24 * 3600


def new_form_key(by: Actor) -> str:
    """A key for one thing to be made by this person: the second click finds it, nobody else can use it."""
    return signing.dumps({"key": str(uuid7()), "by": str(by.pk)}, salt=SALT)


def key_in(sent: str, by: Actor) -> uuid.UUID | None:
    """The key that a form carries; None when it was not made by us for this person, or yesterday."""
    try:
        content = signing.loads(sent, salt=SALT, max_age=A_DAY)
    except signing.BadSignature:
        return None
    return uuid.UUID(content["key"]) if content["by"] == str(by.pk) else None
