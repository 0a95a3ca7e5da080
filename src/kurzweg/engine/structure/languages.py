# SPDX-License-Identifier: EUPL-1.2
"""A text in one or several languages: German alone as plain text, else language by language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, cast

from kurzweg.engine.structure.containers import MapOf, Pairs
from kurzweg.engine.structure.model import Texts
from kurzweg.engine.structure.nodes import Mapping, Node
from kurzweg.engine.structure.reading import INVALID, Shape, Spot
from kurzweg.engine.structure.words import Pattern, Text

GERMAN: Final = "de"
LANGUAGE = Pattern(
    "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*",
    "a language",
    "Write its code, as in de, en, ar, pt-BR or sr-Latn.",
    20,
)


@dataclass(frozen=True)
class Languages(Shape):
    """One text, or one per language with German among them; German is the official one and comes first."""

    text: Text = Text()

    def read(self, node: Node, spot: Spot) -> object:
        if not isinstance(node, Mapping):
            text = self.text.read(node, spot)
            return text if text is INVALID else ((GERMAN, text),)
        pairs = MapOf(LANGUAGE, self.text).read(node, spot)
        if pairs is not INVALID and GERMAN not in [language for language, _ in cast(Pairs, pairs)]:
            return spot.wrong(node, "The German text is missing.", "Add `de: …`; German is the official text.")
        return pairs

    def build(self, value: object) -> object:
        return tuple(sorted(cast(Texts, value), key=lambda pair: (pair[0] != GERMAN, pair[0])))

    def plain(self, value: object) -> object:
        texts = dict(cast(Texts, value))
        return texts[GERMAN] if list(texts) == [GERMAN] else texts

    def schema(self) -> dict[str, object]:
        several = {**MapOf(LANGUAGE, self.text).schema(), "required": [GERMAN]}
        return {"anyOf": [self.text.schema(), several]}
