# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from kurzweg.walls.keys import hash_of_secret, new_secret, uuid7

LIFE = timedelta(days=180)


class MatterKey(models.Model):
    """Geheimer Schlüssel: opens the status of one matter to whoever holds it. Only its hash is kept.

    The call number on the wall opens nothing; this key stands in the link and the QR code, and nowhere else.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="keys", verbose_name=_("Anliegen"))
    hash = models.BinaryField(_("Prüfwert"), max_length=32, unique=True)
    issued_at = models.DateTimeField(_("ausgegeben am"))
    expires_at = models.DateTimeField(_("gilt bis"))
    revoked_at = models.DateTimeField(_("gesperrt am"), null=True)

    class Meta:
        verbose_name = _("geheimer Schlüssel")
        verbose_name_plural = _("geheime Schlüssel")

    def __str__(self) -> str:
        return f"{self.issued_at:%Y-%m-%d}"


class Traceable(models.Model):
    """How the person finds out where their matter stands, without an account."""

    class Meta:
        abstract = True

    def issue_key(self, *, at: datetime) -> str:
        """A new secret key for this matter. It is shown once; nobody can read it again."""
        secret = new_secret()
        MatterKey(matter_id=self.pk, hash=hash_of_secret(secret), issued_at=at, expires_at=at + LIFE).save(
            force_insert=True
        )
        return secret

    def replace_key(self, *, at: datetime) -> str:
        """A new key at the counter for one that was lost: all older ones stop working at once."""
        MatterKey.objects.filter(matter_id=self.pk, revoked_at=None).update(revoked_at=at)
        return self.issue_key(at=at)


def matter_behind(secret: str) -> uuid.UUID | None:
    """The matter that a key opens now; None when it is unknown, expired or revoked."""
    with connection.cursor() as cursor:
        cursor.execute("select matters_behind_key(%s)", (hash_of_secret(secret),))
        (key,) = cursor.fetchone() or (None,)
    return key
