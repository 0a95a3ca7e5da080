# SPDX-License-Identifier: EUPL-1.2
"""What a clerk can tell the hall by one key, what that does, what has been told; and who in the house needs help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kurzweg.servicepoint.models import Counter, HallNotice, HelpCall
from kurzweg.servicepoint.models.notice import About
from kurzweg.ui import speaking

HALF_AN_HOUR = timedelta(minutes=30)
KEYS = {About.CLOSING_EARLY: "1", About.COLLEAGUE_GONE: "2", About.SYSTEM_SLOW: "3"}


@dataclass(frozen=True)
class Offer:
    """One key: what it tells the hall, and what follows from it."""

    about: About
    key: str
    label: str
    effect: str


@dataclass(frozen=True)
class Alarm:
    """Somebody called for help. Where, and whether somebody comes; never who."""

    call: HelpCall
    place: str
    is_mine: bool
    is_answered: bool


@dataclass(frozen=True, kw_only=True)
class Hall:
    """The part of a counter page that concerns everybody in the house."""

    told: tuple[HallNotice, ...]
    offers: tuple[Offer, ...]
    alarms: tuple[Alarm, ...]


def hall_of(counter: Counter, waiting: int, lanes: int, *, at: datetime) -> Hall:
    """What stands now, what can be told, and who calls for help."""
    told = tuple(HallNotice.objects.standing(timezone.localdate(at)).for_unit(counter.unit))
    said = {one.about for one in told}
    offers = tuple(one for one in _offers(waiting, lanes, at) if one.about not in said)
    return Hall(told=told, offers=offers, alarms=tuple(_alarms(counter, at)))


def units_in_house(counter: Counter) -> tuple[int, ...]:
    """Every unit that receives people in this house: all its counters hear a call for help."""
    return tuple(dict.fromkeys(one.unit for one in Counter.all_of(counter.live) if one.site == counter.site))


def next_close(at: datetime) -> datetime:
    """The next full half hour that leaves people half an hour at least to hear of it."""
    soonest = (timezone.localtime(at) + HALF_AN_HOUR).replace(second=0, microsecond=0)
    return soonest + timedelta(minutes=-soonest.minute % 30)


def _offers(waiting: int, lanes: int, at: datetime) -> Iterator[Offer]:
    people = ngettext("Hier wartet {n} Person.", "Hier warten {n} Personen.", waiting).format(n=waiting)
    close = speaking.clock(next_close(at))
    yield Offer(
        About.CLOSING_EARLY, KEYS[About.CLOSING_EARLY], _("Wir schließen um {time}").format(time=close),
        _("Ab dann gibt es keine neuen Nummern. {people}").format(people=people),
    )  # fmt: skip
    left = ngettext("Es bleibt {n} besetzter Schalter.", "Es bleiben {n} besetzte Schalter.", max(lanes - 1, 0))
    yield Offer(
        About.COLLEAGUE_GONE, KEYS[About.COLLEAGUE_GONE], _("Ein Schalter fällt aus"),
        f"{left.format(n=max(lanes - 1, 0))} {people}",
    )  # fmt: skip
    yield Offer(About.SYSTEM_SLOW, KEYS[About.SYSTEM_SLOW], _("Die Technik ist langsam"), people)


def _alarms(counter: Counter, at: datetime) -> Iterator[Alarm]:
    for call in HelpCall.objects.in_house(counter.site, at=at):
        is_mine, is_answered = call.lane_id == counter.lane, call.acknowledged_at is not None
        if is_mine or not is_answered:
            yield Alarm(call, counter.live.lane_names.get(call.lane_id, ""), is_mine, is_answered)
