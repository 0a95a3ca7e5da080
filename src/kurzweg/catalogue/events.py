# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kurzweg.events.event import Event
from kurzweg.events.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class CataloguePublished(Event):
    """Veröffentlichung: from its first day on, visitors read this version of the catalogue."""

    kind = Kind.CataloguePublished
    sentence = _("Ein neuer Stand des Leistungskatalogs wurde veröffentlicht.")

    version: int


@dataclass(frozen=True, kw_only=True)
class CatalogueWithdrawn(Event):
    """Rücknahme: before its first day came, the version was taken back; the one before it goes on."""

    kind = Kind.CatalogueWithdrawn
    sentence = _("Ein neuer Stand des Leistungskatalogs wurde vor seinem ersten Tag zurückgenommen.")

    version: int
