# SPDX-License-Identifier: EUPL-1.2
"""What a counter page shows: who is here now, who comes next, who waits, who is parked or did not come."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kurzweg.accounts.models import Staff
from kurzweg.lang.languages import GERMAN, language
from kurzweg.lang.templatetags.languages import in_language
from kurzweg.matters.models import Matter
from kurzweg.servicepoint.hall import Hall, hall_of
from kurzweg.servicepoint.interpreting import Asked, requests_at
from kurzweg.servicepoint.lanes_now import break_in_words, lanes_now, turn_in_words
from kurzweg.servicepoint.models import Counter, Ticket
from kurzweg.servicepoint.models.state import State
from kurzweg.servicepoint.out_of_turn import WORDS, Allowance, allowance_of
from kurzweg.services.snapshot import CatalogueSnapshot, catalogue_snapshot
from kurzweg.ui import speaking

SHOWN = (State.WAITING, State.PARKED, State.MISSED)


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """One row: a number with what the clerk needs to know before the person stands there."""

    key: uuid.UUID
    number: str
    service: str
    language: str
    waits: str
    state: str
    speaks: str
    """The code of their language, for whoever looks for an interpreter."""
    calls: int
    remains: str
    """How long they still wait, as far as the house can say."""
    comes: str
    """When they are back, or until when they are on their way."""
    priority: str
    """Why they are called before the others."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The three zones of a counter page at one moment."""

    is_open: bool
    is_mine: bool
    resting: str
    """Until when whoever serves here rests; nothing while they work."""
    turn: str
    """Which of several idle counters calls the next visitor."""
    now: Visitor | None
    matter: uuid.UUID | None
    matter_number: str
    next: Visitor | None
    waiting: tuple[Visitor, ...]
    elsewhere: tuple[Visitor, ...]
    """Who waits for this unit, but not for this lane."""
    out_of_turn: Allowance
    hall: Hall
    asked: tuple[Asked, ...]
    """Who is asked to interpret, here or from here."""
    parked: tuple[Visitor, ...]
    missed: tuple[Visitor, ...]


def desk_of(counter: Counter, person: Staff, *, at: datetime) -> Desk:
    """Everything that the page of a lane shows, in a handful of queries however many wait."""
    staffed, catalogue = lanes_now(at), catalogue_snapshot()
    own, lanes = staffed.get(counter.lane), counter.lanes_of_unit & staffed.keys()
    tickets = list(
        Ticket.objects.for_unit(counter.unit)
        .filter(Q(day=timezone.localdate(at), state__in=SHOWN) | Q(lane_id=counter.lane))
        .select_related("forecast")
        .in_order_of_coming()
    )
    here = next((ticket for ticket in tickets if ticket.lane_id is not None), None)
    waiting = [ticket for ticket in tickets if ticket.state == State.WAITING]
    here_now = [ticket for ticket in waiting if ticket.away_until is None or ticket.away_until <= at]
    following = counter.next_of(here_now, catalogue.codes, own.speaks if own else (), at=at)
    serves = {catalogue.numbers[code] for code in counter.serves}
    say = _Rows(catalogue, at)
    return Desk(
        is_open=own is not None,
        is_mine=own is not None and own.who == person.pk,
        resting=break_in_words(own) if own else "",
        turn=turn_in_words(counter, staffed, catalogue.codes[following.service_id]) if following else "",
        now=say.row(here) if here else None,
        matter=here.matter_id if here else None,
        matter_number=_number_of(here),
        next=say.row(following) if following else None,
        waiting=say.rows(ticket for ticket in waiting if ticket.service_id in serves),
        elsewhere=say.rows(ticket for ticket in waiting if ticket.service_id not in serves),
        out_of_turn=allowance_of(counter, at=at),
        hall=hall_of(counter, len(waiting), len(lanes), at=at),
        asked=requests_at(counter, person, at=at),
        parked=say.rows(ticket for ticket in tickets if ticket.state == State.PARKED),
        missed=say.rows(ticket for ticket in tickets if ticket.state == State.MISSED),
    )


def row_of(ticket: Ticket, *, at: datetime) -> Visitor:
    """One visitor by themselves."""
    return _Rows(catalogue_snapshot(), at).row(ticket)


def _number_of(ticket: Ticket | None) -> str:
    """The matter's own number, unless a wall or another unit stands before it."""
    if ticket is None:
        return ""
    return "".join(Matter.objects.filter(pk=ticket.matter_id).values_list("number", flat=True))


class _Rows:
    """Tickets as rows, in the language of the clerk; what many rows share is said once."""

    def __init__(self, catalogue: CatalogueSnapshot, at: datetime) -> None:
        self.at = at
        self.catalogue = catalogue
        self.spoken = get_language() or GERMAN.code
        self.languages: dict[str, str] = {}
        self.services: dict[int, str] = {}

    def rows(self, tickets: Iterable[Ticket]) -> tuple[Visitor, ...]:
        return tuple(map(self.row, tickets))

    def row(self, ticket: Ticket) -> Visitor:
        return Visitor(
            key=ticket.pk,
            number=ticket.call_number,
            service=self._service(ticket.service_id),
            language=self._language(ticket.language),
            waits=waiting_time(int((self.at - ticket.entered_at).total_seconds() // 60)),
            state=ticket.state,
            speaks=ticket.spoken_language,
            calls=ticket.calls,
            remains=self._remains(ticket),
            comes=self._comes(ticket),
            priority=str(WORDS[ticket.priority]) if ticket.priority else "",
        )

    def _remains(self, ticket: Ticket) -> str:
        said = getattr(ticket, "forecast", None)  # a ticket that nobody forecast has none
        if said is None or ticket.state != State.WAITING or not said.is_worth_saying(at=self.at):
            return ""
        if not said.about:
            return _("gleich dran")
        return _("noch etwa {time}").format(time=speaking.minutes(said.about))

    def _comes(self, ticket: Ticket) -> str:
        if ticket.away_until is not None and ticket.away_until > self.at:
            return _("kommt wieder um {time}").format(time=speaking.clock(ticket.away_until))
        if ticket.coming_until is not None and ticket.state == State.CALLED:
            return _("ist auf dem Weg, bis {time}").format(time=speaking.clock(ticket.coming_until))
        return ""

    def _service(self, number: int) -> str:
        if number not in self.services:
            code = self.catalogue.codes[number]
            self.services[number] = self.catalogue.catalogue.services[code].title(self.spoken).value
        return self.services[number]

    def _language(self, code: str) -> str:
        """Its German name in German; elsewhere the name that its speakers give it, marked as theirs."""
        if code not in self.languages:
            known = language(code)
            own = format_html("<bdi {}>{}</bdi>", in_language(code), known.own_name)
            self.languages[code] = known.german if self.spoken == GERMAN.code else own
        return self.languages[code]


def waiting_time(minutes: int) -> str:
    """How long somebody has waited, in words."""
    return speaking.minutes(minutes) if minutes else _("weniger als 1 Minute")
