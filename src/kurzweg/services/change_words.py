# SPDX-License-Identifier: EUPL-1.2
"""Changes of a catalogue as sentences in German and English; needs no translation files, so the command line has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kurzweg.lang.languages import language
from kurzweg.services.change_fields import Names, Told, told_of_fields
from kurzweg.services.parts import TEXT, WHOLE, WORDS, PartValue, Place
from kurzweg.services.wording import apart

ENGLISH = {
    "de": "German", "en": "English", "ar": "Arabic", "uk": "Ukrainian", "tr": "Turkish", "fa": "Persian",
    "fr": "French", "ru": "Russian", "de-simple": "Easy German",
}  # fmt: skip
STATUS = {
    "reviewed": ("der Text auf {0} ist geprüft", "the text in {1} is reviewed"),
    "draft": ("der Text auf {0} wartet auf Prüfung", "the text in {1} waits for its review"),
    "outdated": (
        "der Text auf {0} ist überholt, der deutsche hat sich geändert",
        "the text in {1} is outdated, the German one has changed",
    ),
}


def told_of(place: Place, before: Any, after: Any, names: Names, languages: Iterable[str] | None) -> tuple[Told, ...]:
    """What became of one part. `before` and `after` are values of parts, of as many shapes as there are parts."""
    if place.part == WHOLE and (before is None or after is None):
        return (_of_whole(after, languages or ()),)
    return tuple(_of_part(place, before, after, names))


def _of_whole(after: PartValue | None, languages: Iterable[str]) -> Told:
    if after is None:
        return Told("fällt weg", "is gone")
    spoken = [spoken_name(code) for code in languages]
    german, english = (", ".join(words) for words in zip(*spoken, strict=True)) if spoken else ("", "")
    return Told(f"neu im Katalog, auf {german}", f"new in the catalogue, in {english}")


def _of_part(place: Place, before: Any, after: Any, names: Names) -> Iterator[Told]:
    if place.part == TEXT:
        yield from _of_text(spoken_name(place.language), before, after)
    elif place.part == "papers":
        labels = {one.code: name for one, name in names.items() if one.shelf == "documents"}
        words = (("mitzubringen ist jetzt auch", "to bring as well"), ("nicht mehr mitzubringen", "no longer to bring"))
        yield from _of_list(words, before, after, labels)
    elif place.part == "law":
        words = (("neue Rechtsgrundlage", "new legal basis"), ("keine Rechtsgrundlage mehr", "no legal basis any more"))
        yield from _of_list(words, before, after, {})
    elif place.part == WORDS:
        german, english = spoken_name(place.language)
        words = (
            (f"neue Alltagswörter auf {german}", f"new everyday words in {english}"),
            (f"keine Alltagswörter mehr auf {german}", f"no longer everyday words in {english}"),
        )
        yield from _of_list(words, before or (), after or (), {})
    elif place.part == "fees":
        yield Told(
            f"Gebühren jetzt {_fees(after, 0)}, bisher {_fees(before, 0)}",
            f"fees now {_fees(after, 1)}, were {_fees(before, 1)}",
        )
    else:
        yield from told_of_fields(before or {}, after or {}, names)


def spoken_name(code: str) -> tuple[str, str]:
    """What a language is called in German and English."""
    known = language(code)
    return known.german, ENGLISH.get(code, known.own_name)


def _of_text(spoken: tuple[str, str], before: Any, after: Any) -> Iterator[Told]:
    german, english = spoken
    if before is None:
        yield Told(
            f"neuer Text auf {german}: „{apart(after['title'])}“", f"new text in {english}: “{apart(after['title'])}”"
        )
    elif after is None:
        yield Told(f"kein Text mehr auf {german}", f"no text in {english} any more")
    else:
        if before["title"] != after["title"]:
            yield Told(
                f"heißt auf {german} jetzt „{apart(after['title'])}“, bisher „{apart(before['title'])}“",
                f"is called “{apart(after['title'])}” in {english}, was “{apart(before['title'])}”",
            )
        if before.get("summary") != after.get("summary"):
            yield Told(
                f"der Kurztext auf {german} lautet jetzt „{apart(after['summary'])}“",
                f"the summary in {english} is now “{apart(after['summary'])}”",
            )
        if before.get("status") != after.get("status"):
            yield Told(*(words.format(german, english) for words in STATUS[after["status"]]))


def _of_list(
    words: tuple[tuple[str, str], tuple[str, str]], before: Any, after: Any, labels: Mapping[str, tuple[str, str]]
) -> Iterator[Told]:
    added, removed = [one for one in after if one not in before], [one for one in before if one not in after]
    for (german, english), some in zip(words, (added, removed), strict=True):
        if some:
            names = [labels.get(one, (apart(one), apart(one))) for one in some]
            yield Told(f"{german}: {', '.join(n[0] for n in names)}", f"{english}: {', '.join(n[1] for n in names)}")
    if not added and not removed:
        yield Told("andere Reihenfolge", "another order")


def _fees(fees: Any, spoken: int) -> str:
    look_up, none = (("Betrag nachzusehen", "keine"), ("amount to be looked up", "none"))[spoken]
    said = [(look_up if fee["eur"] is None else f"{fee['eur']} Euro", fee["law"]) for fee in fees or ()]
    return ", ".join(f"{amount} ({law})" for amount, law in said) or none
