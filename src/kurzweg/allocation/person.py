# SPDX-License-Identifier: EUPL-1.2
"""Who applies: a name and a birth date, of which only a fingerprint is kept to find the second application."""

from __future__ import annotations

from dataclasses import dataclass

from kurzweg.lang.names import folded
from kurzweg.people.birth import BirthDate
from kurzweg.walls.keys import keyed_hash


@dataclass(frozen=True)
class Person:
    """A person as the papers say; what the counter compares."""

    name: str
    birth: BirthDate

    @property
    def fingerprint(self) -> bytes:
        """The same for every spelling of one name: any script, order of the names, accents, capitals, hyphens.

        An unknown day of birth counts as the first of the month or year, as on the papers. Without the key of this
        installation nobody can try names against it.
        """
        born = f"{self.birth.year}-{self.birth.month or 1}-{self.birth.day or 1}"
        return keyed_hash("applicant", self._letters, born)

    @property
    def _letters(self) -> str:
        words = "".join(sign if sign.isalnum() else " " for sign in folded(self.name)).split()
        return " ".join(sorted(words)) or self.name.casefold().strip()
