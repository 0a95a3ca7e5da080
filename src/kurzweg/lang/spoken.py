# SPDX-License-Identifier: EUPL-1.2
"""The languages that people speak at a counter: more than the house can write."""

from __future__ import annotations

from typing import Final

from kurzweg.lang.languages import GERMAN, LANGUAGES, Language

SPOKEN: Final = (
    *(each for each in LANGUAGES if each != GERMAN),
    Language("sq", "Shqip", "Albanisch"),
    Language("am", "አማርኛ", "Amharisch"),
    Language("hy", "Հայերեն", "Armenisch"),
    Language("az", "Azərbaycanca", "Aserbaidschanisch"),
    Language("bn", "বাংলা", "Bengalisch"),
    Language("bg", "Български", "Bulgarisch"),
    Language("zh", "中文", "Chinesisch"),
    Language("prs", "دری", "Dari", "rtl"),
    Language("gsg", "DGS", "Deutsche Gebärdensprache"),
    Language("ka", "ქართული", "Georgisch"),
    Language("hi", "हिन्दी", "Hindi"),
    Language("it", "Italiano", "Italienisch"),
    Language("kmr", "Kurmancî", "Kurdisch (Kurmandschi)"),
    Language("ckb", "سۆرانی", "Kurdisch (Sorani)", "rtl"),
    Language("ps", "پښتو", "Paschtu", "rtl"),
    Language("pl", "Polski", "Polnisch"),
    Language("pt", "Português", "Portugiesisch"),
    Language("rom", "Romani", "Romani"),
    Language("ro", "Română", "Rumänisch"),
    Language("sr", "Srpski, bosanski, hrvatski", "Serbisch, Bosnisch, Kroatisch"),
    Language("so", "Soomaali", "Somali"),
    Language("es", "Español", "Spanisch"),
    Language("ti", "ትግርኛ", "Tigrinya"),
    Language("ur", "اردو", "Urdu", "rtl"),
    Language("vi", "Tiếng Việt", "Vietnamesisch"),
)
"""German is not among them: everybody here speaks it."""

BY_NAME: Final = tuple(sorted(SPOKEN, key=lambda one: one.german))
"""In the order of the alphabet, for whoever chooses one."""
BY_CODE: Final = {each.code: each for each in SPOKEN}


def spoken(code: str) -> Language:
    """The language that somebody speaks who reads this one; German for what nobody knows.

    >>> spoken("ar").german, spoken("de-simple").german
    ('Arabisch', 'Deutsch')
    """
    return BY_CODE.get(code, GERMAN)


def beside_german(code: str) -> str:
    """The code of what somebody speaks, whatever they read; empty for German, which is spoken at every counter.

    >>> beside_german("ar"), beside_german("de-simple")
    ('ar', '')
    """
    spoken_code = code.partition("-")[0]
    return "" if spoken_code == GERMAN.code else spoken_code
