# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone

from kurzweg.events.actor import Actor
from kurzweg.offices.models import Structure
from kurzweg.redesign.checking import examine
from kurzweg.redesign.consequences import Consequences, consequences_of
from kurzweg.redesign.errors import DayNotAheadError, NotReadableError, OvertakenError, StandsInTheWayError
from kurzweg.redesign.models.revision import Revision

if TYPE_CHECKING:
    from kurzweg.redesign.models.draft import Draft


class Publication(models.Model):
    """Inkraftsetzung eines Entwurfs: which step of a draft became which structure. Who and when stands there."""

    draft = models.ForeignKey("redesign.Draft", models.PROTECT, related_name="publications", verbose_name="Entwurf")
    revision = models.ForeignKey(
        "redesign.Revision", models.PROTECT, related_name="publications", verbose_name="Bearbeitungsschritt"
    )
    structure = models.OneToOneField(
        "offices.Structure", models.PROTECT, related_name="publication", verbose_name="Aufbau"
    )

    class Meta:
        verbose_name = "Inkraftsetzung eines Entwurfs"
        verbose_name_plural = "Inkraftsetzungen von Entwürfen"

    def __str__(self) -> str:
        return f"{self.structure}"


class Publishable(models.Model):
    """What a draft can do on its way into force."""

    class Meta:
        abstract = True

    @property
    def published_as(self: Draft) -> Structure | None:  # type: ignore[misc]
        """The structure that this draft became, unless it was taken back."""
        return Structure.objects.published().filter(publication__draft=self).first()

    @property
    def is_published(self: Draft) -> bool:  # type: ignore[misc]
        return self.published_as is not None

    def consequences(self: Draft, head: Revision, *, on: date) -> Consequences:  # type: ignore[misc]
        """What would follow if this step came into force on a day. Raises `NotReadableError`."""
        plan = examine(head.content).plan
        if plan is None:
            raise NotReadableError
        return consequences_of(replace(plan, valid_from=on), on=on)

    @transaction.atomic
    def publish(self: Draft, *, on: date, seen: int, by: Actor, at: datetime) -> Structure:  # type: ignore[misc]
        """Put the step that was looked at in force from a coming day on; the second click changes nothing.

        Raises `DayNotAheadError`, `OvertakenError` when another step was saved meanwhile, `NotReadableError`,
        `StandsInTheWayError` when open matters would be left without a unit, and what `Structure.go_live` raises.
        """
        done = self.alone().published_as
        if done and done.in_force.lower == on:
            return done
        head = self._alone_with_head()
        if head.number != seen:
            raise OvertakenError(head)
        if on <= timezone.localdate(at):
            raise DayNotAheadError
        outlook = self.consequences(head, on=on)
        if outlook.obstacles:
            raise StandsInTheWayError(outlook.obstacles)
        structure = Structure.draft(outlook.plan, by=by, at=at, base=self.base)
        structure.go_live(on=on, by=by, at=at)
        Publication.objects.create(draft=self, revision=head, structure=structure)
        return structure
