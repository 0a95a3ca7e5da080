# SPDX-License-Identifier: EUPL-1.2
"""The one place where facts have their words: one module per language. German is the official text.

Each module holds `WORDS` (the sentences of answers), `NAMES` (what a fact is called), `VALUES` (how a value stands in
a rule), `QUESTIONS` (how a visitor is asked) and `ANSWERS` (what the visitor then says of themselves).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType, ModuleType

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
"""Words by their key; a caller adds those for codes that it knows better: nationality groups of its own."""


@dataclass(frozen=True)
class Vocabulary:
    """Wortschatz: everything that is said about facts in one language."""

    words: Labels
    names: Labels
    values: Mapping[str, Labels]
    questions: Labels
    answers: Mapping[str, Labels]


def _of(module: ModuleType) -> Vocabulary:
    return Vocabulary(
        words=MappingProxyType(module.WORDS), names=MappingProxyType(module.NAMES),
        values=MappingProxyType(module.VALUES), questions=MappingProxyType(module.QUESTIONS),
        answers=MappingProxyType(module.ANSWERS),
    )  # fmt: skip


VOCABULARIES: Mapping[str, Vocabulary] = MappingProxyType(
    {
        "de": _of(german),
        "en": _of(english),
        "ar": _of(arabic),
        "uk": _of(ukrainian),
        "tr": _of(turkish),
        "fa": _of(persian),
        "fr": _of(french),
        "ru": _of(russian),
        "de-simple": _of(easy_german),
    }
)
RIGHT_TO_LEFT = frozenset({"ar", "fa"})
