# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kurzweg.walls.alone import alone_with
from kurzweg.walls.keys import uuid7

if TYPE_CHECKING:
    from kurzweg.accounts.models.staff import Staff


class Role(models.TextChoices):
    """As what somebody works in a unit. What a role may do stands in the `rules.py` of each room."""

    DESK = "desk", _("Servicepoint")
    CASEWORKER = "caseworker", _("Sachbearbeitung")
    CASE_MANAGER = "case_manager", _("Fallmanagement")
    DEPUTY = "deputy", _("Vertretung")
    PARTNER = "partner", _("Träger")
    INTEGRATION_OFFICER = "integration_officer", _("Integrationskoordination")
    DESIGNER = "designer", _("Organisationsentwicklung")
    HEAD_OF_UNIT = "head_of_unit", _("Leitung der Einheit")
    HEAD_OF_OFFICE = "head_of_office", _("Amtsleitung")
    STAFF_COUNCIL = "staff_council", _("Personalrat")
    DATA_PROTECTION = "data_protection", _("Datenschutz")
    ADMINISTRATOR = "administrator", _("Administration")


SERVING = (Role.DESK, Role.CASEWORKER, Role.CASE_MANAGER, Role.DEPUTY, Role.HEAD_OF_UNIT)
"""Roles that work on matters of people."""
LEADING_A_UNIT = (Role.HEAD_OF_UNIT, Role.DEPUTY)
"""Roles that answer for the day of their unit."""
LEADING_THE_OFFICE = (Role.HEAD_OF_OFFICE, Role.ADMINISTRATOR)
"""Roles that answer for the day of every unit."""
SETTING_UP = (Role.ADMINISTRATOR, Role.HEAD_OF_OFFICE)
"""Roles that give and end roles."""


class NoRightsLeftError(PermissionDenied):
    """Two ended each other's role at the same moment: whoever came second has none to do it with."""

    def __init__(self) -> None:
        super().__init__(
            gettext("Ihre eigene Rolle wurde gerade beendet. Fragen Sie die Amtsleitung oder die Administration.")
        )


class OwnRightsError(PermissionDenied):
    """Somebody wanted to change their own rights."""

    def __init__(self) -> None:
        super().__init__(
            gettext("Die eigenen Rechte ändert niemand selbst. Bitten Sie Amtsleitung oder Administration darum.")
        )


class AlreadyMemberError(Exception):
    """The same role in the same unit is held on some of these days already."""


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_force_on(self, day: date) -> Self:
        return self.filter(valid__contains=day)

    def lasting(self, *, on: date) -> Self:
        """Memberships of this day and of later ones."""
        return self.filter(valid__overlap=DateRange(on, None))


class Membership(models.Model):
    """Zugehörigkeit: who works in which unit, as what, from when to when. The only source of rights."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships", verbose_name=_("Mitarbeitende")
    )
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="members", verbose_name=_("Einheit"))
    role = models.CharField(_("Rolle"), max_length=20, choices=Role)
    valid = DateRangeField(_("gilt"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("vergeben durch")
    )
    at = models.DateTimeField(_("vergeben am"), null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("beendet durch")
    )
    ended_at = models.DateTimeField(_("beendet am"), null=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("Zugehörigkeit")
        verbose_name_plural = _("Zugehörigkeiten")
        constraints = [
            ExclusionConstraint(
                name="a_membership_once_at_a_time",
                expressions=[
                    ("staff", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}"

    @classmethod
    def give(cls, person: Staff, *, unit: int, role: Role, days: DateRange, by: Staff, at: datetime) -> Membership:
        """Let somebody work in a unit, as something, on these days.

        Raises `OwnRightsError`, and `AlreadyMemberError` when they do so on some of these days already.
        """
        if person.pk == by.pk:
            raise OwnRightsError
        try:
            with transaction.atomic():
                return cls.objects.create(staff=person, unit_id=unit, role=role, valid=days, by=by, at=at)
        except IntegrityError as held:
            raise AlreadyMemberError from held

    def end(self, *, by: Staff, at: datetime) -> bool:
        """From now on it gives no rights; what was, stays written. Ending twice keeps the first record."""
        if self.staff_id == by.pk:
            raise OwnRightsError
        today = timezone.localdate(at)
        alone_with("rights")
        if not Membership.objects.filter(staff=by, role__in=SETTING_UP, ended_at=None, valid__contains=today).exists():
            raise NoRightsLeftError
        begins, ends = self.valid.lower, self.valid.upper
        if ends is not None and ends <= today:
            return False
        rest = DateRange(begins, today) if begins is None or begins < today else DateRange(empty=True)
        open_one = Membership.objects.filter(pk=self.pk, ended_at=None)
        return bool(open_one.update(valid=rest, ended_by=by, ended_at=at))
