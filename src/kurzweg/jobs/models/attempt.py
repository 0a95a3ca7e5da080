# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzweg.jobs.outcome import Outcome


class Attempt(models.Model):
    """Anlauf: a worker began a job; how far it is, and how it went. Written at once, whatever becomes of the job."""

    job = models.ForeignKey("jobs.Job", models.CASCADE, related_name="attempts", verbose_name=_("Auftrag"))
    worker = models.UUIDField(_("Arbeitsprozess"))
    began_at = models.DateTimeField(_("begonnen am"))
    ended_at = models.DateTimeField(_("beendet am"), null=True)
    outcome = models.CharField(_("Ausgang"), max_length=12, choices=Outcome, blank=True)
    failure = models.CharField(_("Fehler"), max_length=500, blank=True)
    done = models.IntegerField(_("erledigt"), default=0)
    total = models.IntegerField(_("insgesamt"), default=0)

    class Meta:
        verbose_name = _("Anlauf")
        verbose_name_plural = _("Anläufe")

    def __str__(self) -> str:
        return f"{self.job_id} {self.began_at:%Y-%m-%d %H:%M}"
