# SPDX-License-Identifier: EUPL-1.2
"""The changes of an entry in the reader's language; what happened to several languages alike is said once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import get_language

from kurzweg.services.change_words import STATUS, spoken_name
from kurzweg.services.changes import Change
from kurzweg.services.parts import TEXT


def sentences_of(changes: Iterable[Change]) -> tuple[str, ...]:
    """What changes, in sentences with a capital letter and a full stop."""
    place = 1 if get_language() == "en" else 0
    found: list[str] = []
    alike: dict[str, list[str]] = {}
    for change in changes:
        state = _only_the_state(change)
        if state:
            alike.setdefault(state, []).append(spoken_name(change.place.language)[place])
        else:
            found += [told[place] for told in change.told]
    found += [STATUS[state][place].format(*[", ".join(names)] * 2) for state, names in alike.items()]
    return tuple(f"{words[:1].upper()}{words[1:]}." for words in found)


def title_of(change: Change) -> str:
    """What the entry of a change is called in the reader's language."""
    return change.name[1 if get_language() == "en" else 0]


def _only_the_state(change: Change) -> str:
    """The new state of a text whose words are the same; empty when the words have changed too."""
    if change.place.part != TEXT or not isinstance(change.before, Mapping) or not isinstance(change.after, Mapping):
        return ""
    words = [
        {slot: held for slot, held in value.items() if slot != "status"} for value in (change.before, change.after)
    ]
    return str(change.after.get("status", "")) if words[0] == words[1] else ""
