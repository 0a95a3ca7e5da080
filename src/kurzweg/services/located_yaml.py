# SPDX-License-Identifier: EUPL-1.2
"""Reads YAML into values that know their place.

Stricter than YAML itself: no anchors, no tags, no second document, no repeated key, bounded size and depth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from kurzweg.services.places import Value

MAX_BYTES = 2_000_000
MAX_DEPTH = 12
MAX_VALUES = 200_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?[0-9]{1,17}\.[0-9]{1,17}")


def read_yaml(content: bytes, file: str) -> Value:
    """The document as located values. Raises `SeedError`; takes bounded time and memory for any input."""
    start = Value(None, file, 1, "")
    if len(content) > MAX_BYTES:
        raise start.error(f"The file has {len(content)} bytes.", f"At most {MAX_BYTES} are read; shorten or split it.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise Value(None, file, line, "").error("This is not UTF-8 text.", "Save the file as UTF-8.") from None
    try:
        return _build(yaml.parse(text, Loader=_LOADER), start)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        place = Value(None, file, mark.line + 1 if mark else 1, "")
        said = getattr(fault, "problem", None) or "unreadable characters"
        raise place.error(
            f"This is not valid YAML ({said}).", "Check indentation, quotation marks and colons."
        ) from None


class _Builder:
    """Puts parser events together; a stack instead of recursion, so depth costs nothing."""

    def __init__(self, start: Value) -> None:
        self.file = start.file
        self.stack: list[tuple[Value, list[tuple[str, int]]]] = []
        self.root: Value | None = None
        self.count = 0

    def add(self, raw: object, line: int) -> Value:
        self.count += 1
        if not self.stack:
            value = Value(raw, self.file, line, "")
            self.root = value
        else:
            parent, waiting = self.stack[-1]
            value = self._add_to(parent, waiting, raw, line)
        if self.count > MAX_VALUES or len(self.stack) >= MAX_DEPTH:
            raise value.error("The file is too large or too deeply nested.", "Check the indentation around this line.")
        return value

    def _add_to(self, parent: Value, waiting: list[tuple[str, int]], raw: object, line: int) -> Value:
        if isinstance(parent.raw, list):
            value = Value(raw, self.file, line, f"{parent.field}[{len(parent.raw)}]")
            parent.raw.append(value)
            return value
        assert isinstance(parent.raw, dict)
        if waiting:
            key, line = waiting.pop()  # people look for the key, not for where its value begins
            value = Value(raw, self.file, line, f"{parent.field}.{key}" if parent.field else key)
            parent.raw[key] = value
            return value
        value = Value(raw, self.file, line, parent.field)
        if not isinstance(raw, str):
            raise value.error("A key must be a plain word.", "Write the key as a word, in quotation marks if needed.")
        if raw in parent.raw:
            raise value.error(f'The key "{raw}" stands here twice.', "Remove one of the two.")
        waiting.append((raw, line))
        return value


def _build(events: Iterator[yaml.Event], start: Value) -> Value:
    builder = _Builder(start)
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent) and builder.root is not None:
            raise Value(None, start.file, line, "").error("A second document begins here.", 'Remove the line "---".')
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or _is_tagged(event):
            raise Value(None, start.file, line, "").error(
                "Anchors (&), aliases (*) and tags (!) are not read.",
                "Write the value out, or put it in quotation marks.",
            )
        if isinstance(event, yaml.ScalarEvent):
            builder.add(_scalar(event), line)
        elif isinstance(event, yaml.MappingStartEvent):
            builder.stack.append((builder.add({}, line), []))
        elif isinstance(event, yaml.SequenceStartEvent):
            builder.stack.append((builder.add([], line), []))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            builder.stack.pop()
    if builder.root is None:
        raise start.error("The file is empty.", "Take the file that ships with kurzweg as a beginning.")
    return builder.root


def _is_tagged(event: yaml.Event) -> bool:
    return getattr(event, "tag", None) is not None


def _scalar(event: yaml.ScalarEvent) -> object:
    text: str = event.value
    if not event.implicit[0]:  # quoted: a text, whatever it looks like
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
