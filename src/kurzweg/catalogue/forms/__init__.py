# SPDX-License-Identifier: EUPL-1.2
"""The forms by which parts of the catalogue are edited: one for each kind of part."""

from kurzweg.catalogue.forms.fees import FeesForm
from kurzweg.catalogue.forms.lines import LawForm, WordsForm
from kurzweg.catalogue.forms.part import PartForm
from kurzweg.catalogue.forms.service import KindForm, NotesForm, OfferForm, VisitForm
from kurzweg.catalogue.forms.text import TextForm, TitleForm
from kurzweg.services.parts import TEXT, WORDS, Place

FORMS: dict[str, type[PartForm]] = {
    WORDS: WordsForm,
    "visit": VisitForm,
    "fees": FeesForm,
    "law": LawForm,
    "notes": NotesForm,
    "offer": OfferForm,
    "kind": KindForm,
}


def form_for(place: Place) -> type[PartForm]:
    """The form of a part."""
    if place.part == TEXT:
        return TextForm if place.shelf == "services" else TitleForm
    return FORMS[place.part]
