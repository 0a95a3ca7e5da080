# SPDX-License-Identifier: EUPL-1.2
"""Plain data as YAML that people like to read: short things on one line, long things one field per line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from kurzweg.engine.structure.amounts import written
from kurzweg.engine.structure.nodes import Scalar

WIDTH: Final = 110
_BARE = re.compile(r"[^\W\d_][\w ./()§–&+'-]*|\d+(?:\.\d+)?(?:min|d|mo)")
_WORDS_WITH_ANOTHER_MEANING = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}


def yaml_text(document: Mapping[str, object]) -> str:
    """A mapping of plain data (text, numbers, dates, lists, mappings) as canonical YAML.

    The same data always give the same text; reading the text gives the same data.

    >>> print(yaml_text({"office": "Amt", "groups": {"front": ["eat", "no"]}}), end="")
    office: Amt
    groups: {front: [eat, "no"]}
    """
    return "".join(f"{line}\n" for line in _mapping(document, 0))


def _mapping(mapping: Mapping[str, object], indent: int) -> list[str]:
    lines: list[str] = []
    for key, value in mapping.items():
        lines += _entry(f"{' ' * indent}{scalar(key)}:", value, indent)
    return lines


def _entry(head: str, value: object, indent: int) -> list[str]:
    line = f"{head} {flow(value)}"
    if not _is_nested(value) or (len(line) <= WIDTH and not _holds_records(value)):
        return [line]
    if isinstance(value, Mapping):
        return [head, *_mapping(value, indent + 2)]
    assert isinstance(value, Sequence)
    return [head, *(line for item in value for line in _item(item, indent + 2))]


def _item(item: object, indent: int) -> list[str]:
    line = f"{' ' * indent}- {flow(item)}"
    if not isinstance(item, Mapping) or (len(line) <= WIDTH and not _holds_records(item)):
        return [line]
    first, *rest = _mapping(item, indent + 2)
    return [f"{' ' * indent}- {first.lstrip()}", *rest]


def _is_nested(value: object) -> bool:
    return isinstance(value, Mapping | list)


def _holds_records(value: object) -> bool:
    """Lists of mappings are tables: one row per line."""
    if isinstance(value, Mapping):
        return any(_holds_records(held) for held in value.values())
    return isinstance(value, list) and any(isinstance(item, Mapping) for item in value)


def flow(value: object) -> str:
    """Plain data on one line."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{scalar(key)}: {flow(held)}' for key, held in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(flow(item) for item in value)}]"
    return scalar(value)


def scalar(value: object) -> str:
    """One value: bare when every YAML tool reads it as the same text, else in double quotes.

    >>> scalar("Schönburger Straße 41"), scalar("08:00-12:00"), scalar("no"), scalar(5), scalar(True)
    ('Schönburger Straße 41', '"08:00-12:00"', '"no"', '5', 'true')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return written(value)
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return text if _is_bare(text) else f'"{"".join(_escaped(letter) for letter in text)}"'


def _is_bare(text: str) -> bool:
    if not _BARE.fullmatch(text) or text.endswith(" ") or text.lower() in _WORDS_WITH_ANOTHER_MEANING:
        return False
    return Scalar(1, text, quoted=False).meaning == "a text"


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if letter == "\n":
        return "\\n"
    if letter.isprintable():
        return letter
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
