# SPDX-License-Identifier: EUPL-1.2
"""What units and services are called today, in the language of the reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kurzweg.events.models import LogEvent
from kurzweg.lang.languages import language
from kurzweg.offices.live import LiveStructure, live_structure
from kurzweg.services.nouns import Text
from kurzweg.services.snapshot import CatalogueSnapshot, catalogue_snapshot

FIRST_STRONG_ISOLATE, POP = "\u2068", "\u2069"
UNITS_OF_AN_EVENT = ("to_unit", "from_unit")


@dataclass(frozen=True)
class Naming:
    """Names for the small numbers that rows and events carry."""

    live: LiveStructure
    services: CatalogueSnapshot
    language: str

    def unit(self, number: int | None) -> str:
        """A unit as it is called today; one that no longer exists is called former, not by its number."""
        name = self.live.name_of(number, self.language) or _("eine frühere Einheit")
        return self._apart(name)

    def service(self, number: int) -> Text:
        """A service by its title, with the mark of an unreviewed translation."""
        code = self.services.codes[number]
        return self.services.catalogue.services[code].title(self.language)

    def sentence(self, event: LogEvent) -> str:
        """What happened, in one sentence with the names of today."""
        others = {role: self.unit(event.attrs[role]) for role in UNITS_OF_AN_EVENT if role in event.attrs}
        return event.sentence(unit=self.unit(event.unit), **others)

    def _apart(self, name: str) -> str:
        """A German name inside a sentence from right to left keeps its own direction."""
        is_foreign = language(self.language).direction == "rtl"
        return f"{FIRST_STRONG_ISOLATE}{name}{POP}" if is_foreign else name


def naming_of(day: date) -> Naming:
    """The names that hold on this day, in the language that the page speaks."""
    return Naming(live_structure(day), catalogue_snapshot(), get_language() or "de")
