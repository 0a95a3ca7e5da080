# SPDX-License-Identifier: EUPL-1.2
"""Boxes: one set of classes per fact. A rule is a box; so is what is left when a rule is taken away.

Two exact ways to prove that boxes fill a domain. Boxes that never meet fill it when their cells add up to its
cells: no piece is ever cut. Boxes that meet are taken away one after the other, and only the pieces they
really touch are cut; this may become too much, and is then refused with a count instead of hanging.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import prod

from kurzweg.engine.responsibility.errors import TooManyCells

Box = tuple[int, ...]

MOST_PIECES = 20_000
"""No office comes near it; a piece costs about a microsecond per rule."""

MOST_WORK = 2_000_000
"""Comparisons of two boxes before a proof is refused: about two seconds."""


def meet(one: Box, other: Box) -> Box | None:
    """What two boxes share; None when they do not meet.

    >>> meet((0b011, 0b1), (0b110, 0b1)), meet((0b001, 0b1), (0b110, 0b1))
    ((2, 1), None)
    """
    shared = []
    for left, right in zip(one, other, strict=True):
        both = left & right
        if not both:
            return None
        shared.append(both)
    return tuple(shared)


def cells(box: Box) -> int:
    """How many combinations of classes a box holds."""
    return prod(chosen.bit_count() for chosen in box)


def meetings(boxes: Sequence[Box]) -> Iterator[tuple[int, int, Box]]:
    """All pairs of boxes that meet, with what they share."""
    for (first, one), (second, other) in combinations(enumerate(boxes), 2):
        shared = meet(one, other)
        if shared is not None:
            yield first, second, shared


def without(box: Box, taken: Box) -> list[Box]:
    """A box less another: at most one piece per fact, none of which meet.

    >>> without((0b11, 0b11), (0b01, 0b01))
    [(2, 3), (1, 2)]
    """
    if meet(box, taken) is None:
        return [box]
    pieces = []
    rest = list(box)
    for fact, chosen in enumerate(taken):
        outside = rest[fact] & ~chosen
        if outside:
            pieces.append((*rest[:fact], outside, *rest[fact + 1 :]))
        rest[fact] &= chosen
    return pieces


def left_over(domain: Box, boxes: Iterable[Box], *, most: int = MOST_PIECES) -> list[Box]:
    """What the boxes leave of the domain, as pieces that never meet.

    Raises TooManyCells when more than `most` pieces stand at once, or the work grows beyond MOST_WORK.
    """
    pieces = [domain] if all(domain) else []
    work = 0
    for taken in sorted(boxes, key=cells, reverse=True):
        work += len(pieces)
        pieces = [rest for piece in pieces for rest in without(piece, taken)]
        if len(pieces) > most or work > MOST_WORK:
            raise TooManyCells(count=f"{len(pieces)} pieces and more")
        if not pieces:
            break
    return pieces


def fill(domain: Box, apart: Sequence[Box]) -> bool:
    """Whether boxes that lie in the domain and never meet fill it."""
    return sum(map(cells, apart)) == cells(domain)


def hole(domain: Box, apart: Sequence[Box]) -> Box | None:
    """One cell that boxes which never meet leave free, found by halving; None when they fill the domain."""
    if fill(domain, apart):
        return None
    for fact, chosen in enumerate(domain):
        classes = [1 << index for index in range(chosen.bit_length()) if chosen >> index & 1]
        for one in classes:
            narrow = (*domain[:fact], one, *domain[fact + 1 :])
            inside = [shared for box in apart if (shared := meet(box, narrow)) is not None]
            if not fill(narrow, inside):
                domain, apart = narrow, inside
                break
    return domain
