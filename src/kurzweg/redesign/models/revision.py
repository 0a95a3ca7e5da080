# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q


class RevisionQuerySet(models.QuerySet["Revision"]):
    def newest_first(self) -> Self:
        return self.select_related("by", "restores").order_by("-number")


class Revision(models.Model):
    """Bearbeitungsschritt: one saved step of a draft, with who and when. Written once and never changed.

    A step either has a text of its own, and then knows after which step it came, or it restores an earlier one:
    going back and forth is a step too.
    """

    draft = models.ForeignKey("redesign.Draft", models.PROTECT, related_name="revisions", verbose_name="Entwurf")
    number = models.IntegerField("Nummer")
    text = models.TextField("Textform", blank=True)
    after = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by", verbose_name="nach")
    restores = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", verbose_name="stellt wieder her")
    label = models.CharField("Bezeichnung", max_length=300)
    german = models.CharField("was geschah", max_length=300)
    english = models.CharField("was geschah, englisch", max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="durch")
    at = models.DateTimeField("gespeichert am")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = "Bearbeitungsschritt"
        verbose_name_plural = "Bearbeitungsschritte"
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_step_after_another"),
            models.CheckConstraint(
                condition=Q(restores=None) | Q(text="", after=None),
                name="a_step_writes_or_restores",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.german}"

    @property
    def position(self) -> Revision:
        """The step whose text counts now: this one, or the one that it restores."""
        return self.restores or self

    @property
    def content(self) -> str:
        """The text as it stands after this step."""
        return self.position.text

    def told(self, language: str) -> str:
        """What happened in this step, in one sentence."""
        return self.english if language == "en" else self.german
