# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.identity_checks import Checked
from kurzweg.events.actor import Actor
from kurzweg.walls.keys import uuid7


class AuthenticatorApp(models.Model):
    """Code-App: the secret that a member of staff shares with an app on the phone, encrypted with the house's key.

    Only the log-in gets it, by a function of the database.
    """

    staff = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+", verbose_name=_("Mitarbeitende")
    )
    secret = models.BinaryField(_("Geheimnis"), max_length=100)
    added_at = models.DateTimeField(_("eingerichtet am"))

    class Meta:
        verbose_name = _("Code-App")
        verbose_name_plural = _("Code-Apps")

    def __str__(self) -> str:
        return str(self.added_at)


class RecoveryCode(models.Model):
    """Ersatzcode: opens once where the second factor is not at hand. Only a keyed hash of it is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="recovery_codes", verbose_name=_("Mitarbeitende")
    )
    hash = models.BinaryField(_("Prüfwert"), max_length=32, unique=True)
    issued_at = models.DateTimeField(_("ausgestellt am"))
    used_at = models.DateTimeField(_("benutzt am"), null=True)

    class Meta:
        verbose_name = _("Ersatzcode")
        verbose_name_plural = _("Ersatzcodes")

    def __str__(self) -> str:
        return str(self.issued_at)


class SecondFactorRuleQuerySet(models.QuerySet["SecondFactorRule"]):
    def in_order(self) -> Self:
        return self.order_by("-pk")


class SecondFactorRule(models.Model):
    """Regel zum zweiten Faktor: from which day every member of staff needs one; without a day nobody does.

    The newest one counts. None is ever changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    required_from = models.DateField(_("verlangt ab"), null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("festgelegt durch")
    )
    at = models.DateTimeField(_("festgelegt am"))

    objects = SecondFactorRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("Regel zum zweiten Faktor")
        verbose_name_plural = _("Regeln zum zweiten Faktor")

    def __str__(self) -> str:
        return str(self.required_from)

    @classmethod
    def newest(cls) -> SecondFactorRule | None:
        return cls.objects.in_order().select_related("by").first()

    @classmethod
    def lay_down(cls, required_from: date | None, *, by: Actor, at: datetime) -> None:
        """From this day on everybody needs one, or nobody does; saying what holds already changes nothing."""
        newest = cls.newest()
        if required_from != (newest.required_from if newest else None):
            cls.objects.create(required_from=required_from, by_id=by.pk, at=at)

    def is_in_force(self, *, on: date) -> bool:
        return self.required_from is not None and self.required_from <= on


class FactorReset(models.Model):
    """Zurücksetzung: an administrator has made sure who asks, and taken away a factor that was lost. Never one's own.

    A function of the database writes it, in one step with what it says.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="factor_resets", verbose_name=_("Mitarbeitende")
    )
    checked = models.CharField(_("geprüft wie"), max_length=12, choices=Checked)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("zurückgesetzt durch")
    )
    at = models.DateTimeField(_("zurückgesetzt am"))

    class Meta:
        verbose_name = _("Zurücksetzung des zweiten Faktors")
        verbose_name_plural = _("Zurücksetzungen des zweiten Faktors")
        constraints = [
            models.CheckConstraint(condition=~models.Q(by=models.F("staff")), name="nobody_resets_their_own_factor")
        ]

    def __str__(self) -> str:
        return str(self.at)
