# SPDX-License-Identifier: EUPL-1.2
"""What a text may hold, and hints that make German easier to read."""

from __future__ import annotations

import re
import unicodedata

LONGEST_TITLE, LONGEST_SUMMARY = 300, 1000
MOST_WORDS_IN_A_SENTENCE = 15
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_END = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÄÖÜ„])")
_SHORTENED = re.compile(r"\b(?:z\. ?B\.|d\. ?h\.|ggf\.|bzw\.|u\. ?a\.|i\. ?d\. ?R\.|evtl\.|usw\.|gem\.|o\. ?g\.)")


def unseen_sign(text: str) -> str:
    r"""The first sign of a text that does something without being seen, as its number; empty when there is none.

    Tabs and new lines are harmless. Signs that turn the direction of writing are allowed in pairs only: one that is
    left open would turn what stands behind it.

    >>> unseen_sign("Duldung\x00"), unseen_sign("\u2067مرحبا\u2069"), unseen_sign("a\u202eb")
    ('U+0000', '', 'U+202E')
    """
    found = _CONTROL.search(text)
    if found:
        return _number(found[0])
    depth: list[str] = []
    for turn in _TURNING.findall(text):
        if turn in "\u202c\u2069":
            if not depth or (depth.pop() < "\u2066") != (turn == "\u202c"):
                return _number(turn)
        else:
            depth.append(turn)
    return _number(depth[0]) if depth else ""


def tidy(text: str) -> str:
    r"""A text as it is kept: composed letters, single spaces, nothing around it.

    >>> tidy("  Bitte\n\n melden ")
    'Bitte melden'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def tidy_lines(text: str) -> str:
    r"""A text of several lines as it is kept, each line tidy and none empty: Leichte Sprache says one thing a line.

    >>> tidy_lines(" Sie  bleiben.\r\n\r\n Das Papier heißt: Duldung.\n")
    'Sie bleiben.\nDas Papier heißt: Duldung.'
    """
    return "\n".join(filter(None, map(tidy, text.splitlines())))


def apart(text: str) -> str:
    """A text that can stand inside a German sentence: what is written from right to left stays by itself.

    >>> apart("Duldung"), apart("مرحبا") == "\u2068مرحبا\u2069"
    ('Duldung', True)
    """
    turns = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)
    return f"\u2068{text}\u2069" if turns else text


def long_sentences(german: str) -> tuple[str, ...]:
    """The sentences of a German text with more words than one reads easily (house rule: fifteen).

    >>> long_sentences("Kurz. Es ist " + "sehr " * 15 + "lang.") == ("Es ist " + "sehr " * 15 + "lang.",)
    True
    """
    sentences = _END.split(german.strip())
    return tuple(one for one in sentences if len(one.split()) > MOST_WORDS_IN_A_SENTENCE)


def shortened_words(german: str) -> tuple[str, ...]:
    """Abbreviations that not everybody knows.

    >>> shortened_words("Bringen Sie z. B. den Pass und ggf. ein Foto mit.")
    ('z. B.', 'ggf.')
    """
    return tuple(dict.fromkeys(_SHORTENED.findall(german)))


def _number(sign: str) -> str:
    return f"U+{ord(sign):04X}"
