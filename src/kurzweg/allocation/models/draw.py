# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.errors import NotOpenError
from kurzweg.allocation.events import DrawHeld
from kurzweg.allocation.models.application import FORGOTTEN, Application
from kurzweg.allocation.models.offer import Offer
from kurzweg.allocation.models.round import Round, RoundPlace
from kurzweg.engine.calling import Draw as Drawn
from kurzweg.engine.calling import Round as Drawing
from kurzweg.engine.calling import draw
from kurzweg.engine.calling.published import document_of
from kurzweg.servicepoint.models import Pool
from kurzweg.walls.alone import alone_with


class Draw(models.Model):
    """Auslosung: the result of a round, kept letter by letter as it was published, with the seed that it follows from.

    Anybody can recompute it (`kurzweg draw verify`); the database lets nobody change it.
    """

    round = models.OneToOneField(Round, models.PROTECT, primary_key=True, related_name="draw", verbose_name=_("Runde"))
    document = models.TextField(_("Ergebnis, wie veröffentlicht"))
    held_at = models.DateTimeField(_("ausgelost am"))

    class Meta:
        verbose_name = _("Auslosung")
        verbose_name_plural = _("Auslosungen")

    def __str__(self) -> str:
        return f"{self.held_at:%Y-%m-%d %H:%M}"

    @classmethod
    @transaction.atomic
    def hold(cls, round_: Round, *, at: datetime) -> Draw:
        """Draw, publish, and keep each place for whom it fell to; only the house itself does it. Once.

        Raises `NotOpenError` while people can still apply.
        """
        alone_with("draw", round_.pk)
        held = cls.objects.filter(round=round_).first()
        if held is not None:
            return held
        if at < round_.closes_at:
            raise NotOpenError
        entered = list(round_.applications.waiting().in_order())
        places = {one.label: one for one in round_.places.select_related("place").order_by("start", "label")}
        seed = bytes(round_.seed.secret)
        drawing = Drawing(
            id=round_.number, slots=tuple(label for label, one in places.items() if one.place.ended_at is None),
            applications=tuple(one.entrant(on=round_.last_day, wishes=wishes_of(one, places)) for one in entered),
        )  # fmt: skip
        drawn = draw(seed, drawing)
        told = cls(round=round_, held_at=at, document=_text(document_of(seed, drawing, drawn), round_, at))
        told.save(force_insert=True)
        told.give(drawn, {str(one.number): one for one in entered}, places, at=at)
        DrawHeld(
            round=round_.number, applications=len(entered), places=len(drawing.slots), given=len(drawn.awards),
            service=round_.service_id, unit=round_.unit_id, at=at,
        ).record()  # fmt: skip
        return told

    def give(
        self, drawn: Drawn, entered: Mapping[str, Application], places: Mapping[str, RoundPlace], *, at: datetime
    ) -> None:
        """Write down everybody's lot, offer the winners their places, and forget the names of the others."""
        awards = dict(drawn.awards)
        Lot.objects.bulk_create(
            Lot(
                application=entered[lot.application], round=self.round, position=position, key=lot.key,
                place=places[awards[lot.application]].place if lot.application in awards else None,
            )
            for position, lot in enumerate(drawn.order, 1)
        )  # fmt: skip
        until = at + timedelta(hours=self.round.confirm_hours)
        for application, label in awards.items():
            place = places[label].place
            Offer.make(entered[application], place, until=min(until, place.start), at=at)
        lost = [one.pk for number, one in entered.items() if number not in awards]
        Application.objects.filter(pk__in=lost).update(ended_at=at, **FORGOTTEN)
        given = set(awards.values())
        for label, one in places.items():
            if label not in given:
                one.place.move_to(Pool(self.round.returns_to))


class Lot(models.Model):
    """Los: what an application drew, and the place that fell to it."""

    application = models.OneToOneField(
        Application, models.PROTECT, primary_key=True, related_name="lot", verbose_name=_("Bewerbung")
    )
    round = models.ForeignKey(Round, models.PROTECT, related_name="lots", verbose_name=_("Runde"))
    position = models.IntegerField(_("Rang"))
    key = models.FloatField(_("Loszahl"))
    place = models.ForeignKey(
        "servicepoint.KeptPlace", models.PROTECT, null=True, related_name="+", verbose_name=_("Platz")
    )

    class Meta:
        verbose_name = _("Los")
        verbose_name_plural = _("Lose")
        constraints = [
            models.UniqueConstraint(fields=["round", "position"], name="a_position_once_in_a_round"),
            models.UniqueConstraint(fields=["round", "place"], name="a_place_falls_to_one"),
        ]

    def __str__(self) -> str:
        return f"{self.position}"


def wishes_of(application: Application, places: Mapping[str, RoundPlace]) -> Sequence[str]:
    """The places on the days on which somebody can come, in their order; none named means any."""
    days = set(application.days)
    if not days:
        return ()
    return [label for label, one in places.items() if timezone.localdate(one.start) in days]


def _text(document: Mapping[str, object], round_: Round, at: datetime) -> str:
    """The published file: what is needed to recompute it, and beside it what was promised before."""
    told = {
        "opened": round_.opens_at.isoformat(), "closed": round_.closes_at.isoformat(), "held": at.isoformat(),
        "weights": round_.weights,
    }  # fmt: skip
    return json.dumps({**document, **told}, ensure_ascii=False, indent=1) + "\n"
