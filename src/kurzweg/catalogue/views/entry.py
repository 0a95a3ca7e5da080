# SPDX-License-Identifier: EUPL-1.2
"""One entry of the catalogue: the German text beside another language, and everything that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.catalogue.addresses import (
    TITLES,
    entry_in,
    has_page,
    url_of_entry,
    url_of_history,
    url_of_part,
    url_of_review,
)
from kurzweg.catalogue.draft import Draft, current_draft
from kurzweg.catalogue.forms.service import german_title
from kurzweg.catalogue.gaps import State, has_ended, state_of, translations_of
from kurzweg.catalogue.origins import Origin, origin_of
from kurzweg.catalogue.preview import url_of_preview
from kurzweg.catalogue.telling import told_value
from kurzweg.services.nouns import OFFICIAL_LANGUAGE
from kurzweg.services.parts import TEXT, WORDS, Place
from kurzweg.services.wording import long_sentences, shortened_words

PARTS = {
    "services": ("papers", "visit", "fees", "offer", "law", "notes"),
    "documents": ("kind",),
    "life_situations": (),
}


@dataclass(frozen=True)
class TextShown:
    """The text of an entry in one language, as the page shows it."""

    state: State
    text: Any  # the value of a text part, or None where there is no text
    url: str
    review_url: str
    origin: Origin


@dataclass(frozen=True)
class PartShown:
    """A part that has no language: its name, what it says, and where it is edited."""

    title: str
    lines: tuple[str, ...]
    url: str


@require_safe
@reads_nothing_personal
@staff_only
def show(request: StaffRequest, shelf: str, code: str) -> HttpResponse:
    """GET /leistungen/<shelf>/<code>/ with `neben`, the language beside the German text."""
    request.user.require("catalogue.read")
    draft = current_draft()
    entry = entry_in(draft, shelf, code)
    states = translations_of(draft, entry)
    beside = next((one for one in states if one.language.code == request.GET.get("neben")), states[0])
    german = text_shown(draft, entry, OFFICIAL_LANGUAGE)
    page = {
        "entry": entry,
        "title": german_title(draft.parts, entry),
        "german": german,
        "hints": hints(german.text),
        "other": text_shown(draft, entry, beside.language.code),
        "tabs": [(one, url_of_entry(entry, one.language.code)) for one in states],
        "parts": _parts(draft, entry, beside.language.code),
        "history": url_of_history(entry),
        "preview": url_of_preview(entry, beside.language.code),
        "is_new": draft.is_new(entry),
        "has_ended": has_ended(draft, entry, timezone.localdate()),
        "has_changes": _has_changes(draft, entry),
    }
    return render(request, "catalogue/entry.html", page)


def text_shown(draft: Draft, entry: Place, spoken: str) -> TextShown:
    """The text of an entry in a language, with where it comes from."""
    place = entry.beside(TEXT, spoken)
    return TextShown(
        state=state_of(draft, entry, spoken),
        text=draft.parts.get(place),
        url=url_of_part(place),
        review_url=url_of_review(place) if spoken != OFFICIAL_LANGUAGE else "",
        origin=origin_of(draft, place),
    )


def hints(german: Any) -> dict[str, tuple[str, ...]]:
    """What would make a German text easier to read; hints, never a bar."""
    whole = " ".join(str(german.get(slot, "")) for slot in ("title", "summary")) if german else ""
    return {"long": long_sentences(str(german.get("summary", "")) if german else ""), "short": shortened_words(whole)}


def _parts(draft: Draft, entry: Place, beside: str) -> list[PartShown]:
    places = [entry.beside(part) for part in PARTS[entry.shelf]]
    if entry.shelf == "services":
        places += [entry.beside(WORDS, spoken) for spoken in dict.fromkeys((OFFICIAL_LANGUAGE, beside))]
    return [
        PartShown(
            title=f"{TITLES[place.part]}"
            + (f" ({state_of(draft, entry, place.language).language.german})" if place.language else ""),
            lines=told_value(draft, place),
            url=url_of_part(place),
        )
        for place in places
        if has_page(place)
    ]


def _has_changes(draft: Draft, entry: Place) -> bool:
    now = {place: value for place, value in draft.parts.items() if place.whole == entry}
    then = {place: value for place, value in draft.published.items() if place.whole == entry}
    return now != then
