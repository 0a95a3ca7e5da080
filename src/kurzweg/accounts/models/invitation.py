# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.models.staff import Staff
from kurzweg.walls.keys import hash_of_secret, new_secret, uuid7

LASTS = timedelta(days=3)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def shown(self) -> Self:
        """Without the hash, which the app may write and never read."""
        return self.defer("hash")


class Invitation(models.Model):
    """Einmal-Link: lets one member of staff set a password, once, for a few days. Only its hash is kept.

    Of several only the newest counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="invitations", verbose_name=_("Mitarbeitende")
    )
    hash = models.BinaryField(_("Prüfwert"), max_length=32, unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("ausgestellt durch")
    )
    issued_at = models.DateTimeField(_("ausgestellt am"))
    expires_at = models.DateTimeField(_("gilt bis"))
    used_at = models.DateTimeField(_("benutzt am"), null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Einmal-Link")
        verbose_name_plural = _("Einmal-Links")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("issued_at"))
                & models.Q(expires_at__lte=models.F("issued_at") + timedelta(days=7)),
                name="an_invitation_is_good_for_a_few_days",
            )
        ]

    def __str__(self) -> str:
        return str(self.expires_at)

    @classmethod
    def issue(cls, person: Staff, *, by: Staff, at: datetime) -> str:
        """A new secret for the link; older links of this person no longer count. Shown once, kept by nobody."""
        if person.pk == by.pk:
            raise PermissionDenied(gettext("Ihr eigenes Passwort ändern Sie unter „Mein Konto“."))
        if not person.is_active:
            raise PermissionDenied(gettext("Diese Person ist ausgeschieden. Nehmen Sie sie neu auf."))
        secret = new_secret()
        cls.objects.create(staff=person, hash=hash_of_secret(secret), by=by, issued_at=at, expires_at=at + LASTS)
        return secret
