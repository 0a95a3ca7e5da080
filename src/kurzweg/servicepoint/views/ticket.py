# SPDX-License-Identifier: EUPL-1.2
"""My number: drawing it, seeing where I stand, leaving, coming back, and the key as a picture."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads, reads_nothing_personal
from kurzweg.engine.structure import Site
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.keyholder import by_key, secret_of
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.along import path_of
from kurzweg.servicepoint.errors import CounterError
from kurzweg.servicepoint.forms import LATER, LaterForm
from kurzweg.servicepoint.models import Counter, HallNotice, Ticket, TicketForecast
from kurzweg.servicepoint.models.state import EXPECTED, State
from kurzweg.servicepoint.views import drawing
from kurzweg.servicepoint.views.fragments import page_or_part
from kurzweg.ui.qr import qr_file


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where somebody with a number stands, as they are told."""

    ticket: Ticket
    state: str
    people_before: int
    site: Site | None
    lane: Counter | None
    forecast: TicketForecast | None
    """How long it takes, where that can be said."""
    notices: Sequence[HallNotice]
    """What is different today where they wait."""

    @property
    def may_leave(self) -> bool:
        """Whether somebody still expects this person."""
        return self.state in {*EXPECTED, "away"}

    @property
    def minutes(self) -> tuple[int, ...]:
        """How long somebody may go out."""
        return LATER


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@never_cache
@reads(ObjectType.MATTER, Shown.OWN_TICKET, purpose=Purpose.INFORMING)
def mine(request: HttpRequest) -> HttpResponse:
    """POST /ticket/ draws a number; GET /ticket/ says where its holder stands."""
    if request.method == "POST":
        return drawing.draw(request)
    return show(request) if secret_of(request) else render(request, "servicepoint/no_ticket.html")


@by_key
def show(request: HttpRequest, matter: uuid.UUID, *, otherwise: str = "") -> HttpResponse:
    """The page of a number, or for an open page the part of it that changes."""
    ticket = ticket_of(matter)
    note_read(request, matter)
    page: dict[str, Any] = {"standing": standing_of(ticket), "otherwise": otherwise, "path": path_of(request)}
    page["keep"] = reverse("matters:enter", args=[secret_of(request)])
    return page_or_part(request, "servicepoint/ticket.html", "standing", page, status=409 if otherwise else 200)


@require_POST
@never_cache
@reads(ObjectType.MATTER, Shown.OWN_TICKET, purpose=Purpose.INFORMING)
@by_key
def leave(request: HttpRequest, matter: uuid.UUID) -> HttpResponse:
    """POST /ticket/gegangen/: I do not wait any longer."""
    try:
        ticket_of(matter).leave(by=None, at=timezone.now())
    except CounterError as otherwise:
        return show(request, otherwise=str(otherwise))
    return redirect("servicepoint:ticket")


@require_POST
@never_cache
@reads(ObjectType.MATTER, Shown.OWN_TICKET, purpose=Purpose.INFORMING)
@by_key
def come_back(request: HttpRequest, matter: uuid.UUID) -> HttpResponse:
    """POST /ticket/zurueck/: I missed my call, or had gone out, and am here again."""
    ticket, now = ticket_of(matter), timezone.now()
    try:
        if ticket.state == State.WAITING:
            ticket.be_here_again(by=None, at=now)
        else:
            ticket.return_to_queue(by=None, at=now)
    except CounterError as otherwise:
        return show(request, otherwise=str(otherwise))
    return redirect("servicepoint:ticket")


@require_POST
@never_cache
@reads(ObjectType.MATTER, Shown.OWN_TICKET, purpose=Purpose.INFORMING)
@by_key
def come(request: HttpRequest, matter: uuid.UUID) -> HttpResponse:
    """POST /ticket/unterwegs/: I was called and am on my way."""
    ticket, now = ticket_of(matter), timezone.now()
    way = timedelta(minutes=live_structure(timezone.localdate(now)).plan.policy.way)
    try:
        ticket.come(way, at=now)
    except CounterError as otherwise:
        return show(request, otherwise=str(otherwise))
    return redirect("servicepoint:ticket")


@require_POST
@never_cache
@reads(ObjectType.MATTER, Shown.OWN_TICKET, purpose=Purpose.INFORMING)
@by_key
def come_later(request: HttpRequest, matter: uuid.UUID) -> HttpResponse:
    """POST /ticket/spaeter/: I go out and come back in so many minutes."""
    ticket, now, form = ticket_of(matter), timezone.now(), LaterForm(request.POST)
    if not form.is_valid():
        raise BadRequest("minutes")
    try:
        ticket.come_back_later(form.until(now), at=now)
    except CounterError as otherwise:
        return show(request, otherwise=str(otherwise))
    return redirect("servicepoint:ticket")


@require_GET
@never_cache
@reads_nothing_personal
@by_key
def picture_of_key(request: HttpRequest, matter: uuid.UUID) -> HttpResponse:  # noqa: ARG001  the key itself is shown
    """GET /ticket/qr.svg: the link with the secret key, to be kept by a phone."""
    link = request.build_absolute_uri(reverse("matters:enter", args=[secret_of(request)]))
    return qr_file(link, border=1)


def ticket_of(matter: uuid.UUID) -> Ticket:
    """The latest number that was drawn for this matter; a matter opened at a desk has none."""
    ticket = Ticket.objects.filter(matter_id=matter).order_by("-entered_at").first()
    if ticket is None:
        raise Http404
    return ticket


def standing_of(ticket: Ticket) -> Standing:
    """What the holder of a number is told, in the language of the page."""
    live = live_structure(timezone.localdate())
    unit = live.unit(ticket.unit_id)
    return Standing(
        ticket=ticket,
        state=_state_of(ticket),
        people_before=ticket.people_before(),
        site=next((site for site in live.plan.sites if unit and site.id == unit.site), None),
        lane=next((lane for lane in Counter.all_of(live) if lane.lane == ticket.lane_id), None),
        forecast=_forecast_of(ticket),
        notices=list(HallNotice.objects.standing(ticket.day).for_unit(ticket.unit_id)),
    )


def _forecast_of(ticket: Ticket) -> TicketForecast | None:
    said = TicketForecast.objects.filter(ticket=ticket).first() if ticket.state == State.WAITING else None
    return said if said and said.is_worth_saying(at=timezone.now()) else None


def _state_of(ticket: Ticket) -> str:
    """The state of the table, and two that only its holder sees: out until later, and of another day."""
    now = timezone.now()
    if ticket.day != timezone.localdate(now) and ticket.state in EXPECTED:
        return "over"
    is_away = ticket.away_until is not None and ticket.away_until > now
    return "away" if is_away and ticket.state == State.WAITING else ticket.state
