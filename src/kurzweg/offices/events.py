# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kurzweg.events.event import Event
from kurzweg.events.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class StructureWentLive(Event):
    """Inkrafttreten: from its day on, this structure and no other says who is responsible."""

    kind = Kind.StructureWentLive
    sentence = _("Ein neuer Aufbau des Amtes wurde in Kraft gesetzt.")

    structure: int


@dataclass(frozen=True, kw_only=True)
class StructureWithdrawn(Event):
    """Rücknahme: before its first day came, the structure was taken back; the one before it goes on."""

    kind = Kind.StructureWithdrawn
    sentence = _("Ein neuer Aufbau des Amtes wurde vor seinem ersten Tag zurückgenommen.")

    structure: int


@dataclass(frozen=True, kw_only=True)
class PlaceClosed(Event):
    """Schließung: a site, a unit or a lane receives nobody on certain days."""

    kind = Kind.PlaceClosed
    sentence = _("Für einzelne Tage wurde eine Schließung eingetragen.")


@dataclass(frozen=True, kw_only=True)
class ClosureLifted(Event):
    """Aufhebung: the closure does not apply, people are received as usual."""

    kind = Kind.ClosureLifted
    sentence = _("Eine Schließung wurde aufgehoben.")
