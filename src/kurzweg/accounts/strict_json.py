# SPDX-License-Identifier: EUPL-1.2
"""JSON from outside: an object, every name once, plain numbers."""

from __future__ import annotations

import json
from typing import Any


def strict_object(body: bytes | str) -> dict[str, Any]:
    """The object. Raises ValueError for whatever two readers could understand in two ways."""
    try:
        found = json.loads(body, object_pairs_hook=_each_once, parse_constant=_refuse)
    except RecursionError as deep:
        raise ValueError("nested too deeply") from deep
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _value in pairs}) != len(pairs):
        raise ValueError("a name stands there twice")
    return dict(pairs)


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no number")
