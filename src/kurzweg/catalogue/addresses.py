# SPDX-License-Identifier: EUPL-1.2
"""How shelves and parts of the catalogue are called in addresses and on pages."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kurzweg.catalogue.draft import Draft
from kurzweg.services.parts import TEXT, WHOLE, WORDS, Place

SHELVES = {"leistung": "services", "unterlage": "documents", "lebenslage": "life_situations"}
PARTS = {
    "text": TEXT, "alltagswoerter": WORDS, "unterlagen": "papers", "gespraech": "visit", "gebuehren": "fees",
    "recht": "law", "hinweise": "notes", "angebot": "offer", "art": "kind",
}  # fmt: skip
TITLES: dict[str, Promise] = {
    TEXT: _("Text"),
    WORDS: _("Alltagswörter für die Suche"),
    "papers": _("Mitbringen"),
    "visit": _("Gespräch"),
    "fees": _("Gebühren"),
    "law": _("Rechtsgrundlagen"),
    "notes": _("Hinweise"),
    "offer": _("Angebot"),
    "kind": _("Art"),
    WHOLE: _("Eintrag"),
    "rest": _("weitere Angaben"),
}
BY_LANGUAGE = (TEXT, WORDS)
_SHELF_WORDS = {shelf: word for word, shelf in SHELVES.items()}
_PART_WORDS = {part: word for word, part in PARTS.items()}


def entry_in(draft: Draft, shelf: str, code: str) -> Place:
    """The entry that an address speaks of. Raises `Http404` when the draft has none."""
    place = Place(SHELVES.get(shelf, ""), code, WHOLE)
    if place not in draft.parts:
        raise Http404
    return place


def part_in(draft: Draft, shelf: str, code: str, part: str, language: str = "") -> Place:
    """The part that an address speaks of. Raises `Http404` for a part that such an entry has not."""
    entry = entry_in(draft, shelf, code)
    place = entry.beside(PARTS.get(part, ""), language)
    wants_language = place.part in BY_LANGUAGE
    if wants_language != bool(language) or (language and language not in draft.head.languages):
        raise Http404
    if not wants_language and place not in draft.parts:
        raise Http404
    if place.part == WORDS and place.shelf != "services":
        raise Http404
    return place


def url_of_entry(place: Place, language: str = "") -> str:
    """The page of an entry, with the language that stands beside the German text."""
    address = reverse("catalogue:entry", args=[_SHELF_WORDS[place.shelf], place.code])
    return f"{address}?neben={language}" if language else address


def url_of_part(place: Place) -> str:
    """The page on which a part is edited."""
    words = [_SHELF_WORDS[place.shelf], place.code, _PART_WORDS[place.part]]
    if place.language:
        return reverse("catalogue:spoken-part", args=[*words, place.language])
    return reverse("catalogue:part", args=words)


def url_of_review(place: Place) -> str:
    """The page on which a second person reviews a translation."""
    words = [_SHELF_WORDS[place.shelf], place.code, _PART_WORDS[place.part], place.language]
    return reverse("catalogue:review", args=words)


def url_of_history(place: Place) -> str:
    return reverse("catalogue:history", args=[_SHELF_WORDS[place.shelf], place.code])


def has_page(place: Place) -> bool:
    """Whether a part can be edited on a page of its own; what never changes, and what only law changes, cannot."""
    return place.shelf in _SHELF_WORDS and place.part in _PART_WORDS
