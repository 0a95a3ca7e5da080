# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.parts import Part, at_rest
from kurzweg.events.actor import Actor
from kurzweg.walls.keys import uuid7


class RestQuerySet(models.QuerySet["Rest"]):
    def lasting(self) -> Self:
        return self.filter(ended_at=None)


class Rest(models.Model):
    """Ruhen eines Teils: from when to when a part of the house is switched off, and who said so.

    A part without a lasting rest works. Nothing is deleted while it rests.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    part = models.CharField(_("Teil"), max_length=20, choices=Part)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("ausgeschaltet durch")
    )
    at = models.DateTimeField(_("ausgeschaltet am"))
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("eingeschaltet durch")
    )
    ended_at = models.DateTimeField(_("eingeschaltet am"), null=True)

    objects = RestQuerySet.as_manager()

    class Meta:
        verbose_name = _("Ruhen eines Teils")
        verbose_name_plural = _("ruhende Teile")
        constraints = [
            models.UniqueConstraint(fields=["part"], condition=models.Q(ended_at=None), name="a_part_rests_once"),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_by=None)
                | models.Q(ended_at__gte=models.F("at"), ended_by__isnull=False),
                name="a_rest_ends_by_somebody_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.get_part_display()

    @classmethod
    @transaction.atomic
    def switch_off(cls, part: Part, *, by: Actor, at: datetime) -> None:
        """From now on the part rests; switching it off twice changes nothing."""
        Rest.objects.bulk_create([Rest(part=part, by_id=by.pk, at=at)], ignore_conflicts=True)

    @classmethod
    def switch_on(cls, part: Part, *, by: Actor, at: datetime) -> None:
        """From now on the part works again; switching it on twice changes nothing."""
        cls.objects.lasting().filter(part=part).update(ended_by=by.pk, ended_at=at)

    @classmethod
    def parts_at_rest(cls) -> frozenset[Part]:
        """The parts that do not work now, with those that stand on them."""
        return at_rest(Part(part) for part in cls.objects.lasting().values_list("part", flat=True))
