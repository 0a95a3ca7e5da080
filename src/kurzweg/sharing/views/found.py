# SPDX-License-Identifier: EUPL-1.2
"""What the pages about sight have in common: a thing is found by the rules, or it is not there."""

from __future__ import annotations

import uuid

from django.http import Http404
from django.shortcuts import get_object_or_404

from kurzweg.accounts.door import StaffRequest
from kurzweg.cases.models import Case
from kurzweg.matters.existence import Elsewhere, known_elsewhere
from kurzweg.matters.models import Matter
from kurzweg.matters.naming import Naming
from kurzweg.people.models import Person


def matter_named(request: StaffRequest, number: str) -> Matter:
    """The matter with this number. Behind a wall and missing are the same: 404."""
    matter = get_object_or_404(Matter.objects.select_related("service"), number=number)
    request.user.require("sharing.read")
    return matter


def case_named(request: StaffRequest, number: str) -> Case:
    """The case with this number. Behind a wall and missing are the same: 404."""
    case = get_object_or_404(Case, number=number)
    request.user.require("sharing.read")
    return case


def person_and_unit(request: StaffRequest, key: uuid.UUID, unit: str, naming: Naming) -> tuple[Person, Elsewhere]:
    """Somebody, and another unit that works for them as far as one may know; of others there is no page."""
    person = get_object_or_404(Person, pk=key)
    request.user.require("sharing.read")
    there = next((one for one in known_elsewhere(person.pk, naming) if one.code == unit), None)
    if there is None:
        raise Http404
    return person, there


def compartments_of(unit: int, naming: Naming) -> tuple[str, ...]:
    """Inside which walls a unit stands today."""
    plan = naming.live.unit(unit)
    return tuple(plan.compartments) if plan else ()


def unit_coded(code: str, naming: Naming) -> int:
    """The number of a unit of today's structure that stands inside some compartment; others are not there."""
    number = naming.live.units.get(code)
    if number is None or not compartments_of(number, naming):
        raise Http404
    return number
