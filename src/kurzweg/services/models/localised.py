# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from kurzweg.services.models.catalogue_version import CatalogueVersion
from kurzweg.services.models.text_status import TextStatus

LONGEST_TAG = 35
"""As long as a tag of BCP 47 gets in practice (RFC 5646, 4.4.1): `de-simple` is longer than `de`."""


class Localised(models.Model):
    """What every text in one language carries. German is official, and only German can be."""

    language = models.CharField("Sprache", max_length=LONGEST_TAG)
    title = models.CharField("Bezeichnung", max_length=300)
    status = models.CharField("Stand der Prüfung", max_length=10, choices=TextStatus)
    source_version = models.ForeignKey(
        CatalogueVersion,
        models.PROTECT,
        related_name="+",
        verbose_name="Katalogstand des deutschen Textes",
        help_text="Ist der deutsche Text neuer, so ist die Übersetzung überholt.",
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


def german_is_official(name: str) -> models.CheckConstraint:
    """The database's own word on it: the German text is official, every other one is a translation."""
    is_german, is_official = models.Q(language="de"), models.Q(status=TextStatus.OFFICIAL)
    return models.CheckConstraint(name=name, condition=(is_german & is_official) | (~is_german & ~is_official))
