# SPDX-License-Identifier: EUPL-1.2
"""Log-ins by one click, for looking around. Only where the database says it is a demo and the operator does too."""

from __future__ import annotations

from django.conf import settings

from kurzweg.accounts.identities import at_the_gate
from kurzweg.accounts.models import Installation, Staff


def demo_is_open() -> bool:
    """Whether both keys are turned: KURZWEG_DEMO=1 and the mark that a production database can never get."""
    return bool(settings.DEMO) and Installation.is_demo()


def demo_staff() -> list[Staff]:
    """Whom one can be, in the order in which the demo engaged them; nobody outside a demo."""
    if not demo_is_open():
        return []
    with at_the_gate():
        return list(Staff.objects.working().order_by("pk"))
