# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzweg.walls.keys import uuid7


class SessionQuerySet(models.QuerySet["Session"]):
    def going_on(self, *, at: datetime) -> Self:
        """Sessions that may still be used, or woken by the password."""
        return self.filter(ended_at=None, started_at__gt=at - settings.SESSION_LONGEST)

    def shown(self) -> Self:
        """What people may see of their log-ins; keys and contents are readable for nobody."""
        return self.defer("key_hash", "previous_hash", "rotated_at", "data")


class Session(models.Model):
    """Sitzung: one log-in at one browser. Only the hash of its key is kept; whoever holds the key holds the session.

    It sleeps after half an hour without a sign of life, and one proof of who sits there wakes it; it is over after
    ten hours, by logging out, or by "log out everywhere". Functions of the database read and write it by the hash.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions", verbose_name=_("Mitarbeitende")
    )
    key_hash = models.BinaryField(_("Prüfwert des Schlüssels"), max_length=32, unique=True)
    previous_hash = models.BinaryField(_("Prüfwert des vorigen Schlüssels"), max_length=32, null=True)
    rotated_at = models.DateTimeField(_("Schlüssel gewechselt am"), null=True)
    data = models.TextField(_("Inhalt"))
    device = models.CharField(_("Gerät"), max_length=80)
    started_at = models.DateTimeField(_("angemeldet am"))
    seen_at = models.DateTimeField(_("zuletzt benutzt am"))
    fresh_at = models.DateTimeField(_("zuletzt bestätigt am"), null=True)
    ended_at = models.DateTimeField(_("beendet am"), null=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Sitzung")
        verbose_name_plural = _("Sitzungen")
        indexes = [
            models.Index(fields=["staff", "started_at"], name="sessions_of_a_person"),
            models.Index(
                fields=["previous_hash"],
                condition=models.Q(previous_hash__isnull=False),
                name="sessions_by_previous_key",
            ),
        ]

    def __str__(self) -> str:
        return self.device

    def end(self, *, at: datetime) -> None:
        """Log out there; saying it twice changes nothing."""
        Session.objects.filter(pk=self.pk, ended_at=None).update(ended_at=at)
