# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kurzweg.events.event import Event, concerned
from kurzweg.events.kinds import Kind, ObjectType, Qualifier


@dataclass(frozen=True, kw_only=True)
class PersonRecorded(Event):
    """Aufnahme in den Personenstamm: the office knows this person from now on."""

    kind = Kind.PersonRecorded
    sentence = _("Eine Person wurde aufgenommen.")

    person: uuid.UUID | None = concerned(ObjectType.PERSON, Qualifier.SUBJECT)
