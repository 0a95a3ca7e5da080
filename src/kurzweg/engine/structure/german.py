# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a text form, said in German."""

from __future__ import annotations

import re
from functools import cache

from kurzweg.engine.structure.problem_words import GERMAN, WORDS


def in_german(sentence: str) -> str:
    """The German for a sentence of this engine; what it does not know stays as it is.

    >>> in_german('There is no unit "mite".'), in_german("This is a number (5), but a text is needed.")
    ('Es gibt hier nicht: Einheit "mite".', 'Hier steht eine Zahl (5), gebraucht wird ein Text.')
    """
    for pattern, german in _patterns():
        found = pattern.fullmatch(sentence)
        if found:
            return german.format(**{slot: _word(said) for slot, said in found.groupdict().items()})
    return sentence


def _word(said: str) -> str:
    inner = re.fullmatch(r"a mapping \((.+)\)", said)
    if inner:
        return f"{WORDS['a mapping']} ({_word(inner[1])})"
    return WORDS.get(said) or WORDS.get(said[:1].lower() + said[1:]) or said


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(_pattern_of(english), re.DOTALL), german) for english, german in GERMAN.items())


def _pattern_of(english: str) -> str:
    return "".join(_piece(part) for part in re.split(r"(\{\w+\})", english))


def _piece(part: str) -> str:
    return f"(?P<{part[1:-1]}>.+)" if re.fullmatch(r"\{\w+\}", part) else re.escape(part)
