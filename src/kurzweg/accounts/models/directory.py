# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzweg.walls.keys import uuid7


class DirectoryLink(models.Model):
    """Verbindung zum Verzeichnis: the lasting name under which the county's directory knows a member of staff.

    They make it themselves while they are logged in. It is never made by a mail address or by a name.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="directory_links", verbose_name=_("Mitarbeitende")
    )
    issuer = models.CharField(_("Verzeichnis"), max_length=400)
    subject = models.CharField(_("Kennung dort"), max_length=255)
    linked_at = models.DateTimeField(_("verbunden am"))

    class Meta:
        verbose_name = _("Verbindung zum Verzeichnis")
        verbose_name_plural = _("Verbindungen zum Verzeichnis")
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="one_person_for_a_name_of_the_directory"),
            models.UniqueConstraint(fields=["issuer", "staff"], name="one_name_of_the_directory_for_a_person"),
        ]

    def __str__(self) -> str:
        return self.issuer
