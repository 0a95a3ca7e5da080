# SPDX-License-Identifier: EUPL-1.2
"""What the address says about a person, as `route` reads it; whatever cannot be read is asked again, kindly."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kurzweg.engine.responsibility import CLOSED, UNKNOWN, Facts, ServiceTable
from kurzweg.engine.responsibility.codes import NATIONALITIES, OLDEST
from kurzweg.engine.structure import Structure
from kurzweg.finder.address import Address
from kurzweg.finder.surnames import LONGEST_NAME, apart, first_letters, is_particle, letters_needed, without_particles

LONGEST_NUMBER = 12


class Unreadable(ValueError):  # noqa: N818 - named for what it is
    """An answer that makes no sense; `sentence` says to the visitor what would."""

    def __init__(self, fact: str, sentence: str) -> None:
        self.fact, self.sentence = fact, sentence
        super().__init__(sentence)


@dataclass(frozen=True)
class Reader:
    """Reads the answers about one service under one structure."""

    known: ServiceTable
    plan: Structure
    letters: int = 0
    """How many letters of the name another service asks for; the larger number is asked."""

    @property
    def count(self) -> int:
        """As many letters of the name as decide."""
        return max(self.letters, letters_needed(self.known))

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that can decide about this service."""
        return tuple(column.fact for column in self.known.columns)

    def read(self, address: Address) -> Address:
        """The same address with every answer in its shortest form. Raises `Unreadable`."""
        for fact, value in address.said:
            address = Address(
                address.service,
                tuple((one, self._read(fact, value) if one == fact else said) for one, said in address.said),
                address.kept,
            )
        return address

    def short_name(self, address: Address) -> str:
        """As many letters of the name as decide; empty where none was given, or where it is asked again."""
        try:
            return "".join(self._read(fact, value) for fact, value in address.said if fact == "surname")
        except Unreadable:
            return ""

    def _read(self, fact: str, value: str) -> str:
        text = " ".join(unicodedata.normalize("NFC", value[: 10 * LONGEST_NAME]).split())
        if text == UNKNOWN:
            return text
        if any(unicodedata.category(sign) == "Cc" for sign in text):
            raise Unreadable(
                fact, _("Diese Angabe enthält Zeichen, die wir nicht lesen können. Antworten Sie noch einmal.")
            )
        if fact == "surname":
            return self._surname(text)
        if fact == "age":
            return _age(text)
        return _municipality(text) if fact == "municipality" else self._code(fact, text)

    def _surname(self, text: str) -> str:
        count = self.count
        if len(text) > LONGEST_NAME:
            raise Unreadable("surname", _("Das ist zu lang. Es reichen die ersten %(n)s Buchstaben.") % {"n": count})
        short = self._short(text, count)
        if not short:
            raise Unreadable(
                "surname",
                _(
                    "Schreiben Sie Buchstaben. Wenn Sie keinen Familiennamen haben, wählen Sie unten "
                    "„Ich habe nur einen Namen“."
                ),
            )
        if is_particle(short, self.plan):
            raise Unreadable(
                "surname",
                _(
                    "„%(word)s“ zählt nicht mit. Schreiben Sie die Buchstaben danach. Beginnt Ihr Name wirklich so, "
                    "schreiben Sie einen Buchstaben mehr."
                )
                % {"word": apart(short)},
            )
        return short

    def _short(self, text: str, count: int) -> str:
        """The letters that decide; a particle where nothing stands behind it."""
        if is_particle(text, self.plan):
            return text
        name = without_particles(text, self.plan)
        short = first_letters(name, count)
        return first_letters(name, count + 1) if is_particle(short, self.plan) else short

    def _code(self, fact: str, text: str) -> str:
        if text not in self.codes(fact):
            raise Unreadable(fact, _("Diese Antwort kennen wir nicht. Wählen Sie eine von diesen."))
        return text

    def codes(self, fact: str) -> tuple[str, ...]:
        """The answers to a question with fixed answers; nationalities also those that a rule names."""
        if fact in CLOSED:
            return CLOSED[fact]
        named = (
            value
            for piece in self.known.plan.pieces
            for condition in piece.rule.when
            if condition.fact == fact
            for value in condition.values
            if value != UNKNOWN
        )
        return tuple(sorted(dict.fromkeys([*named, *NATIONALITIES]), key=lambda code: code == NATIONALITIES[-1]))


def facts_of(address: Address) -> Facts:
    """The answers as `route` takes them."""
    return dict(address.said)


def _age(text: str) -> str:
    digits = text[:LONGEST_NUMBER]
    if digits.isdecimal() and 0 <= int(digits) <= OLDEST:
        return str(int(digits))  # digits of any script are read, Latin ones are kept
    raise Unreadable("age", _("Schreiben Sie das Alter in ganzen Jahren, zum Beispiel 17."))


def _municipality(text: str) -> str:
    if len(text) == 8 and text.isascii() and text.isdigit():
        return text
    raise Unreadable("municipality", _("Diesen Ort kennen wir nicht. Schreiben Sie Postleitzahl oder Ort."))
