# SPDX-License-Identifier: EUPL-1.2
"""Why a unit sees what is not its own, and what of it, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kurzweg.accounts.field_classes import WHOLE, FieldClass
from kurzweg.accounts.models import Ground

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

WORDS: dict[Ground, _StrPromise] = {
    Ground.HANDOVER: gettext_lazy("Übergabe"),
    Ground.PARTICIPATION: gettext_lazy("Beteiligung"),
    Ground.STATUTE: gettext_lazy("Mitteilung auf gesetzlicher Grundlage"),
    Ground.REQUEST: gettext_lazy("Einsicht auf Bitte"),
    Ground.EMERGENCY: gettext_lazy("Notfallzugriff"),
}
SHORT: dict[FieldClass, _StrPromise] = {
    FieldClass.SUMMARY: gettext_lazy("Stand"),
    FieldClass.IDENTITY: gettext_lazy("Person"),
    FieldClass.RESIDENCE: gettext_lazy("Aufenthaltsstatus"),
    FieldClass.HOUSEHOLD: gettext_lazy("Haushalt und Wohnort"),
    FieldClass.HISTORY: gettext_lazy("Verlauf"),
}


def ground_in_words(ground: str) -> str:
    """Why somebody sees it."""
    return str(WORDS[Ground(ground)])


def fields_in_words(fields: Iterable[str]) -> str:
    """What somebody sees, in the usual order."""
    given = set(fields)
    if given >= set(WHOLE):
        return _("alles")
    return ", ".join(str(SHORT[FieldClass(one)]) for one in WHOLE if one in given)
