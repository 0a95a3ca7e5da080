# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

HIDDEN = ("jugend", "gesundheit", "beratung")
"""Compartments of which nobody outside learns even that they work for somebody."""
SECRET = (*HIDDEN, "sgb")
"""Compartments that give something away only where a paragraph says so, in no clerk's own words."""


class Sight(models.Model):
    """Sicht: what whoever stands in one compartment learns of another without any grant. Data, not code.

    `FULL` is the own compartment: the matters of one's unit, and of other units that they exist. `EXISTENCE` is
    that a unit works for a person and how to reach it. `NOTHING` is not even that.
    """

    class Level(models.TextChoices):
        FULL = "full", "ganz"
        EXISTENCE = "existence", "nur dass"
        NOTHING = "nothing", "nichts"

    viewer = models.CharField(_("wer"), max_length=20)
    target = models.CharField(_("wovon"), max_length=20)
    level = models.CharField(_("wie viel"), max_length=10, choices=Level)

    class Meta:
        verbose_name = _("Sicht zwischen Abteilen")
        verbose_name_plural = _("Sicht zwischen Abteilen")
        constraints = [
            models.UniqueConstraint(fields=["viewer", "target"], name="one_sight_for_each_pair"),
            models.CheckConstraint(
                condition=~Q(target__in=HIDDEN) | Q(viewer=F("target")) | Q(level="nothing"),
                name="hidden_compartments_stay_hidden",
            ),
            models.CheckConstraint(
                condition=Q(viewer=F("target")) | ~Q(level="full"), name="full_sight_is_of_the_own_compartment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.viewer} → {self.target}: {self.level}"
