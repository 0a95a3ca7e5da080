# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzweg.walls.keys import uuid7

if TYPE_CHECKING:
    from kurzweg.matters.models.matter import Matter


class MatterFact(models.Model):
    """Tatsache: one fact by which responsibility was judged, as it was said when the matter was opened.

    Written once. A later birthday, move or status proposes a handover; it never changes what was judged.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="facts", verbose_name=_("Anliegen"))
    fact = models.CharField(_("Tatsache"), max_length=40)
    value = models.CharField(_("Angabe"), max_length=200)

    class Meta:
        verbose_name = _("Tatsache")
        verbose_name_plural = _("Tatsachen")
        constraints = [models.UniqueConstraint(fields=["matter", "fact"], name="a_fact_once_per_matter")]

    def __str__(self) -> str:
        return self.fact

    @classmethod
    def freeze(cls, matter: Matter, facts: Mapping[str, str]) -> None:
        """Keep what was said, for good."""
        MatterFact.objects.bulk_create(cls(matter=matter, fact=fact, value=value) for fact, value in facts.items())
