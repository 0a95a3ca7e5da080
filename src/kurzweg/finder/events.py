# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kurzweg.events.event import Event
from kurzweg.events.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class ServiceAsked(Event):
    """Frage: somebody wanted to know who is responsible for a service. Language and service, nothing else."""

    kind = Kind.ServiceAsked
    sentence = _("Jemand hat nach dieser Leistung gefragt.")


@dataclass(frozen=True, kw_only=True)
class ResponsibilityShown(Event):
    """Auskunft: the answer was shown; `unit` is empty when a body outside the office is in charge."""

    kind = Kind.ResponsibilityShown
    sentence = _("Die zuständige Stelle wurde gezeigt.")


@dataclass(frozen=True, kw_only=True)
class NobodyResponsible(Event):
    """Lücke: the structure in force named nobody for this person, or more than one unit."""

    kind = Kind.NobodyResponsible
    sentence = _("Für diese Leistung war keine Stelle benannt.")
