# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.events.actor import Actor
from kurzweg.servicepoint.events import NoticeGiven, NoticeLifted
from kurzweg.ui.live import hint
from kurzweg.walls.keys import uuid7


class About(models.TextChoices):
    """What is different today."""

    CLOSING_EARLY = "closing_early", _("Wir schließen früher")
    COLLEAGUE_GONE = "colleague_gone", _("Ein Schalter fällt aus")
    SYSTEM_SLOW = "system_slow", _("Die Technik ist langsam")


class HallNoticeQuerySet(models.QuerySet["HallNotice"]):
    def standing(self, day: date) -> Self:
        return self.filter(day=day, lifted_at=None).order_by("at", "pk")

    def for_unit(self, unit: int) -> Self:
        return self.filter(unit=unit)

    def at_site(self, site: int) -> Self:
        return self.filter(site=site)


class HallNotice(models.Model):
    """Mitteilung an die Halle: for the rest of this day something is different at the counters of a unit.

    It stands beside the structure, as a closure does; the hall reads it in its languages until somebody lifts it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    site = models.ForeignKey("offices.Site", models.PROTECT, related_name="+", verbose_name="Standort")
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name="Einheit")
    day = models.DateField("Tag")
    about = models.CharField("was anders ist", max_length=20, choices=About)
    closes_at = models.DateTimeField("schließt um", null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="durch")
    at = models.DateTimeField("gesagt am")
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="aufgehoben durch"
    )
    lifted_at = models.DateTimeField("aufgehoben am", null=True)

    objects = HallNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "Mitteilung an die Halle"
        verbose_name_plural = "Mitteilungen an die Halle"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "day", "about"], condition=Q(lifted_at=None), name="a_notice_is_said_once"
            ),
            models.CheckConstraint(
                condition=Q(about=About.CLOSING_EARLY, closes_at__isnull=False)
                | (~Q(about=About.CLOSING_EARLY) & Q(closes_at=None)),
                name="closing_early_says_when",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None) | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="a_notice_is_lifted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_about_display())

    @classmethod
    @transaction.atomic
    def give(
        cls, about: About, *, unit: int, site: int, by: Actor, at: datetime, closes_at: datetime | None = None
    ) -> HallNotice:
        """Tell the hall; saying it twice keeps the first."""
        notice, is_new = cls.objects.get_or_create(
            unit_id=unit, day=timezone.localdate(at), about=about, lifted_at=None,
            defaults={"site_id": site, "closes_at": closes_at, "by_id": by.pk, "at": at},
        )  # fmt: skip
        if is_new:
            NoticeGiven(unit=unit, site=site, about=about.value, by=by.pseudonym, at=at).record()
            notice._tell()
        return notice

    @transaction.atomic
    def lift(self, *, by: Actor, at: datetime) -> None:
        """As usual after all; lifting twice keeps the first record."""
        mine = type(self).objects.filter(pk=self.pk, lifted_at=None)
        if mine.update(lifted_by_id=by.pk, lifted_at=at):
            NoticeLifted(unit=self.unit_id, site=self.site_id, about=self.about, by=by.pseudonym, at=at).record()
            self._tell()

    def _tell(self) -> None:
        hint(f"board:{self.site_id}")
        hint(f"queue:{self.unit_id}")
