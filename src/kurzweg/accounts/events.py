# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kurzweg.events.event import Event
from kurzweg.events.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class GrantEnded(Event):
    """Ende einer Einsicht: a unit sees a matter or case no longer, before the day that was agreed."""

    kind = Kind.GrantEnded
    sentence = _("Die Einsicht ist beendet: {to_unit}.")

    to_unit: int
