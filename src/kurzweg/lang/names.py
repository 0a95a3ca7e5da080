# SPDX-License-Identifier: EUPL-1.2
"""Names of any script: how they are sorted, how they are written in Latin letters, how they are found.

What a source wrote is kept as it is; these forms are computed beside it. Sort keys of two versions of ICU must not
be compared: a new one recomputes all. German lists follow
DIN 5007-2 (phone book order: ä like ae), which no database collation of ours knows.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import icu

PHONE_BOOK = "de-u-co-phonebk"
SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
APART = str.maketrans({"-": " ", "'": "", "’": "", "ʹ": "", "ʻ": "", "ʼ": "", "ʾ": "", "ʿ": "", "`": ""})


@cache
def _phone_book() -> icu.Collator:
    return icu.Collator.createInstance(icu.Locale(PHONE_BOOK))


@cache
def _latin() -> icu.Transliterator:
    return icu.Transliterator.createInstance("Any-Latin; NFC")


def sort_key(name: str) -> bytes:
    """Bytes that sort like the German phone book (DIN 5007-2).

    Parameters: a name as it was written. Returns: bytes to store and to compare; equal letters of another
    spelling (Müller, Mueller) stand side by side.

    >>> sorted(["Özil", "Ott", "Oetker", "Zuse"], key=sort_key)
    ['Oetker', 'Özil', 'Ott', 'Zuse']
    """
    return bytes(_phone_book().getSortKey(unicodedata.normalize("NFC", name)))


def romanised(name: str) -> str:
    """The name in Latin letters: it helps readers of another script, and is never an official spelling.

    Arabic and Persian write no short vowels, so they come without them.

    >>> romanised("Ткаченко")
    'Tkačenko'
    """
    return str(_latin().transliterate(name)).strip()


def folded(name: str) -> str:
    """The form in which names are searched: Latin, lower case, no marks, no hyphens, umlauts spelled out.

    >>> folded("Müller-Łódź"), folded("Ткаченко")
    ('mueller lodz', 'tkacenko')
    """
    # Spelled out first, because taking marks off would turn ü into u; composed, because ü may be two signs.
    german = unicodedata.normalize("NFC", name).lower().translate(SPELLED_OUT)
    bare = unicodedata.normalize("NFD", romanised(german)).lower().translate(SPELLED_OUT).translate(APART)
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(letters.split())
