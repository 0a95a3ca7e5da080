# SPDX-License-Identifier: EUPL-1.2
"""Which languages the invented staff speak, and whom the demo can call by telephone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from kurzweg.accounts.identities import acting_as_staff
from kurzweg.accounts.models import Staff
from kurzweg.interpreting.models import Interpreter, SpokenLanguage

SPOKEN = {
    "adler": ["en", "ru"], "weiss": ["en", "uk"], "noack": ["fr"], "celik": ["tr", "en"], "dahl": ["ar", "fr"],
    "fuchs": ["fa", "en"],
}  # fmt: skip
ON_CALL = (
    # Numbers that nobody ever gets, for films and demos (Bundesnetzagentur, Mitteilung 148/2021, Amtsblatt 7/2021).
    ("Frau Rahimi (erfunden)", "030 23125 104", ["fa"], "Mo–Fr 8–16 Uhr"),
    ("Herr Saleh (erfunden)", "040 66969 217", ["ar", "ckb"], "Mo–Do 9–17 Uhr"),
    ("Sprachdienst Saale (erfunden)", "0221 4710 330", ["uk", "ru", "ti", "so"], "rund um die Uhr"),
)


def speak_and_be_called(staff: Mapping[str, Staff], *, at: datetime) -> None:
    """Everybody says which languages they speak; the head of the office keeps the list of interpreters."""
    for username, languages in SPOKEN.items():
        with acting_as_staff(staff[username], at=at):
            SpokenLanguage.say(languages, by=staff[username], at=at)
    head = staff["jansen"]
    with acting_as_staff(head, at=at):
        for name, phone, languages, reachable in ON_CALL:
            Interpreter.enter(name, phone=phone, languages=languages, reachable=reachable, by=head, at=at)
