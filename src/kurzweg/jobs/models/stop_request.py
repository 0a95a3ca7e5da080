# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzweg.jobs.models.job import Job


class StopRequest(models.Model):
    """Abbruchwunsch: who wants a job to be stopped, and since when."""

    job = models.OneToOneField("jobs.Job", models.CASCADE, primary_key=True, verbose_name=_("Auftrag"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("durch"))
    at = models.DateTimeField(_("am"))

    class Meta:
        verbose_name = _("Abbruchwunsch")
        verbose_name_plural = _("Abbruchwünsche")

    def __str__(self) -> str:
        return f"{self.job_id}"

    @classmethod
    def ask(cls, job: Job, *, by: models.Model, at: datetime) -> None:
        """Ask for an end; asking twice keeps the first."""
        StopRequest.objects.bulk_create([StopRequest(job=job, by_id=by.pk, at=at)], ignore_conflicts=True)
