# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kurzweg.events.event import Event, concerned
from kurzweg.events.kinds import Kind, ObjectType, Qualifier


@dataclass(frozen=True, kw_only=True)
class AppointmentEvent(Event):
    """Something that happened to an appointment."""

    appointment: uuid.UUID | None = concerned(ObjectType.APPOINTMENT, Qualifier.MAIN)


@dataclass(frozen=True, kw_only=True)
class AppointmentHeld(AppointmentEvent):
    """Vormerkung: for some minutes nobody else can take this time."""

    kind = Kind.AppointmentHeld
    sentence = _("Ein Termin wurde vorgemerkt.")


@dataclass(frozen=True, kw_only=True)
class AppointmentBooked(AppointmentEvent):
    """Terminbuchung: somebody has an appointment."""

    kind = Kind.AppointmentBooked
    sentence = _("Ein Termin wurde gebucht.")


@dataclass(frozen=True, kw_only=True)
class AppointmentMoved(AppointmentEvent):
    """Verlegung: the appointment is at another time or place from now on."""

    kind = Kind.AppointmentMoved
    sentence = _("Ein Termin wurde verlegt.")


@dataclass(frozen=True, kw_only=True)
class AppointmentCancelled(AppointmentEvent):
    """Absage: the time is free again, because somebody gave it back or never confirmed it."""

    kind = Kind.AppointmentCancelled
    sentence = _("Ein Termin wurde wieder frei.")


@dataclass(frozen=True, kw_only=True)
class AppointmentCheckedIn(AppointmentEvent):
    """Anmeldung zum Termin: the person is in the house and waits with a number."""

    kind = Kind.AppointmentCheckedIn
    sentence = _("Die Person ist zum Termin gekommen.")


@dataclass(frozen=True, kw_only=True)
class NoShow(AppointmentEvent):
    """Versäumter Termin: nobody came to it."""

    kind = Kind.NoShow
    sentence = _("Zum Termin ist niemand gekommen.")
