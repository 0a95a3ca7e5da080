# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _


class ResponsiblePeriod(models.Model):
    """Zuständigkeitszeit: which unit was responsible from when to when. A trigger writes it, nobody else can."""

    id = models.BigAutoField(primary_key=True)
    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="periods", verbose_name=_("Anliegen"))
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("Einheit"))
    during = DateTimeRangeField(_("Zeitraum"))

    class Meta:
        verbose_name = _("Zuständigkeitszeit")
        verbose_name_plural = _("Zuständigkeitszeiten")
        constraints = [
            ExclusionConstraint(
                name="one_responsible_unit_at_every_instant",
                expressions=[("matter", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.during}"
