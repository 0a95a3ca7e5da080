# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.errors import NoPlacesError
from kurzweg.allocation.events import RoundAnnounced
from kurzweg.allocation.models.seed import Seed
from kurzweg.allocation.models.way import Way
from kurzweg.allocation.weights import START, published, read
from kurzweg.engine.calling import Weights
from kurzweg.events.actor import Actor
from kurzweg.offices.models import Lane, next_number
from kurzweg.servicepoint.appointment_errors import AppointmentError
from kurzweg.servicepoint.models import KeptPlace, Pool, Slot
from kurzweg.walls.alone import alone_with
from kurzweg.walls.keys import uuid7

SHORTEST_WINDOW: Final = timedelta(hours=1)
LONGEST_WINDOW: Final = timedelta(days=14)
SERIES: Final = "V"


class RoundQuerySet(models.QuerySet["Round"]):
    def draws(self) -> Self:
        return self.filter(closes_at__isnull=False)

    def of(self, *, service: int, unit: int) -> Self:
        return self.filter(service=service, unit=unit)

    def to_be_held(self, *, at: datetime) -> Self:
        """Those whose window is over and that nobody has held."""
        return self.filter(closes_at__lte=at, draw=None)

    def not_held(self) -> Self:
        return self.draws().filter(draw=None)

    def latest_first(self) -> Self:
        return self.order_by("-opens_at", "-pk")


class Round(models.Model):
    """Runde: places of one service that are drawn among everybody who applies while its window is open.

    All that decides it is published before: the window, the places, the weights, and the commitment to the seed. It
    is never changed. When somebody applies within the window makes no difference.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    number = models.CharField(_("Nummer"), max_length=30, unique=True)
    service = models.ForeignKey("services.Service", models.PROTECT, related_name="+", verbose_name=_("Leistung"))
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("Einheit"))
    opens_at = models.DateTimeField(_("Bewerbung ab"))
    closes_at = models.DateTimeField(_("Bewerbung bis"))
    confirm_hours = models.SmallIntegerField(_("Stunden, die ein Platz gehalten wird"))
    returns_to = models.CharField(_("was übrig bleibt, geht an"), max_length=10, choices=Pool)
    weights = models.JSONField(_("Gewichte"))
    seed = models.OneToOneField(
        Seed, models.PROTECT, related_name="round", db_column="commitment", verbose_name=_("Zusage")
    )
    announced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("angekündigt durch")
    )
    announced_at = models.DateTimeField(_("angekündigt am"))

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("Runde")
        verbose_name_plural = _("Runden")
        indexes = [models.Index(fields=["service", "unit", "opens_at"], name="rounds_of_a_service")]
        constraints = [
            models.CheckConstraint(condition=Q(announced_at__lte=F("opens_at")), name="announced_before_it_opens"),
            models.CheckConstraint(
                condition=Q(
                    closes_at__gte=F("opens_at") + SHORTEST_WINDOW, closes_at__lte=F("opens_at") + LONGEST_WINDOW
                ),
                name="a_window_of_an_hour_to_two_weeks",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @classmethod
    @transaction.atomic
    def announce(
        cls, way: Way, slots: Sequence[Slot], *, opens_at: datetime, closes_at: datetime, by: Actor | None,
        at: datetime, weights: Weights = START,
    ) -> Round:  # fmt: skip
        """Publish a round over these times, and over what came back into this pool meanwhile.

        The times are kept from now on. Raises `NoPlacesError` when somebody took all of them.
        """
        alone_with("stock")  # whoever keeps many times does it after the others
        round_ = cls(
            number=next_number(SERIES, year=timezone.localdate(at).year), service_id=way.service_id,
            unit_id=way.unit_id, opens_at=opens_at, closes_at=closes_at, confirm_hours=way.confirm_hours,
            returns_to=way.returns_to, weights=published(weights), seed_id=Seed.sow(at=at),
            announced_by_id=by.pk if by else None, announced_at=at,
        )  # fmt: skip
        round_.save(force_insert=True)
        earliest = closes_at + timedelta(hours=way.confirm_hours)  # time for whoever wins to say yes
        places = left_over(way, after=earliest)
        places += kept([one for one in slots if one.start >= earliest], service=way.service_id, at=at)
        if not places:
            raise NoPlacesError
        RoundPlace.objects.bulk_create(RoundPlace.of(round_, places))
        RoundAnnounced(
            round=round_.number, places=len(places), service=way.service_id, unit=way.unit_id, at=at,
            by=by.pseudonym if by else None,
        ).record()  # fmt: skip
        return round_

    @property
    def table(self) -> Weights:
        """The published weights."""
        return read(self.weights)

    @property
    def last_day(self) -> date:
        """The day from which days to a deadline are counted, for everybody alike."""
        return timezone.localdate(self.closes_at)

    def is_open(self, *, at: datetime) -> bool:
        return self.opens_at <= at < self.closes_at

    def is_to_come(self, *, at: datetime) -> bool:
        return at < self.opens_at

    @property
    def is_held(self) -> bool:
        return hasattr(self, "draw")


class RoundPlace(models.Model):
    """Platz einer Runde: under which name a place stands in what is published."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="places", verbose_name=_("Runde"))
    place = models.ForeignKey(KeptPlace, models.PROTECT, related_name="+", verbose_name=_("Platz"))
    label = models.CharField(_("Bezeichnung"), max_length=60)
    start = models.DateTimeField(_("Beginn"))

    class Meta:
        verbose_name = _("Platz einer Runde")
        verbose_name_plural = _("Plätze einer Runde")
        constraints = [
            models.UniqueConstraint(fields=["round", "place"], name="a_place_once_in_a_round"),
            models.UniqueConstraint(fields=["round", "label"], name="a_label_once_in_a_round"),
        ]

    def __str__(self) -> str:
        return self.label

    @classmethod
    def of(cls, round_: Round, places: Sequence[KeptPlace]) -> list[RoundPlace]:
        """Time and lane tell a place from every other; both hang in the hall."""
        lanes = dict(Lane.objects.values_list("pk", "code"))
        return [
            cls(
                round=round_, place=place, start=place.start,
                label=f"{timezone.localtime(place.start):%Y-%m-%dT%H:%M} {lanes[place.lane_id]}",
            )
            for place in sorted(places, key=lambda one: (one.start, one.lane_id))
        ]  # fmt: skip


def kept(slots: Sequence[Slot], *, service: int, at: datetime) -> list[KeptPlace]:
    """Those of the times that could still be kept, lane by lane, as everybody does who takes several."""
    places = []
    for slot in sorted(slots, key=lambda one: (one.lock, one.start)):
        try:
            places.append(KeptPlace.keep(slot, service=service, pool=Pool.ROUND, at=at))
        except AppointmentError:
            continue
    return places


def left_over(way: Way, *, after: datetime) -> list[KeptPlace]:
    """What came back into the pool of rounds, begins late enough, and is in no round that is still to be held."""
    mine = KeptPlace.objects.free().in_pool(Pool.ROUND).of(service=way.service_id, unit=way.unit_id)
    in_a_round = RoundPlace.objects.filter(round__draw=None).values("place")
    return list(mine.from_(after).exclude(pk__in=in_a_round).in_order())
