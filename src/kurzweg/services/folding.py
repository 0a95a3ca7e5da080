# SPDX-License-Identifier: EUPL-1.2
"""What stays of a word without spelling habits, so that "Verlaengerung" and "verlängerung" are one."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "a", "œ": "o",
        "ـ": None,  # tatweel only stretches
        "·": None,  # Leichte Sprache shows the parts of a long word
        "ى": "ي", "ی": "ي", "ک": "ك", "ھ": "ه", "ہ": "ه", "ة": "ه", "ٱ": "ا",
        "'": None, "’": None, "ʼ": None, "`": None,
        "\u200c": " ",  # Persian half space: people type a whole one, or none
        "\u200d": None, "\u200e": None, "\u200f": None, "\u00ad": None,
    }
)  # fmt: skip
_MARKS = "Mn"
_WRITTEN_OUT = re.compile("ae|oe|ue")
_WORD = re.compile(r"[^\W_]+")
_ARABIC_ARTICLE = re.compile("^(?:[وفبك]?ال|لل)(?=..)")
_SHORTEST = 2


def fold(text: str) -> str:
    """The text without case, marks over letters, and ways of writing the same letter.

    German "ä", "ae" and a forgotten "a" become one; so do the Arabic and Persian forms of alef, ya, kaf, ta
    marbuta; vowel signs and tatweel go; digits of every script become 0-9.

    >>> fold("Verlängerung") == fold("VERLAENGERUNG") == fold("verlangerung")
    True
    >>> fold("إقامة") == fold("اقامه")
    True
    """
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    bare = "".join(
        _digit(sign) for sign in unicodedata.normalize("NFKD", plain) if unicodedata.category(sign) != _MARKS
    )
    return _WRITTEN_OUT.sub(lambda pair: pair[0][0], bare)


def words_of(text: str) -> list[str]:
    """The folded words of a text; the Arabic article and single letters are left out.

    >>> words_of("Visum läuft ab!")
    ['visum', 'lauft', 'ab']
    >>> words_of("الإقامة")
    ['اقامه']
    """
    found = (_ARABIC_ARTICLE.sub("", word) for word in _WORD.findall(fold(text)))
    return [word for word in found if len(word) >= _SHORTEST]


def _digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)
