# SPDX-License-Identifier: EUPL-1.2
"""The domain of one fact, cut into classes by the rules of one service.

All values of a class are alike to every rule, so a set of values is a whole number: bit i is class i. The
last class is always `unknown`. No class is empty: its lower bound (or its code) is itself a value that a
person may have.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from kurzweg.engine.responsibility.codes import CLOSED, NATIONALITIES, OTHER, UNKNOWN
from kurzweg.engine.responsibility.errors import BadCondition, BadFact
from kurzweg.engine.responsibility.scales import Bound, Scale

FactValue = str | int | None
"""What is known about a fact: a value, or `unknown` (the word itself, None or nothing)."""


class Axis(ABC):
    """One fact of one service: which classes there are and where a value falls."""

    fact: str
    size: int

    @property
    def everything(self) -> int:
        """All classes."""
        return (1 << self.size) - 1

    @property
    def unknown(self) -> int:
        """The bit of the class `unknown`."""
        return 1 << (self.size - 1)

    @property
    @abstractmethod
    def classify(self) -> Callable[[FactValue], int]:
        """The function from a value to its class; BadFact for a value that cannot be."""

    @abstractmethod
    def select(self, values: Iterable[str]) -> int:
        """The classes a condition names; BadCondition for a value that cannot be."""

    @abstractmethod
    def meet(self, coarse: str) -> int:
        """Every class in which somebody may be of whom only this much is known; BadCondition as in `select`."""

    @abstractmethod
    def sample(self, chosen: int) -> str | int:
        """One speaking value out of the chosen classes; `unknown` only when there is no other."""

    @abstractmethod
    def describe(self, chosen: int) -> tuple[str, ...]:
        """The chosen classes as a condition is written."""


class OrderedAxis(Axis):
    """A fact whose values stand in an order: surname, age, municipality."""

    def __init__(self, scale: Scale, conditions: Iterable[Sequence[str]]) -> None:
        self.fact, self._scale = scale.fact, scale
        named = [value for values in conditions for value in values]
        self._other = 0
        spans = [scale.span(value) for value in named if value not in (UNKNOWN, OTHER)]
        inside = {cut for span in spans for cut in span if scale.first < cut < scale.end}
        self._cuts: list[Bound] = [scale.first, *sorted(inside)]
        self.size = len(self._cuts) + 1
        if OTHER in named:
            self._other = (self.everything & ~self.unknown) & ~self.select(
                value for value in named if value not in (UNKNOWN, OTHER)
            )

    @property
    def classify(self) -> Callable[[FactValue], int]:
        cuts, unknown, place = self._cuts, self.size - 1, self._scale.place

        def classify(value: FactValue) -> int:
            if value is None or value in ("", UNKNOWN):
                return unknown
            found = place(value)
            return unknown if found is None else bisect_right(cuts, found) - 1

        return classify

    def select(self, values: Iterable[str]) -> int:
        chosen = 0
        for value in values:
            if value == UNKNOWN:
                chosen |= self.unknown
            elif value == OTHER and self._scale.knows_other:
                chosen |= self._other
            else:
                low, high = self._scale.span(value)
                chosen |= self._below(high) & ~self._below(low)
        return chosen

    def meet(self, coarse: str) -> int:
        if coarse == UNKNOWN:
            return self.unknown
        low, high = self._scale.span(coarse)
        return self._below(high) & ~((1 << (bisect_right(self._cuts, low) - 1)) - 1)

    def sample(self, chosen: int) -> str | int:
        runs = self._runs(chosen)
        return self._scale.sample(*runs[0]) if runs else UNKNOWN

    def describe(self, chosen: int) -> tuple[str, ...]:
        spelled = tuple(self._scale.spell(low, high) for low, high in self._runs(chosen))
        return (*spelled, UNKNOWN) if chosen & self.unknown else spelled

    def _below(self, bound: Bound) -> int:
        """All classes of known values before this bound."""
        return (1 << bisect_left(self._cuts, bound)) - 1

    def _runs(self, chosen: int) -> list[tuple[Bound, Bound]]:
        """The chosen known values as few spans [low, high)."""
        ends = [*self._cuts[1:], self._scale.end]
        runs: list[tuple[Bound, Bound]] = []
        for index, low in enumerate(self._cuts):
            if chosen >> index & 1:
                begin = runs.pop()[0] if runs and runs[-1][1] == low else low
                runs.append((begin, ends[index]))
        return runs


class CodeAxis(Axis):
    """A fact whose values are codes: status, household, nationality, channel."""

    def __init__(self, fact: str, conditions: Iterable[Sequence[str]]) -> None:
        self.fact = fact
        named = dict.fromkeys(value for values in conditions for value in values if value != UNKNOWN)
        self._is_open = fact not in CLOSED
        self._codes = tuple(dict.fromkeys([*named, *NATIONALITIES])) if self._is_open else CLOSED[fact]
        self._places = {code: index for index, code in enumerate(self._codes)}
        self.size = len(self._codes) + 1

    @property
    def classify(self) -> Callable[[FactValue], int]:
        classes = _Classes(self._places)
        classes.update(dict.fromkeys((UNKNOWN, "", None), self.size - 1))
        classes.fact, classes.other = self.fact, self._places[OTHER] if self._is_open else None
        return classes.__getitem__

    def select(self, values: Iterable[str]) -> int:
        chosen = 0
        for value in values:
            if value == UNKNOWN:
                chosen |= self.unknown
            elif value in self._places:
                chosen |= 1 << self._places[value]
            else:
                raise BadCondition(fact=self.fact, value=value, mend=f"Known: {', '.join(self._codes)}.")
        return chosen

    def meet(self, coarse: str) -> int:
        if self._is_open and coarse == OTHER:
            return self.everything & ~self.unknown & ~self.select(set(NATIONALITIES) - {OTHER})
        return self.select((coarse,))

    def sample(self, chosen: int) -> str | int:
        return next(iter(self.describe(chosen)))

    def describe(self, chosen: int) -> tuple[str, ...]:
        return tuple(code for index, code in enumerate((*self._codes, UNKNOWN)) if chosen >> index & 1)


class _Classes(dict[Hashable, int]):
    """Code to class; a code that nobody named is `other`, or, in a closed list, no value."""

    fact: str
    other: int | None

    def __missing__(self, code: Hashable) -> int:
        if self.other is not None and isinstance(code, str):
            return self.other
        known = ", ".join(word for word in self if isinstance(word, str) and word)
        raise BadFact(fact=self.fact, value=code, mend=f"Known: {known}.")


def axis_for(fact: str, conditions: Sequence[Sequence[str]], scales: Mapping[str, Scale]) -> Axis:
    """The axis of a fact, cut wherever one of the conditions on it begins or ends."""
    if fact in scales:
        return OrderedAxis(scales[fact], conditions)
    return CodeAxis(fact, conditions)
