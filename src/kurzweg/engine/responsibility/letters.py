# SPDX-License-Identifier: EUPL-1.2
"""Surnames as letters: what a letter range is compared with.

Every name becomes a word over a–z, or nothing. A word that is not empty begins with one of 26 letters and
stands at one place of the alphabetical order, so ranges that leave no gap from A to Z leave no named person
out; whoever has no such word (no name, digits, a script that cannot be romanised) is the explicit value
`unknown`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

import icu

from kurzweg.engine.structure.letters import filing_key

FIRST = "a"
END = "{"
"""The character after z: no word of letters reaches it."""

_AS_IN_PASSPORTS = str.maketrans(
    {
        "ə": "e", "ǝ": "e", "ɛ": "e", "ɔ": "o",
        "ю": "yu", "я": "ya", "є": "ye", "ї": "yi", "й": "y", "ж": "zh", "х": "kh", "ц": "ts",
        "ч": "ch", "ш": "sh", "щ": "shch", "ґ": "g", "э": "e", "ё": "e", "ы": "y", "ъ": "", "ь": "",
        "ع": "a", "أ": "a", "آ": "a", "ا": "a", "إ": "i", "ئ": "y", "ؤ": "w", "ء": "",
    }
)  # fmt: skip
"""Letters that ICU's scholarly tables write otherwise than identity papers do, by which people know their
name.
"""


def letters_of(name: str) -> str:
    """The letters a–z a surname is compared by; empty when it has none.

    Parameters: `name`, in any script and case. Returns letters only: spaces, hyphens and apostrophes do not
    count, as in the telephone directory. Other scripts are romanised (ICU Any-Latin, letters as in identity
    papers). Source: DIN 5007-2; engine/responsibility.md §1.

    >>> [letters_of(name) for name in ("Öztürk", "O'Brien", "Шевченко", "علي", "123")]
    ['oeztuerk', 'obrien', 'shevchenko', 'aly', '']
    """
    if name.isascii():
        return name.lower() if name.isalpha() else re.sub("[^a-z]", "", name.lower())
    return _letters_of_any(name)


def reader_without(particles: tuple[str, ...]) -> Callable[[str], str]:
    """`letters_of`, but particles at the beginning (von, al-, El-) do not count.

    A particle counts as such only when a space, hyphen or apostrophe parts it from a name that follows. One of several
    words (von der) is one particle: an article alone begins a name, as in Der Sarkissian.

    >>> reader_without(("von", "al-"))("von Al-Ahmad"), reader_without(("al-",))("Albers")
    ('ahmad', 'albers')
    >>> [reader_without(("von", "von der"))(name) for name in ("von der Leyen", "Der Sarkissian")]
    ['leyen', 'dersarkissian']
    """
    pattern = particles_at_the_beginning(particles)
    if not pattern:
        return letters_of
    leading = re.compile(rf"\s*{pattern}", re.IGNORECASE)

    def letters_without(name: str) -> str:
        if name.isascii() and name.isalpha():
            return name.lower()
        return letters_of(leading.sub("", unicodedata.normalize("NFC", name), count=1)) or letters_of(name)

    return letters_without


def particles_at_the_beginning(particles: tuple[str, ...]) -> str:
    """The regular expression of particles, each with what parts it from the name; empty when there are none."""
    words = sorted({particle.strip(" -'’").casefold() for particle in particles} - {""}, key=len, reverse=True)
    told = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return rf"(?:(?:{told})[\s\-‐–'’]+)+" if told else ""


def after(prefix: str) -> str:
    """The smallest word behind all words that begin with `prefix`: the exclusive end of an inclusive upper
    bound.

    >>> after("k"), after("dza"), after("az"), after("z")
    ('l', 'dzb', 'b', '{')
    """
    stem = prefix.rstrip("z")
    return stem[:-1] + chr(ord(stem[-1]) + 1) if stem else END


@lru_cache(maxsize=4096)
def _letters_of_any(name: str) -> str:
    plain = unicodedata.normalize("NFC", name).lower().translate(_AS_IN_PASSPORTS)
    if not all(map(_is_filed, plain)):
        plain = _romaniser().transliterate(plain).translate(_AS_IN_PASSPORTS)
    return filing_key(plain)


@lru_cache(maxsize=4096)
def _is_filed(character: str) -> bool:
    """Whether the alphabetical order knows this character, or it is no letter at all."""
    return bool(filing_key(character)) or unicodedata.category(character) not in {"Ll", "Lu", "Lt", "Lo"}


@cache
def _romaniser() -> icu.Transliterator:
    return icu.Transliterator.createInstance("Any-Latin")
