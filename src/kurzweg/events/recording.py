# SPDX-License-Identifier: EUPL-1.2
"""The one way into the log: one call of `log_record` in the transaction of the change."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import connection

from kurzweg.events.kinds import LANGUAGES

if TYPE_CHECKING:
    from kurzweg.events.event import Event

Follower = Callable[[Any], None]
_followers: dict[type[Event], tuple[Follower, ...]] = {}

RECORD = """
    select log_record(%s::smallint, %s, %s::"char", %s, %s, %s, %s::smallint, %s::smallint, %s::smallint,
                      %s::smallint, %s::smallint, %s::smallint, %s, %s::jsonb, %s::jsonb)
"""


def write(event: Event) -> int:
    """Insert one event with the objects it concerns; refused by the database when no structure is in force."""
    objects = [[role.type, str(key), role.qualifier] for role, key in event.concerns]
    row = (
        event.kind, event.at, event.phase.value, event.work_item, event.matter, event.case, event.unit,
        event.service, event.site, LANGUAGES.get(event.language or ""), event.channel, event.reason, event.by,
        json.dumps(event.attributes), json.dumps(objects),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(RECORD, row)
        (number,) = cursor.fetchone() or (0,)
    return int(number)


def new_work_item() -> int:
    """A number that ties the events of one piece of work together: queued, started, ended."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval('log_work_item')")
        (number,) = cursor.fetchone() or (0,)
    return int(number)


def install(table: dict[type[Event], tuple[Follower, ...]]) -> None:
    """Say what follows which event; called once, by the table of reactions."""
    _followers.clear()
    _followers.update(table)


def let_follow(event: Event) -> None:
    """Run what follows elsewhere, inside the same transaction: it happens with the event or not at all."""
    for follow in _followers.get(type(event), ()):
        follow(event)
