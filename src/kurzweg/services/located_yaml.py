# SPDX-License-Identifier: EUPL-1.2
"""Reads YAML into values that know their place, through the one door that structures come by too.

Stricter than YAML itself: no anchors, no tags, no second document, no repeated key, bounded size and depth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kurzweg.engine.structure.documents import (
    MAX_BYTES,
    Kind,
    Mapping,
    Node,
    Scalar,
    Sequence,
    StructureError,
    document,
)
from kurzweg.services.places import SeedError, Value

__all__ = ["MAX_BYTES", "read_yaml"]

CATALOGUE = Kind("catalogue", "Take the file that ships with kurzweg as a beginning.")
_WORDS: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?[0-9]{1,17}\.[0-9]{1,17}")


def read_yaml(content: bytes, file: str) -> Value:
    """The document as located values. Raises `SeedError`; takes bounded time and memory for any input."""
    try:
        root = document(content, file=file, kind=CATALOGUE)
    except StructureError as error:
        raise SeedError(*error.problems) from None
    return _value(root, file, "", root.line)


def _value(node: Node, file: str, field: str, line: int) -> Value:
    """A node with its field; people look for the key, so the value of a key stands in the key's line."""
    if isinstance(node, Scalar):
        return Value(_plain(node), file, line, field)
    if isinstance(node, Sequence):
        items = [_value(item, file, f"{field}[{place}]", item.line) for place, item in enumerate(node.items)]
        return Value(items, file, line, field)
    return Value(dict(_entries(node, file, field)), file, line, field)


def _entries(node: Mapping, file: str, field: str) -> Iterator[tuple[str, Value]]:
    seen: set[str] = set()
    for key, held in node.pairs:
        word = _plain(key) if isinstance(key, Scalar) else None
        place = Value(word, file, key.line, field)
        if not isinstance(word, str):
            raise place.error("A key must be a plain word.", "Write the key as a word, in quotation marks if needed.")
        if word in seen:
            raise place.error(f'The key "{word}" stands here twice.', "Remove one of the two.")
        seen.add(word)
        yield word, _value(held, file, f"{field}.{word}" if field else word, key.line)


def _plain(scalar: Scalar) -> object:
    text = scalar.text
    if scalar.quoted:  # a text, whatever it looks like
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
