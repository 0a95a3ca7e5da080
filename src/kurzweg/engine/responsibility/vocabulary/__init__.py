# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words, one module per language. German is the official text."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kurzweg.engine.responsibility.vocabulary import (
    arabic,
    easy_german,
    english,
    french,
    german,
    persian,
    russian,
    turkish,
    ukrainian,
)

Labels = Mapping[str, str]
"""Words by their key; a caller adds those for codes that it knows better: statuses, municipalities, nationalities."""

WORDS: Mapping[str, Labels] = MappingProxyType(
    {
        "de": MappingProxyType(german.WORDS),
        "en": MappingProxyType(english.WORDS),
        "ar": MappingProxyType(arabic.WORDS),
        "uk": MappingProxyType(ukrainian.WORDS),
        "tr": MappingProxyType(turkish.WORDS),
        "fa": MappingProxyType(persian.WORDS),
        "fr": MappingProxyType(french.WORDS),
        "ru": MappingProxyType(russian.WORDS),
        "de-simple": MappingProxyType(easy_german.WORDS),
    }
)
RIGHT_TO_LEFT = frozenset({"ar", "fa"})
