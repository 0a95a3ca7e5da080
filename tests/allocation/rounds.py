# SPDX-License-Identifier: EUPL-1.2
"""Rounds of the small office: applied for on Monday and Tuesday, drawn on Tuesday evening, for places of next week."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kurzweg.allocation.models import Application, Draw, Offer, Round, Way, WayKind
from kurzweg.allocation.models.application import Wished
from kurzweg.allocation.person import Person
from kurzweg.allocation.stock import places_between, spread
from kurzweg.people.birth import BirthDate
from kurzweg.servicepoint.models import Slot
from kurzweg.walls.identity import JOB, Identity, Kind, acting_as
from tests.allocation.conftest import Scarce
from tests.servicepoint.appointments import SERVICE, on_the_wall

OPENS, CLOSES = on_the_wall("2026-11-16 12:00"), on_the_wall("2026-11-17 18:00")
FIRST, LAST = date(2026, 11, 24), date(2026, 11, 27)
AMINA = Person("Amina Warsame", BirthDate(1990, 3, 4))
OLEK = Person("Олек Бондар", BirthDate(1990, 3, 4))
NAMES = ("Abebe", "Bekele", "Çelik", "Demir", "Eze", "Farah", "Gashi", "Haile", "Ibrahim", "Jovanović")


def people(count: int) -> list[Person]:
    """So many different people."""
    return [
        Person(f"{NAMES[n % 10]} {'abcdefghij'[n // 10 % 10]}{n}", BirthDate(1980, 1 + n % 12)) for n in range(count)
    ]


def slots(scarce: Scarce, count: int, *, evenly: bool = False) -> list[Slot]:
    """The first of these days, or so many evenly over all of them."""
    with acting_as(JOB):
        places = places_between(SERVICE, scarce.unit, FIRST, LAST, at=scarce.hall.clock.now)
        return spread(places, count) if evenly else places[:count]


def announced(scarce: Scarce, count: int = 3, *, way: Way | None = None, evenly: bool = False) -> Round:
    """Frau Fuchs announces a round over so many places."""
    given_by = way or scarce.gives_by(WayKind.DRAW)
    wanted = slots(scarce, count, evenly=evenly)
    with scarce.hall.as_(scarce.fuchs):
        return Round.announce(
            given_by, wanted, opens_at=OPENS, closes_at=CLOSES, by=scarce.fuchs, at=scarce.hall.clock.now
        )


def opened(scarce: Scarce, count: int = 3, *, evenly: bool = False) -> Round:
    """A round for which people can apply now."""
    round_ = announced(scarce, count, evenly=evenly)
    scarce.hall.clock.now = OPENS
    return round_


def applies(
    scarce: Scarce, round_: Round, person: Person, *, deadline: date | None = None, days: tuple[date, ...] = ()
) -> tuple[Application, str]:
    """Somebody applies, now."""
    with acting_as(Identity(kind=Kind.ANONYMOUS)):
        wished = Wished(language="ar", deadline=deadline, days=days)
        return Application.make(round_, person, wished, at=scarce.hall.clock.now)


def drawn(scarce: Scarce, round_: Round, *, at: datetime = CLOSES) -> Draw:
    """The worker holds the draw."""
    scarce.hall.clock.now = max(at, scarce.hall.clock.now)
    with acting_as(JOB):
        return Draw.hold(round_, at=scarce.hall.clock.now)


def offers(application: Application) -> list[Offer]:
    with acting_as(JOB):
        return list(Offer.objects.filter(application=application).select_related("place").order_by("made_at"))


def again(application: Application) -> Application:
    with acting_as(JOB):
        return Application.objects.get(pk=application.pk)


def minutes_later(scarce: Scarce, minutes: int) -> datetime:
    return scarce.hall.clock.wait(seconds=timedelta(minutes=minutes).total_seconds())
