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
