# SPDX-License-Identifier: EUPL-1.2
"""What every event is: frozen, typed, in the past tense, without names and without free text."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from kurzweg.events import recording
from kurzweg.events.kinds import Channel, Kind, ObjectType, Phase, Qualifier, Reason

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

ROLE = "kurzweg.role"
EVENT_CLASSES: dict[Kind, type[Event]] = {}


@dataclass(frozen=True)
class ObjectRole:
    """As what an object takes part in an event."""

    type: ObjectType
    qualifier: Qualifier


def concerned(type: ObjectType, qualifier: Qualifier = Qualifier.CONCERNS) -> Any:  # noqa: A002
    """A field that holds the key of an object the event concerns (a ticket, a person, a case)."""
    return field(default=None, metadata={ROLE: ObjectRole(type, qualifier)})


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. A kind is declared by a subclass:

        @dataclass(frozen=True, kw_only=True)
        class TicketDrawn(Event):
            kind = Kind.TicketDrawn
            sentence = _("Eine Wartenummer wurde gezogen.")

    Fields that are columns of the log are named here once; whatever else a subclass adds is kept as a typed
    attribute. `by` is the pseudonym of a member of staff, never their key or name.
    """

    kind: ClassVar[Kind]
    phase: ClassVar[Phase] = Phase.INSTANT
    sentence: ClassVar[_StrPromise | str]

    at: datetime
    by: int | None = None
    matter: uuid.UUID | None = None
    case: uuid.UUID | None = None
    unit: int | None = None
    service: int | None = None
    site: int | None = None
    language: str | None = None
    channel: Channel | None = None
    reason: Reason | None = None
    work_item: int | None = None

    def __init_subclass__(cls, **named: Any) -> None:
        super().__init_subclass__(**named)
        if "kind" in cls.__dict__:
            EVENT_CLASSES[cls.kind] = cls

    def record(self) -> int:
        """Write the event in the running transaction, let what follows elsewhere follow; its number in the log."""
        number = recording.write(self)
        recording.let_follow(self)
        return number

    @property
    def concerns(self) -> Iterator[tuple[ObjectRole, uuid.UUID]]:
        """The objects beside matter and case, with their roles."""
        for one in fields(self):
            key = getattr(self, one.name)
            if ROLE in one.metadata and key is not None:
                yield one.metadata[ROLE], key

    @property
    def attributes(self) -> dict[str, Any]:
        """What this kind says beyond the columns of the log."""
        own = (one for one in fields(self) if one.name not in COLUMNS and ROLE not in one.metadata)
        return {one.name: getattr(self, one.name) for one in own if getattr(self, one.name) is not None}


COLUMNS = frozenset(one.name for one in fields(Event))
