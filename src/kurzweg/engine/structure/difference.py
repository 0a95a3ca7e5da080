# SPDX-License-Identifier: EUPL-1.2
"""What changes from one structure to another, told as changes that people can talk about."""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kurzweg.engine.structure.model import Structure
from kurzweg.engine.structure.sections import Entry, names_of, rules_of, sections_of
from kurzweg.engine.structure.sentences import sentences
from kurzweg.engine.structure.wording import Names, said

Entries = Mapping[str, Entry]

KINDS: Final = {
    ("unit", "name"): "unit_renamed",
    ("unit", "site"): "unit_moved",
    ("unit", "hours"): "hours_changed",
    ("unit", "staff"): "staff_changed",
    ("lane", "unit"): "lane_moved",
    ("rule", "lead"): "lead_changed",
}


@dataclass(frozen=True, kw_only=True)
class Change:
    """One difference. `kind` is stable (unit_added, unit_renamed, hours_changed, …); `place` is a field path.

    `before` and `after` are plain data of the text form, None where there was or will be nothing.
    """

    kind: str
    place: str
    before: object
    after: object
    german: str
    english: str


def diff(old: Structure, new: Structure) -> tuple[Change, ...]:
    """The changes that lead from `old` to `new`, by sections of the text form; empty for equal structures.

    The order of units, rules and other named things means nothing; the order of the steps of a flow does.

    >>> from dataclasses import replace
    >>> from kurzweg.engine.structure import example
    >>> [change.english for change in diff(example(), replace(example(), label="Entwurf"))]
    ['The structure: label was nach der Zusammenlegung, becomes Entwurf.']

    Source: design, section 4.
    """
    names = {**names_of(new), **names_of(old)}
    changes: list[Change] = []
    before, after = sections_of(old), sections_of(new)
    for noun in before:
        changes += _between(noun, before[noun], after[noun], names)
    for was, will_be in _pairs_of_rules(rules_of(old), rules_of(new)):
        changes += _of_entry("rule", was, will_be, names)
    return tuple(changes)


def _between(noun: str, before: Entries, after: Entries, names: Names) -> Iterator[Change]:
    for key in [*before, *(key for key in after if key not in before)]:
        yield from _of_entry(noun, before.get(key), after.get(key), names)


def _of_entry(noun: str, was: Entry | None, will_be: Entry | None, names: Names) -> Iterator[Change]:
    if was and will_be:
        yield from _of_fields(noun, was, will_be, names)
    elif will_be:
        yield _change(f"{noun}_added", will_be, names, after=will_be.values)
    elif was:
        yield _change(f"{noun}_removed", was, names, before=was.values)


def _of_fields(noun: str, was: Entry, will_be: Entry, names: Names) -> Iterator[Change]:
    for field in [*was.values, *(key for key in will_be.values if key not in was.values)]:
        before, after = was.values.get(field), will_be.values.get(field)
        if before != after:
            yield _change(_kind(noun, field, before, after), was, names, field=field, before=before, after=after)


def _kind(noun: str, field: str, before: object, after: object) -> str:
    """A unit is renamed when its German name changes; a new translation is none."""
    kind = KINDS.get((noun, field), f"{noun}_changed")
    if kind == "unit_renamed" and said(before, field, {}) == said(after, field, {}):
        return "unit_changed"
    return kind


def _change(
    kind: str, entry: Entry, names: Names, *, field: str = "", before: object = None, after: object = None
) -> Change:
    german, english = sentences(kind, entry, names, field=field, before=before, after=after)
    place = ".".join(part for part in (entry.place, field) if part)
    return Change(kind=kind, place=place, before=before, after=after, german=german, english=english)


def _pairs_of_rules(old: list[Entry], new: list[Entry]) -> Iterator[tuple[Entry | None, Entry | None]]:
    """Rules that belong together: those for the same persons first, then those of the same unit."""
    olds, news = _without_equal(old, new)
    for fields in (("service", "when"), ("service", "lead", "elsewhere")):
        waiting: dict[str, deque[Entry]] = {}
        for rule in news:
            waiting.setdefault(_mark(rule, fields), deque()).append(rule)
        alone = []
        for rule in olds:
            partners = waiting.get(_mark(rule, fields))
            if partners:
                yield rule, partners.popleft()
            else:
                alone.append(rule)
        olds, news = alone, [rule for rules in waiting.values() for rule in rules]
    yield from ((rule, None) for rule in olds)
    yield from ((None, rule) for rule in news)


def _without_equal(old: list[Entry], new: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    marks = Counter(_mark(rule) for rule in old) & Counter(_mark(rule) for rule in new)
    return _less(old, marks), _less(new, marks)


def _less(rules: list[Entry], marks: Counter[str]) -> list[Entry]:
    left = marks.copy()
    rest = []
    for rule in rules:
        if left[_mark(rule)]:
            left[_mark(rule)] -= 1
        else:
            rest.append(rule)
    return rest


def _mark(rule: Entry, fields: tuple[str, ...] | None = None) -> str:
    chosen = {key: value for key, value in rule.values.items() if fields is None or key in fields}
    return json.dumps(chosen, sort_keys=True)
