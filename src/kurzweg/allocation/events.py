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
