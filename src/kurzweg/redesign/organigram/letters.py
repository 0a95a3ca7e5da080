# SPDX-License-Identifier: EUPL-1.2
"""How wide words are in Fira Sans SemiBold, so that a picture made on the server breaks its lines itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

_WIDTHS: Final = {
    0.26: "'!,.:; ·ij",
    0.32: "IlJ()[]{}`",
    0.40: "ft|rf-\"„“",
    0.50: "z*17cs?F2vxyL<=>~3+/\\_–5ET",
    0.58: "gkZ9ae#$^äé46S8uCVXü0hnoYöqAPÄ",
    0.66: "bdpßBRKGDUÜHN",
    0.80: "OQÖw&M",
    0.86: "Wm%",
}  # fmt: skip
_EM: Final = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_STRANGER: Final = 0.68
"""Letters outside the table: Cyrillic and Arabic ones are seldom wider."""
_WIDE: Final = 1.0
"""Chinese, Japanese and Korean signs fill their square."""


def width_of(text: str, size: float) -> float:
    """The width of a text in pixels at a letter size of so many pixels; rather too wide than too narrow."""
    return sum(_em(letter) for letter in text) * size


def wrapped(text: str, *, width: float, size: float) -> tuple[str, ...]:
    """The lines of a text, none wider than `width`; only a word that fits no line is cut, with a hyphen.

    >>> wrapped("Fachstelle für Wohnungsnotfälle", width=150, size=16)
    ('Fachstelle für', 'Wohnungsnotfälle')
    """
    lines: list[str] = []
    for word in _words(text, width, size):
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _em(letter: str) -> float:
    if letter in _EM:
        return _EM[letter]
    if unicodedata.combining(letter):
        return 0.0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _STRANGER


def _words(text: str, width: float, size: float) -> Iterator[str]:
    for word in text.split():
        rest = word
        while width_of(rest, size) > width:
            fitting = _fitting(rest, width, size)
            yield f"{rest[:fitting]}-"
            rest = rest[fitting:]
        yield rest


def _fitting(word: str, width: float, size: float) -> int:
    """How many letters of a long word fit in one line with a hyphen; at least one, so that it ends."""
    used = width_of("-", size)
    for count, letter in enumerate(word):
        used += _em(letter) * size
        if used > width:
            return max(count, 1)
    return len(word)
