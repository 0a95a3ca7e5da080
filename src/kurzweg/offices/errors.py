# SPDX-License-Identifier: EUPL-1.2
"""What can stand in the way of a new structure, said so that one knows what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kurzweg.engine.responsibility import Finding

if TYPE_CHECKING:
    from kurzweg.offices.models import Structure


class NotProvenError(Exception):
    """Somebody would stand without a responsible unit, or between two."""

    def __init__(self, structure: Structure, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        first = findings[0].text("de")
        super().__init__(
            _("{structure} kann noch nicht in Kraft treten, {count} Befunde sind offen. Der erste: {first}").format(
                structure=structure, count=len(findings), first=first
            )
        )


class AlreadyInForceError(Exception):
    """Somebody else published a structure for this or a later day."""

    def __init__(self, other: Structure, day: date) -> None:
        super().__init__(
            _(
                "Jemand war schneller: „{other}“ gilt ab {start}. Wählen Sie einen späteren Tag als den {day} "
                "oder entwerfen Sie auf der neuen Grundlage weiter."
            ).format(other=other, start=date_format(other.in_force.lower, "j. F Y"), day=date_format(day, "j. F Y"))
        )
