# SPDX-License-Identifier: EUPL-1.2
"""A form that is sent twice does its work once: it carries the key of what it will make, signed for one person."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.core import signing

from kurzweg.events.actor import Actor
from kurzweg.walls.keys import uuid7

SALT = "kurzweg.matters.once"
A_DAY = timedelta(days=1)


def new_form_key(by: Actor | None) -> str:
    """A key for one thing to be made by this person: the second click finds it, nobody else can use it.

    Without a person it is for whoever stands before the page; it still names only what we let it name.
    """
    return signing.dumps({"key": str(uuid7()), "by": _name(by)}, salt=SALT)


def key_in(sent: str, by: Actor | None, *, lives: timedelta = A_DAY) -> uuid.UUID | None:
    """The key that a form carries; None when it was not made by us for this person, or too long ago."""
    try:
        content = signing.loads(sent, salt=SALT, max_age=lives)
    except signing.BadSignature:
        return None
    return uuid.UUID(content["key"]) if content["by"] == _name(by) else None


def _name(by: Actor | None) -> str:
    return str(by.pk) if by else ""
