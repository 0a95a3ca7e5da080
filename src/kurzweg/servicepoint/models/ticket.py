# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import Self

from django.db import IntegrityError, connection, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.engine.calling import DEADLINE_TODAY
from kurzweg.events.recording import new_work_item
from kurzweg.matters.models import Matter
from kurzweg.servicepoint.errors import NoNumberLeftError, NumberTakenError
from kurzweg.servicepoint.events import TicketDrawn
from kurzweg.servicepoint.models.announcing import Announced
from kurzweg.servicepoint.models.priority import Prioritised
from kurzweg.servicepoint.models.serving import Servable
from kurzweg.servicepoint.models.state import AT_A_LANE, State
from kurzweg.walls.keys import uuid7
from kurzweg.walls.refusals import broke

LETTERS = "ACDEFHJKLMNPRTUVWXY"  # read aloud and from afar: no B/8, G/6, I/1, O/0, Q/0, S/5, Z/2
DIGITS = "34679"
ATTEMPTS = 40


class TicketQuerySet(models.QuerySet["Ticket"]):
    def waiting(self) -> Self:
        return self.filter(state=State.WAITING)

    def here(self, at: datetime) -> Self:
        """Those who have not said that they come back only later."""
        return self.filter(Q(away_until=None) | Q(away_until__lte=at))

    def on(self, day: date) -> Self:
        return self.filter(day=day)

    def for_unit(self, unit: int) -> Self:
        return self.filter(unit_id=unit)

    def at_a_lane(self) -> Self:
        return self.filter(state__in=AT_A_LANE)

    def at_site(self, site: int) -> Self:
        return self.filter(site_id=site)

    def on_the_board(self) -> Self:
        return self.at_a_lane().order_by("-called_at", "pk")

    def in_order_of_coming(self) -> Self:
        return self.order_by("due_at", "entered_at", "pk")


class Ticket(Prioritised, Announced, Servable, models.Model):
    """Wartenummer: one person waits, under one number, for one matter.

    The call number is public and worthless; what opens the matter is its secret key, which is not kept here.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    call_number = models.CharField(_("Aufrufnummer"), max_length=8)
    site = models.ForeignKey("offices.Site", models.PROTECT, related_name="+", verbose_name=_("Standort"))
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("Einheit"))
    service = models.ForeignKey("services.Service", models.PROTECT, related_name="+", verbose_name=_("Leistung"))
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="tickets", verbose_name=_("Anliegen"))
    language = models.CharField(_("Sprache"), max_length=10)
    day = models.DateField(_("Tag"))
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.WAITING)
    work_item = models.BigIntegerField(_("Arbeitsschritt"))
    entered_at = models.DateTimeField(_("gezogen am"))
    due_at = models.DateTimeField(_("fällig ab"))
    lane = models.ForeignKey("offices.Lane", models.PROTECT, null=True, related_name="+", verbose_name=_("Schalter"))
    called_at = models.DateTimeField(_("aufgerufen am"), null=True)
    calls = models.SmallIntegerField(_("Zahl der Aufrufe"), default=0)
    recalls = models.SmallIntegerField("davon wiederholt, seit dem letzten ersten", default=0, db_default=0)
    coming_until = models.DateTimeField("unterwegs bis", null=True)
    away_until = models.DateTimeField("kommt wieder um", null=True)
    override = models.SmallIntegerField("Vorrang", default=0, db_default=0)
    prioritised_at = models.DateTimeField("vorgezogen am", null=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        verbose_name = _("Wartenummer")
        verbose_name_plural = _("Wartenummern")
        indexes = [
            models.Index(fields=["unit", "due_at"], condition=Q(state=State.WAITING), name="who_waits_in_a_unit"),
            models.Index(fields=["site", "day"], name="tickets_of_a_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["site", "day", "call_number"], name="a_call_number_once_a_day"),
            models.UniqueConstraint(fields=["lane"], condition=Q(state__in=AT_A_LANE), name="one_visitor_at_a_lane"),
            models.CheckConstraint(
                condition=Q(state__in=AT_A_LANE, lane__isnull=False) | (~Q(state__in=AT_A_LANE) & Q(lane__isnull=True)),
                name="a_lane_while_called_or_served",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="a_state_of_the_table"),
            models.CheckConstraint(condition=Q(override__range=(0, DEADLINE_TODAY)), name="an_override_of_the_policy"),
        ]

    def __str__(self) -> str:
        return self.call_number

    @classmethod
    @transaction.atomic
    def draw(
        cls, matter: Matter, *, site: int, at: datetime, due_at: datetime | None = None, number: str = ""
    ) -> Ticket:
        """Take a number for an open matter. The number is the same through the whole house.

        `due_at` is the time of an appointment; without one the person is due from now on. `number` is one that was
        given out by hand. Raises `NoNumberLeftError` when the site has no free number today, `NumberTakenError` when
        that number was given out already.
        """
        ticket = cls(
            site_id=site,
            unit_id=matter.unit_id,
            service_id=matter.service_id,
            matter=matter,
            language=matter.language,
            day=timezone.localdate(at),
            work_item=new_work_item(),
            entered_at=at,
            due_at=due_at or at,
        )
        if number:
            ticket._take_number(number)
        else:
            ticket._take_a_free_number()
        TicketDrawn(
            matter=matter.pk, ticket=ticket.pk, service=matter.service_id, unit=matter.unit_id, site=site,
            language=matter.language, work_item=ticket.work_item, at=at,
        ).record()  # fmt: skip
        ticket.tell_everybody()
        return ticket

    @property
    def spoken_language(self) -> str:
        """What the visitor speaks, whatever they read: whoever reads Leichte Sprache speaks German."""
        return self.language.partition("-")[0]

    def people_before(self) -> int:
        """How many waiting visitors of the same unit came earlier."""
        with connection.cursor() as cursor:
            cursor.execute("select servicepoint_people_before(%s)", (self.pk,))
            (people,) = cursor.fetchone() or (0,)
        return int(people)

    def _take_number(self, number: str) -> None:
        self.call_number = number
        try:
            with transaction.atomic():
                self.save(force_insert=True)
        except IntegrityError as refused:
            if broke(refused, "a_call_number_once_a_day"):
                raise NumberTakenError(number) from None
            raise

    def _take_a_free_number(self) -> None:
        for _attempt in range(ATTEMPTS):
            self.call_number = _some_number()
            try:
                with transaction.atomic():
                    self.save(force_insert=True)
            except IntegrityError as refused:
                if broke(refused, "a_call_number_once_a_day"):
                    continue
                raise
            return
        raise NoNumberLeftError(self.day)


def _some_number() -> str:
    """Drawn by chance, so that a number says nothing about how many came before."""
    return f"{secrets.choice(LETTERS)}{secrets.choice(DIGITS)}-{secrets.choice(DIGITS)}{secrets.choice(DIGITS)}"
