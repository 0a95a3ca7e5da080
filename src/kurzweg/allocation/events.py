# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kurzweg.events.event import Event
from kurzweg.events.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class WaySet(Event):
    """Festlegung: from a day on the places of a service are given in this way."""

    kind = Kind.WaySet
    sentence = _("Es wurde festgelegt, wie knappe Termine vergeben werden.")

    way: str
    from_day: str


@dataclass(frozen=True, kw_only=True)
class RoundAnnounced(Event):
    """Ankündigung: the places of a round, its window and the commitment to its seed are public."""

    kind = Kind.RoundAnnounced
    sentence = _("Eine Verlosung von Terminen wurde angekündigt.")

    round: str
    places: int


@dataclass(frozen=True, kw_only=True)
class DrawHeld(Event):
    """Auslosung: the places of a round were drawn, and everything needed to recompute it is public."""

    kind = Kind.DrawHeld
    sentence = _("Termine wurden ausgelost.")

    round: str
    applications: int
    places: int
    given: int


@dataclass(frozen=True, kw_only=True)
class ApplicationEvent(Event):
    """Something that happened to an application; of the person it says only the number."""

    number: int
    to: str


@dataclass(frozen=True, kw_only=True)
class ApplicationMade(ApplicationEvent):
    """Bewerbung: somebody takes part in a draw."""

    kind = Kind.ApplicationMade
    sentence = _("Jemand hat sich um einen Termin beworben.")


@dataclass(frozen=True, kw_only=True)
class WaitlistJoined(ApplicationEvent):
    """Eintragung: somebody waits for a place that comes free."""

    kind = Kind.WaitlistJoined
    sentence = _("Jemand hat sich auf eine Warteliste gesetzt.")


@dataclass(frozen=True, kw_only=True)
class ApplicationWithdrawn(ApplicationEvent):
    """Rückzug: the person does not want a place any more."""

    kind = Kind.ApplicationWithdrawn
    sentence = _("Eine Bewerbung um einen Termin wurde zurückgezogen.")


@dataclass(frozen=True, kw_only=True)
class OfferEvent(ApplicationEvent):
    """Something that happened to a place that is kept for one person."""

    place: str


@dataclass(frozen=True, kw_only=True)
class AppointmentOffered(OfferEvent):
    """Angebot: a place is kept for one person."""

    kind = Kind.AppointmentOffered
    sentence = _("Ein Termin wurde angeboten.")


@dataclass(frozen=True, kw_only=True)
class OfferAccepted(OfferEvent):
    """Zusage: the person takes the place that was kept for them."""

    kind = Kind.OfferAccepted
    sentence = _("Ein angebotener Termin wurde angenommen.")


@dataclass(frozen=True, kw_only=True)
class OfferDeclined(OfferEvent):
    """Ablehnung: the person does not want the place that was kept for them."""

    kind = Kind.OfferDeclined
    sentence = _("Ein angebotener Termin wurde abgelehnt.")


@dataclass(frozen=True, kw_only=True)
class OfferLapsed(OfferEvent):
    """Verfall: nobody answered in time, so the place goes to somebody else."""

    kind = Kind.OfferLapsed
    sentence = _("Ein angebotener Termin wurde nicht rechtzeitig angenommen.")


@dataclass(frozen=True, kw_only=True)
class HandedEvent(Event):
    """A place that a colleague gave to somebody who stood there."""

    place: str
    criterion: str


@dataclass(frozen=True, kw_only=True)
class TimeTicketGiven(HandedEvent):
    """Zeitticket: somebody who came on the day got a time."""

    kind = Kind.TimeTicketGiven
    sentence = _("Ein Zeitticket wurde ausgegeben.")


@dataclass(frozen=True, kw_only=True)
class EmergencyPlaceGiven(HandedEvent):
    """Notfallplatz: somebody got one of the places for emergencies, for a published reason."""

    kind = Kind.EmergencyPlaceGiven
    sentence = _("Ein Notfallplatz wurde vergeben.")
