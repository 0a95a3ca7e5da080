# SPDX-License-Identifier: EUPL-1.2
"""Values that know their file, line and field, so that an error can say where it is and how to mend it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kurzweg.engine.structure import Problem
from kurzweg.services.wording import unseen_sign

__all__ = ["Problem", "SeedError", "Value"]


class SeedError(ValueError):
    """A seed file cannot be used; `problems` names every place that was found wrong."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def located(plain: object, file: str, field: str = "") -> Value:
    """Plain data as values that know their field; they stand in no line of any file.

    >>> located({"services": []}, "Entwurf").mapping()["services"].field
    'services'
    """
    raw: object = plain
    if isinstance(plain, dict):
        raw = {key: located(held, file, f"{field}.{key}" if field else key) for key, held in plain.items()}
    elif isinstance(plain, list | tuple):
        raw = [located(held, file, f"{field}[{place}]") for place, held in enumerate(plain)]
    return Value(raw, file, None, field)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of the document: a scalar, a list of values or a mapping to values."""

    raw: object
    file: str
    line: int | None
    field: str

    def error(self, cause: str, mend: str) -> SeedError:
        return SeedError(Problem(file=self.file, line=self.line, field=self.field, cause=cause, mend=mend))

    def mapping(self, required: Collection[str] | None = None, optional: Collection[str] = ()) -> dict[str, Value]:
        """The entries of a mapping; with `required` also that all of these and no strange keys are there."""
        if not isinstance(self.raw, dict):
            raise self.error("A mapping (key: value) is expected here.", "Write the keys below this line, indented.")
        if required is not None:
            for key, value in self.raw.items():
                if key not in required and key not in optional:
                    known = ", ".join([*required, *optional])
                    raise value.error("This field is not known.", f"Remove it, or correct its name: {known}.")
            for key in required:
                if key not in self.raw:
                    raise self.error(f'The field "{key}" is missing.', f'Add "{key}:" to this entry.')
        return self.raw

    def list(self) -> list[Value]:
        if not isinstance(self.raw, list):
            raise self.error("A list is expected here.", 'Begin each entry with "- ", or write [] for none.')
        return self.raw

    def text(self, *, may_be_empty: bool = False, longest: int = 1000) -> str:
        if not isinstance(self.raw, str):
            raise self.error("A text is expected here.", "Write a text, in quotation marks if it looks like a number.")
        if not self.raw.strip() and not may_be_empty:
            raise self.error("The text is empty.", "Write the text.")
        if unseen := unseen_sign(self.raw):
            raise self.error(f"The text holds a control character ({unseen}).", "Remove it, or write the text anew.")
        if len(self.raw) > longest:
            raise self.error(f"The text has {len(self.raw)} characters.", f"Shorten it to {longest}.")
        return self.raw

    def one_of(self, allowed: Collection[str]) -> str:
        text = self.text()
        if text not in allowed:
            raise self.error(f'"{text}" is not known here.', f"Choose one of: {', '.join(allowed)}.")
        return text

    def truth(self) -> bool:
        if not isinstance(self.raw, bool):
            raise self.error("Only true or false is possible here.", "Write true or false.")
        return self.raw

    def whole(self, *, least: int = 0, most: int) -> int:
        if not isinstance(self.raw, int) or isinstance(self.raw, bool) or not least <= self.raw <= most:
            raise self.error(
                "A whole number is expected here.",
                f"Write a number from {least} to {most} without quotation marks.",
            )
        return self.raw

    def day(self) -> date:
        text = self.raw if isinstance(self.raw, str) else ""
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.error("A date is expected here.", "Write year, month, day: '2026-08-19'.") from None
