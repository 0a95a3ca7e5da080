# SPDX-License-Identifier: EUPL-1.2
"""Where somebody lives: from a postal code or a name to the municipalities that the rules tell apart.

"Everyone else" is written as the complement of a key, so a key without a name is nobody's home.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from kurzweg.engine.responsibility import OTHER, UNKNOWN, ServiceTable
from kurzweg.engine.responsibility.municipalities import Municipality, municipalities
from kurzweg.lang.names import folded

ELSEWHERE = "00000000"
"""No municipality has this key: it stands for every place that no rule names."""
LONGEST = 80


def told_apart(known: ServiceTable) -> tuple[Municipality, ...]:
    """The places that matter for a service: those its rules name, and the towns of a district they name."""
    named = dict.fromkeys(
        value
        for piece in known.plan.pieces
        for condition in piece.rule.when
        if condition.fact == "municipality"
        for value in condition.values
        if value not in {UNKNOWN, OTHER}
    )
    towns = (place for place in municipalities().values() if any(place.key.startswith(key) for key in named))
    return tuple(sorted(towns, key=lambda place: (place.is_district, folded(place.name))))


def found(text: str, among: Iterable[Municipality]) -> list[Municipality]:
    """The places that a visitor may mean by a postal code or a name, spelled more or less right."""
    places = list(among)
    digits = "".join(sign for sign in text if sign.isdecimal())
    if len(digits) == 5:
        postcode = str(int(digits)).zfill(5)
        return [place for place in places if postcode in place.postcodes]
    asked = folded(text[:LONGEST])
    by_name = {folded(place.name): place for place in places}
    same = [place for name, place in by_name.items() if asked and (name.startswith(asked) or _first(name) == asked)]
    spelled = {_first(name): place for name, place in by_name.items()}
    return same or [spelled[name] for name in get_close_matches(asked, spelled, n=3, cutoff=0.7)]


def _first(name: str) -> str:
    """Naumburg for "naumburg (saale)"."""
    return name.partition("(")[0].strip()
