# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kurzweg.catalogue.draft import Draft
from kurzweg.catalogue.forms.part import Lines, PartForm
from kurzweg.services.parts import PartValue, Place

MOST_LAWS, LONGEST_LAW = 20, 200
MOST_WORDS, LONGEST_WORD = 60, 80


class LawForm(PartForm):
    """On what a service rests."""

    lines = Lines(
        label=_("Rechtsgrundlagen"),
        longest=LONGEST_LAW,
        most=MOST_LAWS,
        help_text=_(
            "Eine in jeder Zeile, zum Beispiel: § 60a AufenthG. Ohne Gesetz schreiben Sie: freiwillige Aufgabe."
        ),
        error_messages={"required": _("Nennen Sie mindestens eine. Ohne Gesetz schreiben Sie: freiwillige Aufgabe.")},
    )

    def shown(self, value: Any) -> dict[str, Any]:
        return {"lines": "\n".join(value)}

    def value(self) -> PartValue:
        return list(self.cleaned_data["lines"])


class WordsForm(LawForm):
    """What people say and type when they mean a service."""

    def __init__(self, draft: Draft, place: Place, data: Any = None) -> None:
        super().__init__(draft, place, data)
        self.fields["lines"] = Lines(
            label=_("Wörter, mit denen Menschen suchen"),
            longest=LONGEST_WORD,
            most=MOST_WORDS,
            spoken=place.language,
            required=False,
            help_text=_("Eines in jeder Zeile. Auch Wörter für die Not dahinter, zum Beispiel: Visum läuft ab."),
        )
