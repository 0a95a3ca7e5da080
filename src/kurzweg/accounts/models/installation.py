# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _


class Installation(models.Model):
    """What this database is for. Said once, before anybody works here, and never changed: the database refuses."""

    class Purpose(models.TextChoices):
        PRODUCTION = "production", _("Echtbetrieb")
        DEMO = "demo", _("Vorführung")

    id = models.SmallIntegerField(primary_key=True, default=1)
    purpose = models.CharField(_("Zweck"), max_length=10, choices=Purpose)
    at = models.DateTimeField(_("festgelegt am"))

    class Meta:
        verbose_name = _("Installation")
        verbose_name_plural = _("Installationen")
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_installation")]

    def __str__(self) -> str:
        return self.get_purpose_display()

    @classmethod
    @transaction.atomic
    def declare(cls, purpose: Purpose, *, at: datetime) -> Installation:
        """Say what this database is for; the first word counts. A demo mark is refused once staff exist."""
        return cls.objects.get_or_create(id=1, defaults={"purpose": purpose, "at": at})[0]

    @classmethod
    def is_demo(cls) -> bool:
        return cls.objects.filter(purpose=cls.Purpose.DEMO).exists()
