# SPDX-License-Identifier: EUPL-1.2
"""What each column of the database holds and about whom: the field catalogue, room by room.

Every room that owns tables has a `labels.py` with its `LABELS`; no column may be without one (`tests/startpack`).
From these rows the record of processing activities and the other papers of the start pack are written, so that
they are true as long as the tests are green. (DSGVO Art. 30, 32, 35)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """Datenkategorie: of what sort an entry is; the words stand in the register of processing activities."""

    NAME = "Namen"
    BIRTH = "Geburtsdaten"
    ORIGIN = "Staatsangehörigkeit"
    LANGUAGE = "Sprache"
    CONTACT = "Kontaktdaten"
    FILE_NUMBER = "Nummern und Aktenzeichen"
    MATTER = "Art und Stand des Anliegens"
    FACT = "Angaben zur Zuständigkeit"
    NOTE = "Notizen in freien Worten"
    TIME = "Zeitpunkte"
    UNIT = "zuständige Einheiten"
    RIGHT = "Rollen und Rechte"
    ACTOR = "handelnde Mitarbeitende"
    READING = "gelesene Seiten und Zwecke"
    ABSENCE = "Abwesenheiten"
    TRIED = "ausprobierte Seiten, nur für die Person selbst sichtbar"
    SECRET = "Zugangsgeheimnisse, nur als Prüfwert oder verschlüsselt"  # noqa: S105 - the name of a sort of data
    DEVICE = "Angaben zum Gerät und zum Netz"
    KEY = "technische Schlüssel"
    OFFICE = "Angaben über das Amt"


class Subject(StrEnum):
    """Betroffene: about whom a table speaks."""

    VISITORS = "Ratsuchende und ihre Angehörigen"
    STAFF = "Mitarbeitende"
    INTERPRETERS = "Sprachmittlerinnen und Sprachmittler"
    NOBODY = "niemanden"


@dataclass(frozen=True)
class Label:
    """One table: the processing activity it serves, whom it speaks of, and of what sort each column is.

    `columns` names the columns of a category with spaces between them, as the database spells them.
    """

    table: str
    activity: str
    about: Subject
    columns: Mapping[Category, str]

    def items(self) -> Iterator[tuple[str, Category]]:
        """Each column with its category."""
        for category, names in self.columns.items():
            for name in names.split():
                yield name, category
