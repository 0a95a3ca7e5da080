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
class TicketTransferred(TicketEvent):
    """Weiterleitung im Haus: the visitor waits at another counter from now on."""

    kind = Kind.TicketTransferred
    phase = Phase.QUEUED
    sentence = _("Die Person wartet jetzt bei: {unit}.")


@dataclass(frozen=True, kw_only=True)
class LaneEvent(TicketEvent):
    """Something that happened at a lane."""

    lane: int | None = None


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
class VisitorLeft(LaneEvent):
    """Gegangen: the visitor left without being served."""

    kind = Kind.VisitorLeft
    phase = Phase.CANCELLED
    sentence = _("Die Person ist gegangen.")
