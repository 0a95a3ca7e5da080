# SPDX-License-Identifier: EUPL-1.2
"""The judge of scarce places complains about each thing that must not be in a log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import pytest

from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from tests.allocation.history import complaints


@dataclass
class Told:
    """One line of a log."""

    kind: Kind
    attrs: dict[str, Any]
    matter_id: int | None = None


def asks(number: int, to: str = "V") -> Told:
    return Told(Kind.ApplicationMade, {"to": to, "number": number})


def offered(number: int, place: str = "p", kind: Kind = Kind.AppointmentOffered, matter: int | None = None) -> Told:
    return Told(kind, {"to": "V", "number": number, "place": place}, matter)


TAKEN = [asks(1), asks(2), offered(1), offered(1, kind=Kind.OfferAccepted, matter=7)]
BACK = Told(Kind.AppointmentCancelled, {}, 7)
HELD = Told(Kind.DrawHeld, {"round": "V"})


def heard(*told: Told) -> list[str]:
    return complaints(cast("list[LogEvent]", list(told)))


def test_an_honest_log_is_heard_in_silence() -> None:
    assert heard(*TAKEN, BACK, offered(2), offered(2, kind=Kind.OfferLapsed)) == []


@pytest.mark.parametrize(
    "told",
    [
        [asks(1), asks(3)], [HELD, asks(1)], [HELD, HELD], [offered(1)], [asks(1), asks(2), offered(1), offered(2)],
        [*TAKEN, offered(2)], [asks(1), offered(1), offered(1, "q")], [*TAKEN, BACK, offered(1)],
        [asks(1), asks(2), offered(1), offered(2, kind=Kind.OfferAccepted, matter=7)],
        [asks(1), offered(1, kind=Kind.OfferDeclined)],
        [asks(1), Told(Kind.ApplicationWithdrawn, {"to": "V", "number": 1}), offered(1)],
    ],
    ids=[
        "a number is missing", "applied after the draw", "drawn twice", "offered unasked", "offered to two",
        "offered though taken", "two offers at once", "offered again to who had one", "accepted by another",
        "answered without an offer", "offered after the withdrawal",
    ],
)  # fmt: skip
def test_the_judge_finds(told: list[Told]) -> None:
    assert heard(*told)
