# SPDX-License-Identifier: EUPL-1.2
"""Drafts for the tests of the room: begun by Frau Gruber from the small office."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kurzweg.accounts.models import Staff
from kurzweg.engine.structure import Structure as Plan
from kurzweg.engine.structure import write
from kurzweg.offices.models import Structure
from kurzweg.redesign.checking import examine
from kurzweg.redesign.models import Draft
from kurzweg.walls.keys import uuid7
from tests.small_office import small_office
from tests.world import MONDAY

TEXT = write(small_office())


def begun(by: Staff, text: str = TEXT, *, at: datetime = MONDAY) -> Draft:
    """A draft from what is in force; act as `by` around it."""
    base = Structure.objects.published().first()
    return Draft.begin(text, key=uuid7(), base=base, by=by, at=at)


def plan_of(draft: Draft) -> Plan:
    """The structure that a draft stands for now."""
    plan = examine(draft.head.content).plan
    assert plan is not None
    return plan


def renamed(plan: Plan, name: str, unit: str = "leistung") -> Plan:
    """The same with another name for one unit."""
    units = tuple(replace(one, name=(("de", name),)) if one.id == unit else one for one in plan.units)
    return replace(plan, units=units)


def with_gap(plan: Plan) -> Plan:
    """The same without a unit for the letters A to K."""
    rules = tuple(rule for rule in plan.responsibilities if rule.lead != "auslaenderrecht-2")
    return replace(plan, responsibilities=rules)
