# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kurzweg.events.event import Event, concerned
from kurzweg.events.kinds import Kind, ObjectType, Phase, Qualifier


@dataclass(frozen=True, kw_only=True)
class MatterOpened(Event):
    """Eröffnung: somebody wants one service, and one unit is responsible from now on."""

    kind = Kind.MatterOpened
    sentence = _("Das Anliegen wurde eröffnet. Zuständig: {unit}.")


@dataclass(frozen=True, kw_only=True)
class PersonRecognised(Event):
    """Erkennung: the office knows whose matter this is."""

    kind = Kind.PersonRecognised
    sentence = _("{unit} hat die Person zum Anliegen aufgenommen.")

    person: uuid.UUID | None = concerned(ObjectType.PERSON, Qualifier.SUBJECT)


@dataclass(frozen=True, kw_only=True)
class MatterSettled(Event):
    """Erledigung: the matter is at its end."""

    kind = Kind.MatterSettled
    sentence = _("{unit} hat das Anliegen abgeschlossen.")

    outcome: str


@dataclass(frozen=True, kw_only=True)
class HandoverOffered(Event):
    """Angebot: the giving unit stays responsible until the other accepts."""

    kind = Kind.HandoverOffered
    phase = Phase.QUEUED
    sentence = _("{unit} hat {to_unit} gebeten, das Anliegen zu übernehmen.")

    to_unit: int


@dataclass(frozen=True, kw_only=True)
class MatterHandedOver(Event):
    """Übernahme: from this moment the receiving unit, and no other, is responsible."""

    kind = Kind.MatterHandedOver
    phase = Phase.END
    sentence = _("{unit} hat das Anliegen von {from_unit} übernommen.")

    from_unit: int


@dataclass(frozen=True, kw_only=True)
class MatterMovedByStructure(Event):
    """Umzug: the unit before is no more; the one that took over from it is responsible from this moment."""

    kind = Kind.MatterMovedByStructure
    sentence = _("{from_unit} gibt es nicht mehr. Zuständig ist jetzt: {unit}.")

    from_unit: int


@dataclass(frozen=True, kw_only=True)
class HandoverDeclined(Event):
    """Ablehnung: the offered unit said no, with a reason; the giver stays responsible."""

    kind = Kind.HandoverDeclined
    phase = Phase.CANCELLED
    sentence = _("{unit} hat das Anliegen nicht übernommen. Zuständig bleibt: {from_unit}.")

    from_unit: int


@dataclass(frozen=True, kw_only=True)
class HandoverWithdrawn(Event):
    """Rücknahme: the giver took the offer back before it was answered."""

    kind = Kind.HandoverWithdrawn
    phase = Phase.CANCELLED
    sentence = _("{unit} hat das Angebot an {to_unit} zurückgezogen.")

    to_unit: int
