# SPDX-License-Identifier: EUPL-1.2
"""What the office offers, what people bring, by which doors they look: the lists, gaps first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.catalogue.addresses import url_of_entry
from kurzweg.catalogue.draft import Draft, current_draft
from kurzweg.catalogue.forms.service import german_title
from kurzweg.catalogue.gaps import BADGES, IN_WORDS, STATES, State, entries_on, has_ended, sums, translations_of
from kurzweg.services.folding import words_of
from kurzweg.services.nouns import OFFICIAL_LANGUAGE
from kurzweg.services.parts import TEXT, Place

LONGEST_SEARCH = 100
FEW = 2
HEADINGS: dict[str, Promise] = {
    "services": _("Leistungen"),
    "documents": _("Unterlagen"),
    "life_situations": _("Lebenslagen"),
}


@dataclass(frozen=True)
class Badge:
    """A word about a row, and how much it presses."""

    kind: str
    text: str


@dataclass(frozen=True)
class Row:
    """One entry of the list: what it is called, and how far its texts are in the languages that are shown."""

    title: str
    url: str
    states: tuple[State, ...]
    has_ended: bool
    is_new: bool

    @property
    def open_states(self) -> list[Badge]:
        """What is to be done, and in which languages; more than two are counted."""
        found = []
        for state in STATES[:-1]:
            names = [one.language.german for one in self.states if one.state == state]
            if names:
                many = ngettext("%(n)s Sprache", "%(n)s Sprachen", len(names)) % {"n": len(names)}
                told = many if len(names) > FEW else ", ".join(names)
                found.append(Badge(BADGES[state], f"{told}: {IN_WORDS[state]}"))
        return found

    @property
    def urgency(self) -> tuple[int, ...]:
        """What is missing in most languages comes first; what has ended comes last."""
        return (self.has_ended, *(-sum(one.state == state for one in self.states) for state in STATES[:-1]))


@require_safe
@reads_nothing_personal
@staff_only
def index(request: StaffRequest, shelf: str) -> HttpResponse:
    """GET /leistungen/, /leistungen/unterlagen/, /leistungen/lebenslagen/ with `q` and `neben` (a language)."""
    request.user.require("catalogue.read")
    draft = current_draft()
    spoken, words = request.GET.get("neben", ""), request.GET.get("q", "")[:LONGEST_SEARCH].replace("\0", "")
    if spoken not in draft.head.languages[1:]:
        spoken = ""
    rows = [_row(draft, entry, spoken) for entry in entries_on(draft, shelf) if _matches(draft, entry, words)]
    page = {
        "rows": sorted(rows, key=lambda row: row.urgency),
        "sums": sums(draft, shelf),
        "beside": spoken,
        "words": words,
        "shelf": shelf,
        "heading": HEADINGS[shelf],
    }
    return render(request, "catalogue/index.html", page)


def _row(draft: Draft, entry: Place, spoken: str) -> Row:
    states = translations_of(draft, entry)
    return Row(
        title=german_title(draft.parts, entry),
        url=url_of_entry(entry, spoken),
        states=tuple(one for one in states if spoken in ("", one.language.code)),
        has_ended=has_ended(draft, entry, timezone.localdate()),
        is_new=draft.is_new(entry),
    )


def _matches(draft: Draft, entry: Place, words: str) -> bool:
    """Whether every word stands somewhere in the titles of the entry, in whatever language."""
    asked = words_of(words)
    texts = [draft.parts.get(entry.beside(TEXT, spoken)) for spoken in (OFFICIAL_LANGUAGE, *draft.head.languages)]
    titles = " ".join(str(text["title"]) for text in texts if isinstance(text, Mapping))
    known = " ".join(words_of(f"{titles} {entry.code}"))
    return all(word in known for word in asked)
