# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzweg.events.actor import Actor
from kurzweg.walls.keys import uuid7


class Grant(models.Model):
    """Zugriffserlaubnis: why a unit may see something beyond its own compartments. Policies read only this table.

    Higher rooms write a grant before anything is shown: an accepted handover, later a participation, a statute,
    a break-glass. It ends by its date or by withdrawal, to the second, without any job.
    """

    class Ground(models.TextChoices):
        HANDOVER = "handover", _("angenommene Übergabe")

    class Subject(models.TextChoices):
        MATTER = "matter", _("Anliegen")
        PERSON = "person", _("Person")
        CASE = "case", _("Fall")

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="grants", verbose_name=_("Einheit"))
    subject = models.CharField(_("Gegenstand"), max_length=10, choices=Subject)
    subject_key = models.UUIDField(_("Schlüssel des Gegenstands"))
    compartment = models.CharField(_("Abteil"), max_length=20)
    ground = models.CharField(_("Anlass"), max_length=20, choices=Ground)
    purpose = models.CharField(_("Zweck"), max_length=200)
    legal_basis = models.CharField(_("Rechtsgrundlage"), max_length=200)
    fields = ArrayField(models.CharField(max_length=40), verbose_name=_("Felder"))
    starts_at = models.DateTimeField(_("ab"))
    ends_at = models.DateTimeField(_("bis"), null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("erteilt durch")
    )

    class Meta:
        verbose_name = _("Zugriffserlaubnis")
        verbose_name_plural = _("Zugriffserlaubnisse")
        indexes = [models.Index(fields=["unit", "subject"], include=["subject_key"], name="grants_of_a_unit")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gte=models.F("starts_at")),
                name="a_grant_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_subject_display()}: {self.get_ground_display()}"

    @classmethod
    def give(
        cls,
        *,
        unit: int,
        subject: Subject,
        key: uuid.UUID,
        compartment: str,
        ground: Ground,
        purpose: str,
        legal_basis: str,
        fields: list[str],
        by: Actor,
        at: datetime,
    ) -> Grant:
        """Let a unit see one thing, for a purpose and on a legal basis."""
        return cls.objects.create(
            unit_id=unit,
            subject=subject,
            subject_key=key,
            compartment=compartment,
            ground=ground,
            purpose=purpose,
            legal_basis=legal_basis,
            fields=fields,
            starts_at=at,
            by_id=by.pk,
        )
