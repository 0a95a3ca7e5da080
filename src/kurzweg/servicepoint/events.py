# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kurzweg.events.event import Event, concerned
from kurzweg.events.kinds import Kind, ObjectType, Phase, Qualifier


@dataclass(frozen=True, kw_only=True)
class TicketEvent(Event):
    """Something that happened to a visitor with a number."""

    ticket: uuid.UUID | None = concerned(ObjectType.TICKET, Qualifier.MAIN)


@dataclass(frozen=True, kw_only=True)
class TicketDrawn(TicketEvent):
    """Wartenummer gezogen: somebody waits from now on."""

    kind = Kind.TicketDrawn
    phase = Phase.QUEUED
    sentence = _("Eine Wartenummer wurde gezogen.")


@dataclass(frozen=True, kw_only=True)
class LaneEvent(TicketEvent):
    """Something that happened at a lane."""

    lane: int | None = None


@dataclass(frozen=True, kw_only=True)
class TicketTransferred(LaneEvent):
    """Weiterleitung im Haus: the visitor waits at another counter from now on."""

    kind = Kind.TicketTransferred
    phase = Phase.QUEUED
    sentence = _("Die Person wartet jetzt bei: {unit}.")

    from_unit: int | None = None


@dataclass(frozen=True, kw_only=True)
class TicketCalled(LaneEvent):
    """Aufruf: a clerk has called this visitor."""

    kind = Kind.TicketCalled
    sentence = _("{unit} hat die Wartenummer aufgerufen.")


@dataclass(frozen=True, kw_only=True)
class TicketRecalled(LaneEvent):
    """Wiederholter Aufruf: the same number was called once more."""

    kind = Kind.TicketRecalled
    sentence = _("{unit} hat die Wartenummer noch einmal aufgerufen.")


@dataclass(frozen=True, kw_only=True)
class CallUndone(LaneEvent):
    """Zurückgenommener Aufruf: it was a mistake, the visitor waits as before."""

    kind = Kind.CallUndone
    sentence = _("{unit} hat den Aufruf zurückgenommen.")


@dataclass(frozen=True, kw_only=True)
class ServingStarted(LaneEvent):
    """Beginn der Vorsprache: the visitor is being served."""

    kind = Kind.ServingStarted
    phase = Phase.START
    sentence = _("{unit}: Das Gespräch hat begonnen.")


@dataclass(frozen=True, kw_only=True)
class ServingFinished(LaneEvent):
    """Ende der Vorsprache: settled on the spot, or it goes on in the office."""

    kind = Kind.ServingFinished
    phase = Phase.END
    sentence = _("{unit}: Das Gespräch ist beendet.")

    settled: bool


@dataclass(frozen=True, kw_only=True)
class TicketParked(LaneEvent):
    """Geparkt: the visitor fetches something and comes back."""

    kind = Kind.TicketParked
    phase = Phase.PAUSE
    sentence = _("{unit}: Das Gespräch ist unterbrochen.")


@dataclass(frozen=True, kw_only=True)
class VisitorMissed(LaneEvent):
    """Nicht gekommen: the number was called and nobody came."""

    kind = Kind.VisitorMissed
    sentence = _("{unit} hat aufgerufen, niemand ist gekommen.")


@dataclass(frozen=True, kw_only=True)
class VisitorOnTheWay(LaneEvent):
    """Zurück in der Warteschlange: a missed visitor waits again, from their first time."""

    kind = Kind.VisitorOnTheWay
    sentence = _("Die Person wartet wieder.")


@dataclass(frozen=True, kw_only=True)
class WayAnnounced(LaneEvent):
    """Unterwegs: a called visitor said that they are coming."""

    kind = Kind.WayAnnounced
    sentence = _("Die Person ist auf dem Weg zum Schalter.")

    until: str
    """Until when nobody says that they did not come; a moment in UTC."""


@dataclass(frozen=True, kw_only=True)
class ReturnAnnounced(LaneEvent):
    """Kommt später wieder: a waiting visitor goes out and says when they are back."""

    kind = Kind.ReturnAnnounced
    sentence = _("Die Person kommt später wieder und behält ihren Platz.")

    until: str
    """Before then nobody calls them; a moment in UTC."""


@dataclass(frozen=True, kw_only=True)
class TicketPrioritised(LaneEvent):
    """Vorrang: a visitor is called before others, for the stated reason."""

    kind = Kind.TicketPrioritised
    sentence = _("{unit} ruft diese Person vor anderen auf.")


@dataclass(frozen=True, kw_only=True)
class PriorityWithdrawn(LaneEvent):
    """Vorrang zurückgenommen: called in turn after all."""

    kind = Kind.PriorityWithdrawn
    sentence = _("{unit} ruft diese Person doch der Reihe nach auf.")


@dataclass(frozen=True, kw_only=True)
class TicketCancelled(LaneEvent):
    """Gestrichene Nummer: drawn twice or in error."""

    kind = Kind.TicketCancelled
    phase = Phase.CANCELLED
    sentence = _("{unit} hat die Wartenummer gestrichen.")


@dataclass(frozen=True, kw_only=True)
class VisitorLeft(LaneEvent):
    """Gegangen: the visitor left without being served."""

    kind = Kind.VisitorLeft
    phase = Phase.CANCELLED
    sentence = _("Die Person ist gegangen.")


@dataclass(frozen=True, kw_only=True)
class NoticeGiven(Event):
    """Mitteilung an die Halle: something is different for the rest of the day."""

    kind = Kind.NoticeGiven
    sentence = _("{unit} hat den Wartenden gesagt, was heute anders ist.")

    about: str


@dataclass(frozen=True, kw_only=True)
class NoticeLifted(Event):
    """Aufgehobene Mitteilung: it is as usual again."""

    kind = Kind.NoticeLifted
    sentence = _("{unit}: Es ist wieder wie sonst.")

    about: str


@dataclass(frozen=True, kw_only=True)
class HelpCalled(Event):
    """Hilferuf: a clerk needs colleagues at the counter. No matter and no visitor is named."""

    kind = Kind.HelpCalled
    sentence = _("{unit} hat Hilfe gerufen.")

    lane: int


@dataclass(frozen=True, kw_only=True)
class HelpAcknowledged(Event):
    """Beantworteter Hilferuf: somebody comes."""

    kind = Kind.HelpAcknowledged
    sentence = _("{unit}: Jemand kommt zu Hilfe.")

    lane: int
