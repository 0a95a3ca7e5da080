# SPDX-License-Identifier: EUPL-1.2
"""What a step did, in one German and one English sentence."""

from __future__ import annotations

from dataclasses import dataclass

from kurzweg.engine.structure import Structure, diff

LONGEST = 300


@dataclass(frozen=True, kw_only=True)
class Told:
    """One sentence in the two languages of the staff."""

    german: str
    english: str

    @property
    def shortened(self) -> Told:
        """The same, as far as it fits into a row."""
        return Told(german=_short(self.german), english=_short(self.english))


BEGUN = Told(german="Der Entwurf wurde begonnen.", english="The draft was begun.")
TEXT_CHANGED = Told(german="Der Text wurde geändert.", english="The text was changed.")
FORM_CHANGED = Told(german="Nur die Schreibweise wurde geändert.", english="Only the writing was changed.")


def told_of(before: Structure | None, after: Structure | None) -> Told:
    """What changed from one structure to another; a text that cannot be read has only changed."""
    if before is None or after is None:
        return TEXT_CHANGED
    changes = diff(before, after)
    if not changes:
        return FORM_CHANGED
    first, more = changes[0], len(changes) - 1
    if not more:
        return Told(german=first.german, english=first.english)
    return Told(german=f"{first.german} Und {more} weitere.", english=f"{first.english} And {more} more.")


def taken_back(number: int, what: Told) -> Told:
    return Told(
        german=f"Schritt {number} zurückgenommen: {what.german}", english=f"Step {number} undone: {what.english}"
    )


def taken_up_again(number: int, what: Told) -> Told:
    return Told(
        german=f"Schritt {number} wiederhergestellt: {what.german}", english=f"Step {number} redone: {what.english}"
    )


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1]}…"
