# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzweg.walls.keys import uuid7


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


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_force_on(self, day: date) -> Self:
        return self.filter(valid__contains=day)


class Membership(models.Model):
    """Zugehörigkeit: who works in which unit, as what, from when to when. The only source of rights."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships", verbose_name=_("Mitarbeitende")
    )
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="members", verbose_name=_("Einheit"))
    role = models.CharField(_("Rolle"), max_length=20, choices=Role)
    valid = DateRangeField(_("gilt"))

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
