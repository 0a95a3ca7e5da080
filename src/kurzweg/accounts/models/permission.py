# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.utils.translation import gettext_lazy as _


class DisclosurePermissionQuerySet(models.QuerySet["DisclosurePermission"]):
    def valid_on(self, day: date) -> Self:
        return self.filter(valid__contains=day)

    def between(self, source: str, targets: list[str]) -> Self:
        """Those by which something out of one compartment may be given to somebody who stands in one of others."""
        within = self.filter(use=DisclosurePermission.Use.DISCLOSURE)
        return within.filter(sources__contains=[source], targets__overlap=targets)

    def in_order(self) -> Self:
        return self.order_by("pk")


class DisclosurePermission(models.Model):
    """Befugnis zur Übermittlung: a paragraph that opens a door between two compartments, and how far. Law as data.

    A new text of the law is a new row; the old one stays, so that what was given under it stays explainable.
    """

    class Use(models.TextChoices):
        DISCLOSURE = "disclosure", "Mitteilung im Haus"
        NOTICE = "notice", "nur als Mitteilung mit vier Augen"
        OUTSIDE = "outside", "an eine Stelle außerhalb des Hauses"
        NUMBER = "number", "Regel für eine Kennnummer"
        ANALYSIS = "analysis", "eigene Auswertung ohne Namen"
        BLOCK = "block", "Verbot"

    id = models.SmallAutoField(primary_key=True)
    code = models.CharField(_("Kennung"), max_length=4)
    use = models.CharField(_("Art"), max_length=10, choices=Use)
    sources = ArrayField(models.CharField(max_length=20), verbose_name=_("aus"))
    targets = ArrayField(models.CharField(max_length=20), verbose_name=_("an"))
    title = models.CharField(_("Zweck"), max_length=200)
    content = models.CharField(_("Was"), max_length=500)
    condition = models.CharField(_("Voraussetzung"), max_length=500)
    citation = models.CharField(_("Fundstelle"), max_length=200)
    fields = ArrayField(models.CharField(max_length=40), verbose_name=_("Felder"))
    days = models.SmallIntegerField(_("höchstens Tage"))
    valid = DateRangeField(_("gilt"))

    objects = DisclosurePermissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Befugnis zur Übermittlung")
        verbose_name_plural = _("Befugnisse zur Übermittlung")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(use="disclosure")
                | (models.Q(fields__contains=["summary"], days__gt=0) & ~models.Q(targets=[]) & ~models.Q(sources=[])),
                name="what_is_disclosed_says_from_where_to_whom_what_and_how_long",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}, {self.citation}"
