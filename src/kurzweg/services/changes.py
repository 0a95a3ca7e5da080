# SPDX-License-Identifier: EUPL-1.2
"""What changes from one catalogue to another, part by part, in sentences that people can talk about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kurzweg.services.change_fields import Names, Told
from kurzweg.services.change_words import told_of
from kurzweg.services.nouns import OFFICIAL_LANGUAGE
from kurzweg.services.parts import TEXT, WHOLE, Parts, PartValue, Place

__all__ = ["Change", "Told", "changes", "names_in"]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One part that is new, gone or another; `told` says it in German and in English, `name` of what."""

    place: Place
    name: tuple[str, str]
    before: PartValue | None
    after: PartValue | None
    told: tuple[Told, ...]

    def __str__(self) -> str:
        return self.english

    @property
    def german(self) -> str:
        return f"{self.name[0]}: {'; '.join(one.german for one in self.told)}."

    @property
    def english(self) -> str:
        return f"{self.name[1]}: {'; '.join(one.english for one in self.told)}."


def changes(before: Parts, after: Parts) -> tuple[Change, ...]:
    """Every part that is not the same in both; of an entry that is new or gone only the whole is named.

    >>> from kurzweg.services.catalogue import load_catalogue
    >>> from kurzweg.services.parts import parts_of
    >>> was = parts_of(load_catalogue())
    >>> changes(was, was)
    ()
    >>> becomes = was | {Place("services", "duldung", "papers"): ["duldung-alt", "foto"]}
    >>> print(changes(was, becomes)[0])
    Toleration permit: issue or extend: no longer to bring: proof that you tried to get a passport.
    """
    names = names_in({**after, **before})
    found = []
    for place in dict.fromkeys([*before, *after]):
        old, new = before.get(place), after.get(place)
        if old == new or (place.part != WHOLE and (place.whole in before) != (place.whole in after)):
            continue
        value = _whole(place, after) if place.part == WHOLE else None
        told = told_of(place, old, new, names, value)
        name = names.get(place.whole, (place.code, place.code))
        found.append(Change(place=place, name=name, before=old, after=new, told=told))
    return tuple(found)


def names_in(parts: Parts) -> Names:
    """What every entry is called in German and English, for sentences about it."""
    return {
        place.whole: (title_in(parts, place, OFFICIAL_LANGUAGE), title_in(parts, place, "en"))
        for place in parts
        if place.part == TEXT
    }


def title_in(parts: Parts, place: Place, language: str) -> str:
    """The title of an entry in a language, or else in German, or else its id."""
    for spoken in (language, OFFICIAL_LANGUAGE):
        value = parts.get(place.beside(TEXT, spoken))
        if isinstance(value, Mapping):
            return str(value["title"])
    return place.code


def _whole(place: Place, parts: Parts) -> tuple[str, ...]:
    """The languages in which a new entry has texts."""
    return tuple(one.language for one in parts if one.whole == place and one.part == TEXT)
