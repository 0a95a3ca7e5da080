# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from kurzweg.engine import structure as text_form
from kurzweg.events.actor import Actor
from kurzweg.offices.derivation import derive_rows
from kurzweg.offices.errors import AlreadyInForceError, NotProvenError
from kurzweg.offices.events import StructureWentLive
from kurzweg.offices.models.withdrawal import Withdrawable
from kurzweg.offices.proof import findings_of
from kurzweg.walls.alone import alone_with


class StructureQuerySet(models.QuerySet["Structure"]):
    def in_force_on(self, day: date) -> Self:
        return self.filter(in_force__contains=day)

    def published(self) -> Self:
        """What is in force, was, or will be; the newest first."""
        return self.filter(in_force__isnull=False).order_by("-in_force")


class Structure(Withdrawable, models.Model):
    """Aufbau: one version of the office; put in force from a date, never edited afterwards.

    `text` is its canonical text form and the only truth; units, lanes and sites are derived from it.
    """

    id = models.SmallAutoField(primary_key=True)
    office = models.CharField("Amt", max_length=200)
    label = models.CharField("Bezeichnung", max_length=200)
    text = models.TextField("Textform")
    in_force = DateRangeField("gilt", null=True)  # empty while it is a draft
    drafted_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="drafts", verbose_name="Vorlage")
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="entworfen durch"
    )
    drafted_at = models.DateTimeField("entworfen am")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="in Kraft gesetzt durch",
    )
    published_at = models.DateTimeField("in Kraft gesetzt am", null=True)

    objects = StructureQuerySet.as_manager()

    class Meta:
        verbose_name = "Aufbau"
        verbose_name_plural = "Fassungen des Aufbaus"
        constraints = [
            ExclusionConstraint(name="one_structure_on_any_day", expressions=[("in_force", RangeOperators.OVERLAPS)])
        ]

    def __str__(self) -> str:
        return f"{self.office}, {self.label}"

    @property
    def is_draft(self) -> bool:
        return self.in_force is None and not self.is_withdrawn

    @property
    def plan(self) -> text_form.Structure:
        """The structure as the engines read it."""
        return text_form.read(self.text, file=f"Aufbau {self.pk}")

    @classmethod
    def draft(
        cls,
        plan: text_form.Structure,
        *,
        by: Actor | None,
        at: datetime,
        base: Structure | None = None,
    ) -> Structure:
        """A structure with this content that is not in force yet; `base` is the one that it was drafted from."""
        return cls.objects.create(
            office=plan.office,
            label=plan.label,
            text=text_form.write(plan),
            drafted_from=base,
            drafted_by_id=by.pk if by else None,
            drafted_at=at,
        )

    @transaction.atomic
    def go_live(self, *, on: date, by: Actor | None, at: datetime) -> None:
        """In force from a day on, in place of the structure before it; doing it twice changes nothing.

        Raises `NotProvenError` when somebody would have no or two responsible units, `AlreadyInForceError`
        when another structure was published for that day meanwhile.
        """
        alone_with("publication")
        self.refresh_from_db()
        if not self.is_draft:
            return
        if findings := findings_of(self.plan):
            raise NotProvenError(self, findings)
        self._end_what_was_in_force(on)
        self.in_force = DateRange(on, None)
        self.published_by_id, self.published_at = (by.pk if by else None), at
        self.save(update_fields=["in_force", "published_by", "published_at"])
        derive_rows(self)
        StructureWentLive(structure=self.pk, at=at, by=by.pseudonym if by else None).record()

    def _end_what_was_in_force(self, day: date) -> None:
        later = type(self).objects.filter(in_force__startswith__gte=day).first()
        if later:
            raise AlreadyInForceError(later, day)
        before = type(self).objects.in_force_on(day).first()
        if before:
            before.in_force = DateRange(before.in_force.lower, day)
            before.save(update_fields=["in_force"])
