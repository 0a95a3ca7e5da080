# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzweg.walls.keys import uuid7


class PasskeyQuerySet(models.QuerySet["Passkey"]):
    def shown(self) -> Self:
        """With what its owner may read: what proves it goes to the log-in only."""
        return self.only("id", "staff_id", "label", "added_at", "used_at", "doubted_at")

    def in_order(self) -> Self:
        return self.order_by("added_at", "pk")


class Passkey(models.Model):
    """Passkey: a device that proves by a signature that its owner is there. The house keeps the public half only.

    Its counter only ever grows. One that falls back was copied: it is doubted then, and opens nothing any more.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="passkeys", verbose_name=_("Mitarbeitende")
    )
    credential = models.BinaryField(_("Kennung"), max_length=1023, unique=True)
    public_key = models.BinaryField(_("öffentlicher Schlüssel"), max_length=4000)
    counter = models.BigIntegerField(_("Zähler"))
    label = models.CharField(_("Name"), max_length=60)
    added_at = models.DateTimeField(_("eingerichtet am"))
    used_at = models.DateTimeField(_("zuletzt benutzt am"), null=True)
    doubted_at = models.DateTimeField(_("angezweifelt am"), null=True)

    objects = PasskeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("Passkey")
        verbose_name_plural = _("Passkeys")

    def __str__(self) -> str:
        return str(self.added_at)
