# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kurzweg.catalogue.draft import Draft
from kurzweg.catalogue.forms.part import PartForm, PlainText
from kurzweg.services.nouns import OFFICIAL_LANGUAGE
from kurzweg.services.parts import PartValue, Place
from kurzweg.services.wording import LONGEST_SUMMARY, LONGEST_TITLE

EMPTY_GERMAN = _("Der deutsche Text ist der amtliche. Ohne ihn gibt es den Eintrag nicht.")
EMPTY = _("Schreiben Sie den Text. Wenn Sie noch keinen haben, gehen Sie ohne Speichern zurück.")

SHORT_TITLE = _("So heißt es auf der Seite und am Schalter, in wenigen Wörtern.")
SHORT_SUMMARY = _("Zwei oder drei kurze Sätze: für wen, und was zu tun ist.")


class TitleForm(PartForm):
    """What a paper or a life situation is called in one language."""

    def __init__(self, draft: Draft, place: Place, data: Any = None) -> None:
        super().__init__(draft, place, data)
        spoken = place.language
        empty = {"required": EMPTY_GERMAN if spoken == OFFICIAL_LANGUAGE else EMPTY}
        self.fields["title"] = PlainText(
            label=_("Bezeichnung"),
            longest=LONGEST_TITLE,
            rows=2,
            spoken=spoken,
            error_messages=empty,
            help_text=SHORT_TITLE,
        )

    def value(self) -> PartValue:
        return {slot: self.cleaned_data[slot] for slot in self.fields}


class TextForm(TitleForm):
    """What a service is called and what it is about, in one language."""

    def __init__(self, draft: Draft, place: Place, data: Any = None) -> None:
        super().__init__(draft, place, data)
        empty = {"required": EMPTY_GERMAN if place.language == OFFICIAL_LANGUAGE else EMPTY}
        self.fields["summary"] = PlainText(
            label=_("Kurztext"),
            longest=LONGEST_SUMMARY,
            rows=6,
            lines=True,
            spoken=place.language,
            error_messages=empty,
            help_text=SHORT_SUMMARY,
        )
