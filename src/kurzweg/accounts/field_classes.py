# SPDX-License-Identifier: EUPL-1.2
"""What of a matter a grant can open: a grant names its classes of fields, and the database shows no others."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FieldClass(models.TextChoices):
    """Feldgruppe: fields that are given away together or not at all."""

    SUMMARY = "summary", _("Stand: Nummer, Leistung, zuständige Einheit, offen oder abgeschlossen")
    IDENTITY = "identity", _("Person: Name, Geburt, Staatsangehörigkeit, Sprache, Telefon")
    RESIDENCE = "residence", _("Aufenthaltsstatus")
    HOUSEHOLD = "household", _("Haushalt und Wohnort")
    HISTORY = "history", _("Verlauf: was wann geschah")


WHOLE = tuple(FieldClass.values)
"""Everything there is: for whoever becomes responsible, and in an emergency."""
