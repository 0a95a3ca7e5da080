# SPDX-License-Identifier: EUPL-1.2
"""The languages of the house: own name, direction, and who is spoken to in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class Language:
    """Sprache: what a visitor may choose to read, under the name its speakers give it."""

    code: str
    """The tag of BCP 47, as `lang` carries it."""
    own_name: str
    german: str
    direction: Direction = "ltr"

    @property
    def locale(self) -> str:
        """The folder name of the translations, as gettext and Django spell it."""
        base, _, variant = self.code.partition("-")
        return f"{base}_{variant.title()}" if variant else base


GERMAN: Final = Language("de", "Deutsch", "Deutsch")
ENGLISH: Final = Language("en", "English", "Englisch")
ARABIC: Final = Language("ar", "العربية", "Arabisch", "rtl")

LANGUAGES: Final = (
    GERMAN,
    ENGLISH,
    ARABIC,
    Language("uk", "Українська", "Ukrainisch"),
    Language("tr", "Türkçe", "Türkisch"),
    Language("fa", "فارسی", "Persisch", "rtl"),
    Language("fr", "Français", "Französisch"),
    Language("ru", "Русский", "Russisch"),
)
"""Every public page is spoken in these, from the first to the last word, in the order in which they are offered."""

EASY_GERMAN: Final = Language("de-simple", "Leichte Sprache", "Leichte Sprache")
"""Texts of their own, never shortened ones; German stands where there is none. `simple` is a registered variant."""

BY_CODE: Final = {language.code: language for language in (*LANGUAGES, EASY_GERMAN)}


def complete() -> tuple[Language, ...]:
    """What a visitor can choose on the public pages."""
    return (*LANGUAGES, EASY_GERMAN)


def for_staff() -> tuple[Language, ...]:
    """What staff can choose on the pages of the office: half a page in a language is worse than none."""
    return (GERMAN, ENGLISH)


def language(code: str) -> Language:
    """The language of a code; German for one that the house does not know."""
    return BY_CODE.get(code) or BY_CODE.get(code.split("-", maxsplit=1)[0], GERMAN)
