# SPDX-License-Identifier: EUPL-1.2
"""The languages of the house: own name, direction, and whether the pages already speak them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class Language:
    """Sprache: what a visitor may choose to read, under the name its speakers give it."""

    code: str
    own_name: str
    german: str
    direction: Direction = "ltr"
    complete: bool = False
    """Every word of the public pages is translated; only then does the switch offer it."""

    @property
    def locale(self) -> str:
        """The folder name of the translations, as gettext and Django spell it."""
        return self.code.replace("-", "_")


GERMAN: Final = Language("de", "Deutsch", "Deutsch", complete=True)
ENGLISH: Final = Language("en", "English", "Englisch", complete=True)
ARABIC: Final = Language("ar", "العربية", "Arabisch", "rtl", complete=True)

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
"""The eight languages of the catalogue of services, in the order in which they are offered."""

EASY_GERMAN: Final = Language("de-leicht", "Leichte Sprache", "Leichte Sprache")
"""Reserved: Leichte Sprache is a text of its own, never a shortened one."""

BY_CODE: Final = {language.code: language for language in (*LANGUAGES, EASY_GERMAN)}


def complete() -> tuple[Language, ...]:
    """The languages in which the public pages can be read from the first to the last word."""
    return tuple(language for language in LANGUAGES if language.complete)


def language(code: str) -> Language:
    """The language of a code; German for one that the house does not know."""
    return BY_CODE.get(code) or BY_CODE.get(code.split("-", maxsplit=1)[0], GERMAN)
