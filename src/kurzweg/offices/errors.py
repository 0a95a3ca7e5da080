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
    from kurzweg.offices.models import Absence, Structure


class PublicationError(Exception):
    """Why a structure cannot be put in force, or taken back, like this."""


class NotProvenError(PublicationError):
    """Somebody would stand without a responsible unit, or between two."""

    def __init__(self, structure: Structure, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        first = findings[0].text("de")
        super().__init__(
            _("{structure} kann noch nicht in Kraft treten, {count} Befunde sind offen. Der erste: {first}").format(
                structure=structure, count=len(findings), first=first
            )
        )


class AlreadyInForceError(PublicationError):
    """Somebody else published a structure for this or a later day."""

    def __init__(self, other: Structure, day: date) -> None:
        super().__init__(
            _(
                "Jemand war schneller: „{other}“ gilt ab {start}. Wählen Sie einen späteren Tag als den {day} "
                "oder entwerfen Sie auf der neuen Grundlage weiter."
            ).format(other=other, start=date_format(other.in_force.lower, "j. F Y"), day=date_format(day, "j. F Y"))
        )


class AlreadyBegunError(PublicationError):
    """Its first day has come; people were told by it who is responsible."""

    def __init__(self, structure: Structure) -> None:
        super().__init__(
            _("„{structure}“ gilt schon seit {start}. Beginnen Sie daraus einen neuen Entwurf.").format(
                structure=structure, start=date_format(structure.in_force.lower, "j. F Y")
            )
        )


class AnotherFollowsError(PublicationError):
    """A later structure stands on this one."""

    def __init__(self, structure: Structure, later: Structure) -> None:
        super().__init__(
            _("Auf „{structure}“ folgt schon „{later}“ ab {start}. Nehmen Sie zuerst diese zurück.").format(
                structure=structure, later=later, start=date_format(later.in_force.lower, "j. F Y")
            )
        )


class NothingBeforeError(PublicationError):
    """Without it the office would have no structure at all."""

    def __init__(self, structure: Structure) -> None:
        super().__init__(
            _("„{structure}“ ist die erste Fassung. Ohne sie wäre niemand zuständig; sie bleibt stehen.").format(
                structure=structure
            )
        )


class AwayAlreadyError(Exception):
    """Another absence of the same person touches these days."""

    def __init__(self, absence: Absence) -> None:
        super().__init__(
            _(
                "Für diese Person steht schon eine Abwesenheit vom {first} bis {last}. "
                "Nehmen Sie sie zurück und tragen Sie die ganze Zeit neu ein."
            ).format(first=date_format(absence.days.lower, "j. F Y"), last=date_format(absence.last_day, "j. F Y"))
        )
