# SPDX-License-Identifier: EUPL-1.2
"""The lines between boxes: solid for management, dashed for professional supervision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kurzweg.redesign.organigram.boxes import WIDTH
from kurzweg.redesign.organigram.places import GUTTER, Hanging, Place, Plan

Point = tuple[float, float]

TRACKS: Final = 5
"""So many dashed lines run beside each other in a gutter before they share a track."""
FLOOR: Final = 12.0


@dataclass(frozen=True, kw_only=True)
class Stroke:
    """One line through several points."""

    kind: Literal["line", "professional"]
    points: tuple[Point, ...]

    def mirrored(self, width: float) -> Stroke:
        return Stroke(kind=self.kind, points=tuple((width - x, y) for x, y in self.points))

    @property
    def d(self) -> str:
        """The points as an SVG path."""
        return " ".join(f"{'L' if place else 'M'}{x:g} {y:g}" for place, (x, y) in enumerate(self.points))


def strokes(plan: Plan) -> tuple[Stroke, ...]:
    """All lines of a picture."""
    management = (stroke for hanging in plan.hangings for stroke in _management(hanging))
    return (*management, *_professional(plan))


def _management(hanging: Hanging) -> Iterator[Stroke]:
    spines = hanging.spines
    if len(spines) > 1:
        yield Stroke(kind="line", points=((hanging.x, hanging.bus), (spines[-1][0], hanging.bus)))
    for x, grips in spines:
        top = hanging.y if x == hanging.x else hanging.bus
        yield Stroke(kind="line", points=((x, top), (x, grips[-1][1])))
        for start, y in grips:
            yield Stroke(kind="line", points=((x, y), (start, y)))


def _professional(plan: Plan) -> Iterator[Stroke]:
    """From a unit out into the gutter beside its column, and on to whoever supervises its profession."""
    places = {place.content.unit.id: place for place in plan.places}
    pairs = [
        (place, places[place.content.unit.professional])
        for place in plan.places
        if place.content.unit.professional in places
    ]
    for track, (unit, above) in enumerate(pairs):
        yield Stroke(kind="professional", points=_way(plan, unit, above, track % TRACKS))


def _way(plan: Plan, unit: Place, above: Place, track: int) -> tuple[Point, ...]:
    aside = (track + 1) * GUTTER / (TRACKS + 2)
    start, goal = _end_of(unit, 0.7), _end_of(above, 0.5)
    out, back = plan.ends[unit.column] + aside, plan.ends[above.column] + aside
    if unit.column == above.column:
        return (start, (out, start[1]), (out, goal[1]), goal)
    floor = plan.bottom + FLOOR + aside
    return (start, (out, start[1]), (out, floor), (back, floor), (back, goal[1]), goal)


def _end_of(place: Place, share: float) -> Point:
    return place.x + WIDTH, place.y + place.content.height * share


def extent(plan: Plan, drawn: Sequence[Stroke]) -> Point:
    """How far boxes and lines reach, along and down."""
    ends = [(place.x + WIDTH, plan.bottom) for place in plan.places]
    points = [*ends, *(point for stroke in drawn for point in stroke.points), (0.0, 0.0)]
    return max(x for x, _ in points), max(y for _, y in points)
