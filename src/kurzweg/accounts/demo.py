# SPDX-License-Identifier: EUPL-1.2
"""Log-ins by one click, for looking around. Only where the database says it is a demo and the operator does too."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from kurzweg.accounts.identities import at_the_gate, identity_of
from kurzweg.accounts.models import Installation, Role, Staff
from kurzweg.offices.live import live_structure


@dataclass(frozen=True)
class DemoPerson:
    """Somebody one can be: who they are, as what they work, and where."""

    username: str
    name: str
    role: str
    unit: str


def demo_is_open() -> bool:
    """Whether both keys are turned: KURZWEG_DEMO=1 and the mark that a production database can never get."""
    return bool(settings.DEMO) and Installation.is_demo()


def demo_staff() -> list[Staff]:
    """Whom one can be, in the order in which the demo engaged them; nobody outside a demo."""
    if not demo_is_open():
        return []
    with at_the_gate():
        return list(Staff.objects.working().order_by("pk"))


def demo_people() -> list[DemoPerson]:
    """The same people with role and unit, for the list on the log-in page; who has no role yet is left out."""
    today = timezone.localdate()
    with at_the_gate():
        placed = [(one, sorted(identity_of(one.pk, on=today)[1])) for one in demo_staff()]
    return [_as_shown(one, roles) for one, roles in placed if roles]


def _as_shown(person: Staff, roles: list[tuple[Role, int]]) -> DemoPerson:
    role, unit = roles[0]
    name = live_structure(timezone.localdate()).name_of(unit, get_language() or "de")
    return DemoPerson(person.username, person.name, str(role.label), name)
