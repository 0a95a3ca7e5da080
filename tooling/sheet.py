# SPDX-License-Identifier: EUPL-1.2
"""The sheet on which new texts get their translations: one entry per German text, one line per language.

    # finder/templates/finder/found.html
    - de: "Meinen Sie das?"
      en: ""
      ar: ""

A counted text has a list with all forms of its language; the comment behind it names numbers that take each form.
"""

from __future__ import annotations

import gettext
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml

from tooling.texts import Text

Words = str | tuple[str, ...]
EXAMPLES = range(200)


@dataclass(frozen=True)
class Line:
    """One German text and what it is in other languages."""

    text: Text
    said: dict[str, Words]


def of(lines: Iterable[Line], plurals: Mapping[str, tuple[int, str]]) -> str:
    """The sheet as YAML. `plurals`: language, number of forms, rule."""
    return "\n".join(part for line in lines for part in _entry(line, plurals)) + "\n"


def _entry(line: Line, plurals: Mapping[str, tuple[int, str]]) -> Iterable[str]:
    yield f"# {line.text.file}"
    yield f"- de: {_quoted(line.text.message)}"
    if line.text.context:
        yield f"  context: {_quoted(line.text.context)}"
    for code in line.said:
        if isinstance(line.text.message, str):
            yield f'  {code}: ""'
        else:
            yield f"  {code}: {_quoted(('',) * plurals[code][0])}  # {_examples(*plurals[code])}"


def _quoted(words: Words) -> str:
    return json.dumps(words if isinstance(words, str) else list(words), ensure_ascii=False)


def _examples(count: int, rule: str) -> str:
    """For each form the first numbers that take it."""
    form_of = gettext.c2py(rule)
    takes: dict[int, list[str]] = {form: [] for form in range(count)}
    for number in EXAMPLES:
        takes[form_of(number)].append(str(number))
    return " | ".join(" ".join(numbers[:3]) for numbers in takes.values())


def read(content: str, file: str) -> list[Line]:
    """What a filled sheet says; empty translations are left out. Stops at an entry that is none."""
    entries = yaml.safe_load(content) or []
    if not isinstance(entries, list):
        raise SystemExit(f"{file}: this is no sheet. Take the output of `./dev messages --gaps` as a beginning.")
    return [_line(entry, file, place) for place, entry in enumerate(entries, start=1)]


def _line(entry: object, file: str, place: int) -> Line:
    if not isinstance(entry, dict) or not entry.get("de"):
        raise SystemExit(f'{file}, entry {place}: an entry begins with `- de: "the German text"`.')
    message, context = _words(entry.pop("de")), entry.pop("context", None)
    said = {str(code): _words(words) for code, words in entry.items() if words and all(words)}
    return Line(Text(message, context, file, is_public=True), said)


def _words(said: object) -> Words:
    return tuple(map(str, said)) if isinstance(said, list) else str(said)
