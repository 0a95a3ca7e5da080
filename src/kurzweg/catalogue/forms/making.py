# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.catalogue.draft import Draft
from kurzweg.catalogue.forms.part import PlainText
from kurzweg.catalogue.forms.service import MINUTES, MOST_MINUTES, KindForm, is_whole, situations
from kurzweg.catalogue.forms.text import SHORT_SUMMARY, SHORT_TITLE
from kurzweg.services.nouns import OFFICIAL_LANGUAGE
from kurzweg.services.parts import TEXT, PartValue, Place
from kurzweg.services.wording import LONGEST_SUMMARY, LONGEST_TITLE

LONGEST_CODE = 60
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class MakingForm(forms.Form):
    """A new entry: at first it has a German text only."""

    shelf = ""

    title = PlainText(
        label=_("Bezeichnung auf Deutsch"),
        longest=LONGEST_TITLE,
        rows=2,
        spoken=OFFICIAL_LANGUAGE,
        help_text=SHORT_TITLE,
    )

    def __init__(self, draft: Draft, data: Any = None) -> None:
        self.draft = draft
        super().__init__(data)

    @property
    def code(self) -> str:
        """A lasting id made from the title; with a number where another entry has it already."""
        code = code_from(self.cleaned_data["title"]) or "eintrag"
        taken = {place.code for place in (*self.draft.parts, *self.draft.stands) if place.shelf == self.shelf}
        return next(one for one in _numbered(code) if one not in taken)

    def whole(self) -> PartValue:
        return {}

    def parts(self, code: str) -> dict[Place, PartValue]:
        """The first parts of the entry."""
        return {Place(self.shelf, code, TEXT, OFFICIAL_LANGUAGE): {"title": self.cleaned_data["title"]}}


class NewServiceForm(MakingForm):
    """A service that the office did not offer until now."""

    shelf = "services"

    summary = PlainText(
        label=_("Kurztext auf Deutsch"),
        longest=LONGEST_SUMMARY,
        rows=5,
        spoken=OFFICIAL_LANGUAGE,
        help_text=SHORT_SUMMARY,
    )
    life_situation = forms.ChoiceField(
        label=_("Lebenslage, unter der man sie findet"), help_text=_("Die Tür, durch die Menschen danach suchen.")
    )
    compartment = forms.ChoiceField(
        label=_("Abteil"),
        help_text=_(
            "Welches Recht die Daten schützt. Das Abteil bestimmt, wer Anliegen dazu lesen darf; es bleibt für immer."
        ),
    )
    service_minutes = forms.IntegerField(
        label=_("Minuten am Platz, geschätzt"),
        help_text=_("Nur die Zeit am Platz, ohne Warten. Besucher lesen sie."),
        min_value=1,
        max_value=MOST_MINUTES,
        error_messages={"invalid": MINUTES, "min_value": MINUTES, "max_value": MINUTES},
        widget=forms.TextInput({"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}),
    )
    law = PlainText(
        label=_("Rechtsgrundlage"),
        longest=200,
        help_text=_("Zum Beispiel: § 60a AufenthG. Ohne Gesetz schreiben Sie: freiwillige Aufgabe."),
    )

    def __init__(self, draft: Draft, data: Any = None) -> None:
        super().__init__(draft, data)
        self.fields["life_situation"].choices = [("", "…"), *situations(draft.parts)]  # type: ignore[attr-defined]
        self.fields["compartment"].choices = [("", "…"), *_compartments(draft)]  # type: ignore[attr-defined]

    def whole(self) -> PartValue:
        return {"compartment": self.cleaned_data["compartment"]}

    def parts(self, code: str) -> dict[Place, PartValue]:
        said = self.cleaned_data
        entry = Place(self.shelf, code, TEXT, OFFICIAL_LANGUAGE)
        return {
            entry: {"title": said["title"], "summary": said["summary"]},
            entry.beside("papers"): [],
            entry.beside("visit"): {
                "front_desk": False,
                "service_minutes": said["service_minutes"],
                "service_minutes_source": "assumed",
            },
            entry.beside("fees"): [],
            entry.beside("law"): [said["law"]],
            entry.beside("notes"): {"deadline_note_de": "", "note_de": ""},
            entry.beside("offer"): {"life_situation": said["life_situation"], "valid_to": None},
            entry.beside("rest"): {
                "former_office": "neu",
                "responsibility_varies_by_land": False,
                "deadline_rules": [],
                "partners": [],
                "leika_keys": [],
                "valid_from": timezone.localdate().isoformat(),
                "for": {},
            },
        }


class NewDocumentForm(MakingForm):
    """A kind of paper, or of fact, that no service asked for until now."""

    shelf = "documents"

    kind = KindForm.base_fields["kind"]

    def parts(self, code: str) -> dict[Place, PartValue]:
        text = super().parts(code)
        return text | {Place(self.shelf, code, "kind"): {"kind": self.cleaned_data["kind"]}}


def code_from(title: str) -> str:
    """A lasting id from a title: small letters, digits, single hyphens.

    >>> code_from("Wohngeld-Plus: Antrag für Ältere")
    'wohngeld-plus-antrag-fuer-aeltere'
    """
    plain = unicodedata.normalize("NFKD", title.casefold().translate(_WRITTEN_OUT))
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    return "-".join(words)[: LONGEST_CODE - 4].strip("-")


def _numbered(code: str) -> Iterator[str]:
    yield code
    yield from (f"{code}-{number}" for number in range(2, 1000))


def _compartments(draft: Draft) -> list[tuple[str, str]]:
    found = []
    for place, value in draft.parts.items():
        if is_whole(place, "compartments") and isinstance(value, dict):
            found.append((place.code, f"{value['title_de']} ({value['legal_frame']})"))
    return found
