# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from kurzweg.events.actor import Actor
from kurzweg.matters.events import MatterSettled
from kurzweg.walls.alone import alone_with


class Outcome(models.TextChoices):
    """Ergebnis: how a matter ended."""

    DONE = "done", _("erledigt")
    REFUSED = "refused", _("abgelehnt")
    WITHDRAWN = "withdrawn", _("zurückgenommen")
    NOT_OURS = "not_ours", _("andere Stelle zuständig")


class Settlement(models.Model):
    """Erledigung: how and by whom a matter came to its end."""

    matter = models.OneToOneField("matters.Matter", models.PROTECT, primary_key=True, verbose_name=_("Anliegen"))
    outcome = models.CharField(_("Ergebnis"), choices=Outcome, max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("durch")
    )
    at = models.DateTimeField(_("am"))

    class Meta:
        verbose_name = _("Erledigung")
        verbose_name_plural = _("Erledigungen")

    def __str__(self) -> str:
        return self.get_outcome_display()


class Settleable(models.Model):
    """What a matter can do about its own end."""

    class Meta:
        abstract = True

    settlement: Settlement

    @property
    def is_settled(self) -> bool:
        return hasattr(self, "settlement")

    @transaction.atomic
    def settle(self, outcome: Outcome, *, by: Actor | None, at: datetime) -> None:
        """The person has what they came for; settling twice keeps the first record."""
        alone_with("matter", self.pk)
        record = {"outcome": outcome, "by_id": by.pk if by else None, "at": at}
        self.settlement, is_new = Settlement.objects.get_or_create(matter_id=self.pk, defaults=record)
        if is_new:
            MatterSettled(
                matter=self.pk, unit=self.unit_id, service=self.service_id, outcome=outcome.value, at=at,  # type: ignore[attr-defined]
                by=by.pseudonym if by else None,
            ).record()  # fmt: skip
