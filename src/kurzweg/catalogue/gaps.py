# SPDX-License-Identifier: EUPL-1.2
"""What is missing: texts that are not there, are outdated, or wait for a second pair of eyes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kurzweg.catalogue.draft import Draft
from kurzweg.lang.languages import Language, language
from kurzweg.services.nouns import OFFICIAL_LANGUAGE
from kurzweg.services.parts import TEXT, WHOLE, Place

MISSING, OUTDATED, DRAFT, REVIEWED = "missing", "outdated", "draft", "reviewed"
STATES = (MISSING, OUTDATED, DRAFT, REVIEWED)
"""From what presses most to what is done."""
IN_WORDS = {
    MISSING: gettext_lazy("fehlt"),
    OUTDATED: gettext_lazy("überholt"),
    DRAFT: gettext_lazy("wartet auf Prüfung"),
    REVIEWED: gettext_lazy("geprüft"),
    "official": gettext_lazy("amtlich"),
}
BADGES = {MISSING: "danger", OUTDATED: "warning", DRAFT: "info", REVIEWED: "success", "official": "quiet"}


@dataclass(frozen=True)
class State:
    """How far the text of an entry is in one language."""

    language: Language
    state: str

    @property
    def word(self) -> str:
        return str(IN_WORDS[self.state])

    @property
    def badge(self) -> str:
        return BADGES[self.state]


@dataclass(frozen=True)
class Sum:
    """How many texts of a language are how far."""

    language: Language
    counts: Mapping[str, int]

    @property
    def sentence(self) -> str:
        """3 Texte fehlen, 12 warten auf Prüfung."""
        n = self.counts
        said = [
            ngettext("%(n)s Text fehlt", "%(n)s Texte fehlen", n[MISSING]) % {"n": n[MISSING]},
            ngettext("%(n)s ist überholt", "%(n)s sind überholt", n[OUTDATED]) % {"n": n[OUTDATED]},
            ngettext("%(n)s wartet auf Prüfung", "%(n)s warten auf Prüfung", n[DRAFT]) % {"n": n[DRAFT]},
        ]
        open_ = [words for words, state in zip(said, STATES, strict=False) if n[state]]
        return ", ".join(open_) if open_ else _("alles geprüft")


def state_of(draft: Draft, entry: Place, spoken: str) -> State:
    """How far the text of an entry is in a language."""
    value = draft.parts.get(entry.beside(TEXT, spoken))
    if spoken == OFFICIAL_LANGUAGE:
        return State(language(spoken), "official")
    state = str(value["status"]) if isinstance(value, Mapping) else MISSING
    return State(language(spoken), state)


def translations_of(draft: Draft, entry: Place) -> tuple[State, ...]:
    """How far an entry is in every language but German."""
    return tuple(state_of(draft, entry, spoken) for spoken in draft.head.languages if spoken != OFFICIAL_LANGUAGE)


def sums(draft: Draft, shelf: str) -> tuple[Sum, ...]:
    """How far every language is on a shelf."""
    counts: dict[str, Counter[str]] = {}
    today = timezone.localdate()
    for entry in entries_on(draft, shelf):
        if has_ended(draft, entry, today):
            continue
        for state in translations_of(draft, entry):
            counts.setdefault(state.language.code, Counter())[state.state] += 1
    return tuple(Sum(language(code), count) for code, count in counts.items())


def entries_on(draft: Draft, shelf: str) -> Iterator[Place]:
    """The entries of a shelf in the order of the catalogue."""
    return (place for place in draft.parts if place.part == WHOLE and place.shelf == shelf)


def has_ended(draft: Draft, entry: Place, day: date) -> bool:
    """Whether a service is no longer offered on a day; nobody needs its texts then."""
    offer = draft.parts.get(entry.beside("offer"))
    last = offer["valid_to"] if isinstance(offer, Mapping) else None
    return last is not None and str(last) < day.isoformat()
