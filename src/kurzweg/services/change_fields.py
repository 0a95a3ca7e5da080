# SPDX-License-Identifier: EUPL-1.2
"""Changes of single fields of a service as sentences in German and English."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from kurzweg.services.parts import WHOLE, Place

Names = Mapping[Place, tuple[str, str]]
"""What every entry is called in German and English."""
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip


class Told(NamedTuple):
    """What became of something, in both languages of the office: a sentence without its beginning and its full stop."""

    german: str
    english: str


def told_of_fields(before: Mapping[str, Any], after: Mapping[str, Any], names: Names) -> Iterator[Told]:
    """One sentence for each field that is not the same; the values are plain data of the file."""
    for field in dict.fromkeys([*before, *after]):
        old, new = before.get(field), after.get(field)
        if old != new:
            yield OWN_WORDS.get(field, _any_field(field))(old, new, names)


def _minutes(old: Any, new: Any, _names: Names) -> Told:
    return Told(f"das Gespräch dauert jetzt {new} Minuten, bisher {old}", f"takes {new} minutes, was {old}")


def _source(_old: Any, new: Any, _names: Names) -> Told:
    if new == "measured":
        return Told("die Minuten sind gemessen", "the minutes are measured")
    return Told("die Minuten sind angenommen", "the minutes are assumed")


def _front_desk(_old: Any, new: Any, _names: Names) -> Told:
    if new:
        return Told("geht jetzt am Empfang", "can be done at the front desk")
    return Told("geht nicht mehr am Empfang", "can no longer be done at the front desk")


def _kind(_old: Any, new: Any, _names: Names) -> Told:
    if new == "document":
        return Told("ist jetzt ein Papier", "is a paper now")
    return Told("ist jetzt eine Angabe", "is a fact to know now")


def _situation(old: Any, new: Any, names: Names) -> Told:
    was, becomes = (names.get(Place("life_situations", code or "", WHOLE), (code, code)) for code in (old, new))
    return Told(
        f"steht jetzt unter „{becomes[0]}“, bisher unter „{was[0]}“",
        f"stands under “{becomes[1]}”, was under “{was[1]}”",
    )


def _end(old: Any, new: Any, _names: Names) -> Told:
    if new:
        return Told(f"endet am {_day(new)}", f"ends on {new}")
    return Told(f"endet nicht mehr am {_day(old)}", f"no longer ends on {old}")


OWN_WORDS: dict[str, Callable[[Any, Any, Names], Told]] = {
    "service_minutes": _minutes,
    "service_minutes_source": _source,
    "front_desk": _front_desk,
    "kind": _kind,
    "life_situation": _situation,
    "valid_to": _end,
}
NAMES = {
    "former_office": ("früheres Amt", "former office"),
    "responsibility_varies_by_land": ("Zuständigkeit je Land verschieden", "responsibility varies by Land"),
    "deadline_rules": ("Fristregeln", "deadline rules"),
    "partners": ("beteiligte Stellen", "partners"),
    "leika_keys": ("LeiKa-Schlüssel", "LeiKa keys"),
    "valid_from": ("Rechtsstand", "state of the law"),
    "for": ("Personenkreis", "for whom it exists"),
    "deadline_note_de": ("Hinweis zu Fristen", "note on deadlines"),
    "note_de": ("Hinweis", "note"),
    "title_de": ("Bezeichnung", "title"),
    "legal_frame": ("Rechtsrahmen", "legal frame"),
    "compartment": ("Abteil", "compartment"),
}


def _any_field(field: str) -> Callable[[Any, Any, Names], Told]:
    german, english = NAMES.get(field, (field, field))

    def told(old: Any, new: Any, _names: Names) -> Told:
        return Told(
            f"{german} jetzt „{_plain(new, 0)}“, bisher „{_plain(old, 0)}“",
            f"{english} now “{_plain(new, 1)}”, was “{_plain(old, 1)}”",
        )

    return told


def _plain(value: Any, spoken: int) -> str:
    if isinstance(value, bool):
        return (("nein", "ja"), ("no", "yes"))[spoken][value]
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_plain(held, spoken)}" for key, held in value.items()) or "–"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "–"
    return str(value) if value else "–"


def _day(written: str) -> str:
    day = date.fromisoformat(written)
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
