# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Final, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.events import WaySet
from kurzweg.events.actor import Actor
from kurzweg.servicepoint.giving import Openness
from kurzweg.servicepoint.models import Pool
from kurzweg.services.snapshot import catalogue_snapshot
from kurzweg.walls.keys import uuid7

MOST_SAME_DAY: Final = 50
"""Per cent of a day that may be kept for those who come on the day."""
MOST_EMERGENCIES: Final = 100
LONGEST_OFFER: Final = 40
LONGEST_HOLD: Final = 96


class WayKind(models.TextChoices):
    """By what way the places of a service are given; in all languages: `words.WAYS`."""

    OPEN = "open", "Jede freie Zeit steht allen offen"
    FIRST_COME = "first_come", "Wer zuerst kommt"
    DRAW = "draw", "Verlosung"
    WAITLIST = "waitlist", "Warteliste"
    SAME_DAY = "same_day", "Zeitticket am selben Tag"


class EmergencyReason(models.TextChoices):
    """A criterion by which somebody gets one of the places for emergencies; which of them count is published."""

    PAPER_ENDS = "paper_ends", "Ein Papier läuft ab"
    WORK_AT_RISK = "work_at_risk", "Arbeit oder Ausbildung in Gefahr"
    MONEY_STOPPED = "money_stopped", "Leistungen gestoppt"
    URGENT_TRAVEL = "urgent_travel", "Dringende Reise"
    DANGER = "danger", "Gefahr"


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a way says beside its kind; the start values are assumed, each office sets its own."""

    returns_to: Pool = Pool.WAITLIST
    same_day_percent: int = 0
    emergencies_a_day: int = 0
    emergency_reasons: Sequence[EmergencyReason] = ()
    offer_hours: int = 8
    confirm_hours: int = 24


class WayQuerySet(models.QuerySet["Way"]):
    def applying(self, day: date) -> Self:
        """Those that have begun on this day; the latest of each service and unit is the one in force."""
        return self.filter(from_day__lte=day)

    def of(self, *, service: int, unit: int) -> Self:
        return self.filter(service=service, unit=unit)

    def latest_first(self) -> Self:
        return self.order_by("service", "unit", "-from_day", "-set_at", "-pk")

    def in_force_on(self, day: date) -> Self:
        """One for each service and unit that has any."""
        return self.applying(day).latest_first().distinct("service", "unit")


class Way(models.Model):
    """Vergabeweg: from a day on the places of one service in one unit are given like this.

    A way is never changed; another one, from a later day or set later, takes its place. A service without one is given
    as usual: every free time stands open to everybody.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    service = models.ForeignKey("services.Service", models.PROTECT, related_name="+", verbose_name=_("Leistung"))
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("Einheit"))
    kind = models.CharField(_("Weg"), max_length=10, choices=WayKind)
    from_day = models.DateField(_("gilt ab"))
    returns_to = models.CharField(_("zurückgegebene Plätze gehen an"), max_length=10, choices=Pool)
    same_day_percent = models.SmallIntegerField(
        _("Anteil am selben Tag"), default=0, validators=[MaxValueValidator(MOST_SAME_DAY)]
    )
    emergencies_a_day = models.SmallIntegerField(
        _("Notfallplätze am Tag"), default=0, validators=[MaxValueValidator(MOST_EMERGENCIES)]
    )
    emergency_reasons = ArrayField(
        models.CharField(max_length=20, choices=EmergencyReason), verbose_name=_("was ein Notfall ist"), default=list
    )
    offer_hours = models.SmallIntegerField(_("Öffnungsstunden, die ein Angebot gilt"))
    confirm_hours = models.SmallIntegerField(_("Stunden, die ein verloster Platz gehalten wird"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("durch")
    )
    set_at = models.DateTimeField(_("festgelegt am"))

    objects = WayQuerySet.as_manager()

    class Meta:
        verbose_name = _("Vergabeweg")
        verbose_name_plural = _("Vergabewege")
        indexes = [models.Index(fields=["service", "unit", "from_day"], name="ways_of_a_service")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=WayKind.values), name="a_way_of_the_house"),
            models.CheckConstraint(
                condition=Q(returns_to__in=[Pool.ROUND, Pool.WAITLIST, Pool.SAME_DAY]),
                name="what_comes_back_goes_to_a_pool",
            ),
            models.CheckConstraint(
                condition=Q(
                    same_day_percent__range=(0, MOST_SAME_DAY), emergencies_a_day__range=(0, MOST_EMERGENCIES),
                    offer_hours__range=(1, LONGEST_OFFER), confirm_hours__range=(1, LONGEST_HOLD),
                ),
                name="a_way_keeps_its_bounds",
            ),
            models.CheckConstraint(
                condition=Q(emergencies_a_day=0, emergency_reasons=[])
                | (Q(emergencies_a_day__gt=0) & ~Q(emergency_reasons=[])),
                name="emergencies_have_criteria",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.from_day}"

    @classmethod
    @transaction.atomic
    def set(
        cls, kind: WayKind, *, service: int, unit: int, from_day: date, terms: Terms = Terms(), by: Actor | None,
        at: datetime,
    ) -> Way:  # fmt: skip
        """Give the places of a service like this from a day on; not from a day that is over, the database says."""
        way = cls(
            service_id=service, unit_id=unit, kind=kind, from_day=from_day, by_id=by.pk if by else None, set_at=at,
            **asdict(terms) | {"emergency_reasons": sorted(terms.emergency_reasons)},
        )  # fmt: skip
        way.save(force_insert=True)
        WaySet(
            service=service, unit=unit, way=str(kind), from_day=from_day.isoformat(), at=at,
            by=by.pseudonym if by else None,
        ).record()  # fmt: skip
        return way

    @property
    def is_scarce(self) -> bool:
        """Whether what is given back stays out of what everybody can choose."""
        return self.kind != WayKind.OPEN

    @property
    def has_waitlist(self) -> bool:
        """Whether people can wait for what comes free."""
        return self.kind == WayKind.WAITLIST or (self.is_scarce and self.returns_to == Pool.WAITLIST)


def way_of(service: int, unit: int, *, on: date) -> Way | None:
    """How places of a service are given on a day; None when nobody has said so, which is as usual."""
    return Way.objects.applying(on).of(service=service, unit=unit).latest_first().first()


def pool_after(service: int, unit: int, *, on: date) -> Pool:
    """Where a place goes that nobody took; the same day when its way has ended meanwhile."""
    way = way_of(service, unit, on=on)
    return Pool(way.returns_to) if way and way.is_scarce else Pool.SAME_DAY


OPENNESS: Final = {WayKind.OPEN: Openness.ALL, WayKind.FIRST_COME: Openness.FRESH}


def openness(service: str, unit: int, at: datetime) -> Openness:
    """How far the free times of a service stand open to everybody, for the room that books."""
    number = catalogue_snapshot().numbers.get(service)
    way = way_of(number, unit, on=timezone.localdate(at)) if number else None
    return OPENNESS.get(WayKind(way.kind), Openness.NONE) if way else Openness.ALL
