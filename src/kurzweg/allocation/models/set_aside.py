# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.models.way import Way


class SetAside(models.Model):
    """Rücklage: on one day the shares of a way were taken out of the free times: for the day, and for emergencies."""

    way = models.ForeignKey(Way, models.PROTECT, related_name="days", verbose_name=_("Vergabeweg"))
    day = models.DateField(_("Tag"))
    same_day = models.SmallIntegerField(_("für Zeittickets"))
    emergencies = models.SmallIntegerField(_("für Notfälle"))
    at = models.DateTimeField(_("zurückgelegt am"))

    class Meta:
        verbose_name = _("Rücklage")
        verbose_name_plural = _("Rücklagen")
        constraints = [models.UniqueConstraint(fields=["way", "day"], name="a_day_is_set_aside_once")]

    def __str__(self) -> str:
        return f"{self.day}"
