# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.events import GrantEnded
from kurzweg.accounts.field_classes import WHOLE, FieldClass
from kurzweg.events.actor import Actor
from kurzweg.walls.keys import uuid7


class Ground(models.TextChoices):
    """Anlass: why a unit sees what is not its own."""

    HANDOVER = "handover", _("angenommene Übergabe")
    PARTICIPATION = "participation", _("Beteiligung")
    STATUTE = "statute", _("Mitteilung auf gesetzlicher Grundlage")
    REQUEST = "request", _("gewährte Einsicht")
    EMERGENCY = "emergency", _("Notfallzugriff")


LONGEST = {
    Ground.PARTICIPATION: timedelta(days=366),
    Ground.STATUTE: timedelta(days=92),
    Ground.REQUEST: timedelta(days=92),
    Ground.EMERGENCY: timedelta(hours=4),
}
"""How long each kind lasts at most; a handover lasts as long as the matter lies with its receiver."""


class GrantQuerySet(models.QuerySet["Grant"]):
    def of(self, subject: str, *keys: uuid.UUID) -> Self:
        return self.filter(subject=subject, subject_key__in=keys)

    def living(self, at: datetime) -> Self:
        """Those that open something at this moment."""
        until_then = Q(ends_at=None) | Q(ends_at__gt=at)
        return self.filter(until_then, Q(ended_at=None) | Q(ended_at__gt=at), starts_at__lte=at)

    def to_units(self, units: Iterable[int]) -> Self:
        return self.filter(unit_id__in=units)

    def by_ground(self, *grounds: Ground) -> Self:
        return self.filter(ground__in=grounds)

    def newest_first(self) -> Self:
        return self.order_by("-starts_at", "pk")


def _lasts_at_most(ground: Ground, longest: timedelta) -> models.CheckConstraint:
    term = Q(ends_at__isnull=False, ends_at__lte=F("starts_at") + longest)
    return models.CheckConstraint(condition=~Q(ground=ground) | term, name=f"{ground.value}_has_an_end")


class Grant(models.Model):
    """Zugriffserlaubnis: why a unit sees something beyond its own compartments. Policies read only this table.

    It is at once the record of the disclosure: written before anything is shown, with purpose, legal basis, fields
    and end, and never changed or deleted. What can still happen to it is that it ends early: `ended_at`. It ends
    to the second, without any job.
    """

    class Subject(models.TextChoices):
        MATTER = "matter", _("Anliegen")
        CASE = "case", _("Fall")

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="grants", verbose_name=_("Einheit"))
    from_unit = models.ForeignKey(
        "offices.Unit", models.PROTECT, null=True, related_name="+", verbose_name=_("Einheit, deren Angaben es sind")
    )
    subject = models.CharField(_("Gegenstand"), max_length=10, choices=Subject)
    subject_key = models.UUIDField(_("Schlüssel des Gegenstands"))
    compartment = models.CharField(_("Abteil"), max_length=20)
    ground = models.CharField(_("Anlass"), max_length=20, choices=Ground)
    evidence = models.UUIDField(_("Beleg"), null=True)
    """The row that proves it: the handover, participation, request or emergency."""
    permission = models.ForeignKey(
        "accounts.DisclosurePermission", models.PROTECT, null=True, related_name="+", verbose_name=_("Befugnis")
    )
    purpose = models.CharField(_("Zweck"), max_length=200)
    legal_basis = models.CharField(_("Rechtsgrundlage"), max_length=200)
    reason = models.CharField(_("Begründung"), max_length=500, blank=True)
    fields = ArrayField(models.CharField(max_length=40), verbose_name=_("Felder"))
    starts_at = models.DateTimeField(_("ab"))
    ends_at = models.DateTimeField(_("bis"), null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("erteilt durch")
    )
    ended_at = models.DateTimeField(_("vorzeitig beendet am"), null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("beendet durch")
    )

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("Zugriffserlaubnis")
        verbose_name_plural = _("Zugriffserlaubnisse")
        indexes = [
            models.Index(fields=["unit", "subject"], include=["subject_key"], name="grants_of_a_unit"),
            models.Index(fields=["subject_key"], name="grants_of_a_thing"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["evidence", "subject_key"], name="an_evidence_grants_once"),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")), name="a_grant_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_at__gte=F("starts_at")),
                name="a_grant_is_ended_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(purpose="") & ~Q(legal_basis=""), name="a_grant_has_a_purpose_and_a_legal_basis"
            ),
            models.CheckConstraint(
                condition=Q(fields__contains=[FieldClass.SUMMARY.value], fields__contained_by=list(WHOLE)),
                name="a_grant_has_known_fields",
            ),
            models.CheckConstraint(
                condition=~Q(ground=Ground.STATUTE) | (Q(permission__isnull=False) & ~Q(reason="")),
                name="a_statute_is_named_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(ground=Ground.EMERGENCY) | ~Q(reason=""), name="an_emergency_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(ground__in=[Ground.HANDOVER, Ground.STATUTE]) | Q(evidence__isnull=False),
                name="a_grant_has_its_evidence",
            ),
            *(_lasts_at_most(ground, longest) for ground, longest in LONGEST.items()),
        ]

    def __str__(self) -> str:
        return f"{self.get_subject_display()}: {self.get_ground_display()}"

    @classmethod
    def give(
        cls,
        *,
        unit: int,
        from_unit: int,
        subject: Subject,
        key: uuid.UUID,
        compartment: str,
        ground: Ground,
        purpose: str,
        legal_basis: str,
        fields: Collection[str],
        by: Actor,
        at: datetime,
        until: datetime | None = None,
        evidence: uuid.UUID | None = None,
        permission: int | None = None,
        reason: str = "",
    ) -> Grant:
        """Let a unit see one thing, for a purpose and on a legal basis; the database asks for what proves it."""
        return cls.objects.create(
            unit_id=unit, from_unit_id=from_unit, subject=subject, subject_key=key, compartment=compartment,
            ground=ground, evidence=evidence, permission_id=permission, purpose=purpose, legal_basis=legal_basis,
            reason=reason, fields=[one for one in WHOLE if one in fields], starts_at=at, ends_at=until, by_id=by.pk,
        )  # fmt: skip

    def is_living(self, at: datetime) -> bool:
        """Whether it opens something at this moment."""
        return self.starts_at <= at and all(end is None or end > at for end in (self.ends_at, self.ended_at))

    @transaction.atomic
    def end(self, *, by: Actor, at: datetime) -> None:
        """See no more from now on; ending what has ended changes nothing."""
        running = Q(ends_at=None) | Q(ends_at__gt=at)
        won = Grant.objects.filter(running, pk=self.pk, ended_at=None).update(ended_at=at, ended_by_id=by.pk)
        self.refresh_from_db()
        if won:
            about = {self.subject: self.subject_key}
            GrantEnded(
                matter=about.get("matter"), case=about.get("case"), to_unit=self.unit_id, at=at, by=by.pseudonym
            ).record()
