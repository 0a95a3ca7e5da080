# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzweg.events.actor import Actor
from kurzweg.walls.keys import uuid7


class TriedStep(models.Model):
    """Ausprobierter Schritt: what somebody has tried on their first day. Only they themselves see it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="tried_steps", verbose_name=_("Mitarbeitende")
    )
    step = models.CharField(_("Schritt"), max_length=40)
    at = models.DateTimeField(_("ausprobiert am"))

    class Meta:
        verbose_name = _("ausprobierter Schritt")
        verbose_name_plural = _("ausprobierte Schritte")
        constraints = [models.UniqueConstraint(fields=["staff", "step"], name="a_step_is_tried_once")]

    def __str__(self) -> str:
        return self.step

    @classmethod
    def note(cls, step: str, *, by: Actor, at: datetime) -> None:
        """Somebody has tried this; saying it twice changes nothing."""
        TriedStep.objects.get_or_create(staff_id=by.pk, step=step, defaults={"at": at})

    @classmethod
    def forget(cls, step: str, *, by: Actor) -> None:
        """Show the step again."""
        TriedStep.objects.filter(staff_id=by.pk, step=step).delete()
