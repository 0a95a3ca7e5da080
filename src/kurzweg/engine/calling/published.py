# SPDX-License-Identifier: EUPL-1.2
"""The published result of a draw: read it, and say everything in it that does not follow from its seed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kurzweg.engine.calling.draws import Application, BadRound, Draw, Lot, Round, commitment_of, draw

FORMAT: Final = 1
KEY: Final = "kurzweg-draw"
PRECISION: Final = 1e-9


class BadResult(ValueError):  # noqa: N818 - named for what it is
    """A document that is no result of a draw; `field` says where."""

    def __init__(self, field: str, cause: str) -> None:
        self.field = field
        super().__init__(cause)


@dataclass(frozen=True, kw_only=True)
class Published:
    """What the office made public: before the round the commitment, after it everything else."""

    commitment: str
    seed: bytes
    round: Round
    result: Draw


def published(text: str) -> Published:
    """Read a published result (JSON). Raises `BadResult`."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadResult("", f"This is no JSON: {error}.") from None
    except ValueError:
        raise BadResult("", "A number has more digits than any result of a draw.") from None
    if not isinstance(document, dict) or document.get(KEY) != FORMAT:
        raise BadResult(KEY, f'A result of a draw begins with "{KEY}": {FORMAT}.')
    rows = [_mapping(row, f"applications[{n}]") for n, row in enumerate(_list(document, "applications"))]
    applications = tuple(_application(row, f"applications[{n}]") for n, row in enumerate(rows))
    keys = {
        one.id: _number(row, "key", f"applications[{n}]")
        for n, (one, row) in enumerate(zip(applications, rows, strict=True))
    }
    order = tuple(Lot(application=one, number=0, key=keys.get(one, math.nan)) for one in _words(document, "order"))
    awards = tuple((str(one), str(slot)) for one, slot in _mapping(document.get("awards"), "awards").items())
    try:
        seed = bytes.fromhex(_word(document, "seed"))
        round_ = Round(id=_word(document, "round"), slots=_words(document, "slots"), applications=applications)
        commitment_of(seed)
    except BadResult:
        raise
    except BadRound as error:
        raise BadResult(error.field, str(error)) from None
    except ValueError:
        raise BadResult("seed", "The seed is written in hexadecimal digits, 64 of them.") from None
    return Published(
        commitment=_word(document, "commitment"), seed=seed, round=round_, result=Draw(order=order, awards=awards)
    )


def document_of(seed: bytes, round_: Round, result: Draw) -> dict[str, object]:
    """The document that an office publishes after the draw."""
    keys = {lot.application: lot.key for lot in result.order}
    return {
        KEY: FORMAT,
        "round": round_.id,
        "commitment": commitment_of(seed),
        "seed": seed.hex(),
        "slots": list(round_.slots),
        "applications": [
            {"id": one.id, "weight": one.weight, "key": keys[one.id], "wishes": list(one.wishes)}
            for one in round_.applications
        ],
        "order": [lot.application for lot in result.order],
        "awards": dict(result.awards),
    }


def differences(told: Published) -> tuple[str, ...]:
    """Sentences about everything that the seed does not give; empty when the result is right."""
    found = []
    if commitment_of(told.seed) != told.commitment.lower():
        found.append("The seed is not the one that was promised before the round opened.")
    right = draw(told.seed, told.round)
    said = {lot.application: lot.key for lot in told.result.order}
    for lot in right.order:
        if lot.application not in said:
            found.append(f"Application {lot.application} is missing in the order.")
        elif not math.isclose(said[lot.application], lot.key, rel_tol=PRECISION, abs_tol=PRECISION):
            found.append(f"Application {lot.application} has the key {lot.key:.12f}, not {said[lot.application]:.12f}.")
    if [lot.application for lot in told.result.order] != [lot.application for lot in right.order]:
        found.append(f"The order is {', '.join(lot.application for lot in right.order)}.")
    given = dict(told.result.awards)
    for application in dict.fromkeys([*dict(right.awards), *given]):
        mine, theirs = dict(right.awards).get(application, "nothing"), given.get(application, "nothing")
        if mine != theirs:
            found.append(f"Application {application} receives {mine}, not {theirs}.")
    return tuple(found)


def _application(row: Mapping[str, object], field: str) -> Application:
    wishes = _words(row, "wishes", field) if "wishes" in row else ()
    return Application(id=_word(row, "id", field), weight=_number(row, "weight", field), wishes=wishes)


def _mapping(value: object, field: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise BadResult(field, "A mapping of names to values is expected here.")
    return value


def _list(row: Mapping[str, object], name: str, field: str = "") -> list[object]:
    value = row.get(name)
    if not isinstance(value, list):
        raise BadResult(f"{field}.{name}".strip("."), "A list is expected here.")
    return value


def _words(row: Mapping[str, object], name: str, field: str = "") -> tuple[str, ...]:
    words = _list(row, name, field)
    if not all(isinstance(word, str) for word in words):
        raise BadResult(f"{field}.{name}".strip("."), "A list of texts is expected here.")
    return tuple(str(word) for word in words)


def _word(row: Mapping[str, object], name: str, field: str = "") -> str:
    value = row.get(name)
    if not isinstance(value, str):
        raise BadResult(f"{field}.{name}".strip("."), "A text is expected here.")
    return value


def _number(row: Mapping[str, object], name: str, field: str) -> float:
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadResult(f"{field}.{name}", "A number is expected here.")
    return float(value)
