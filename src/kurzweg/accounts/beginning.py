# SPDX-License-Identifier: EUPL-1.2
"""The first day of a real office: what the database is for, the catalogue, the structure, the people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from kurzweg.accounts.models import Installation, Membership, Role, Staff
from kurzweg.accounts.passwords import weaknesses_of
from kurzweg.engine.structure import Structure as Plan
from kurzweg.offices.models import Structure, Unit
from kurzweg.services.seed import load_seed
from kurzweg.walls.identity import JOB, assume


class BeginningError(Exception):
    """Why an office cannot begin like this; the sentence says what to do instead."""


@dataclass(frozen=True, kw_only=True)
class Engagement:
    """Who is engaged as what, and where."""

    username: str
    name: str
    unit: str
    role: Role


@transaction.atomic
def begin_office(plan: Plan, *, on: date, at: datetime) -> Structure:
    """Make a fresh database the real office with this structure in force from a day on.

    Raises `BeginningError` in a demo or where a structure is in force already, and `NotProvenError` when the
    structure leaves somebody without exactly one responsible unit.
    """
    assume(JOB)
    purpose = Installation.Purpose.PRODUCTION
    if Installation.declare(purpose, at=at).purpose != purpose:
        raise BeginningError("This database is a demo and stays one. Begin in a fresh database.")
    if Structure.objects.exclude(in_force=None).exists():
        raise BeginningError("A structure is in force here already. Draft the next one from it.")
    load_seed(at=at)
    structure = Structure.draft(plan, by=None, at=at)
    structure.go_live(on=on, by=None, at=at)
    return structure


@transaction.atomic
def engage(who: Engagement, *, password: str, at: datetime) -> Staff:
    """Engage a member of staff from today on, or give somebody who is there another membership.

    Raises `BeginningError` for an unknown unit or a password that is too weak.
    """
    assume(JOB)
    if weak := weaknesses_of(password):
        raise BeginningError(f"This password is too weak. {' '.join(weak)}")
    unit = Unit.objects.filter(code=who.unit).first()
    if unit is None:
        known = ", ".join(Unit.objects.order_by("code").values_list("code", flat=True)) or "none"
        raise BeginningError(f"There is no unit {who.unit!r}. Units of this office: {known}.")
    person = Staff.objects.working().filter(username=who.username).first()
    if person is None:
        person = Staff.objects.engage(who.username, name=who.name, password=password, at=at)
    today = timezone.localdate(at)
    if not Membership.objects.in_force_on(today).filter(staff=person, unit=unit, role=who.role).exists():
        Membership.objects.create(staff=person, unit=unit, role=who.role, valid=DateRange(today, None))
    return person
