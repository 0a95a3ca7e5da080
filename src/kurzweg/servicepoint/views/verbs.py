# SPDX-License-Identifier: EUPL-1.2
"""What a clerk does at a lane: each verb is a resource that is posted to."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import BadRequest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kurzweg.accounts.door import StaffRequest
from kurzweg.matters.models import Matter
from kurzweg.matters.models import Outcome as Settled
from kurzweg.servicepoint.errors import LaneNotYoursError, NotSettledHereError
from kurzweg.servicepoint.forms import Outcome, VisitorForm
from kurzweg.servicepoint.models import Counter, Ticket
from kurzweg.servicepoint.models.lane_break import LENGTHS
from kurzweg.servicepoint.models.repeating import call_again
from kurzweg.servicepoint.models.state import State
from kurzweg.servicepoint.views.counter import lane_verb
from kurzweg.ui.notices import tell


@lane_verb
def open_lane(request: StaffRequest, counter: Counter) -> None:
    """POST …/oeffnung/"""
    counter.open(by=request.user, at=timezone.now())


@lane_verb
def close_lane(request: StaffRequest, counter: Counter) -> None:
    """POST …/schliessung/"""
    counter.close(by=request.user, at=timezone.now())


@lane_verb
def rest(request: StaffRequest, counter: Counter) -> None:
    """POST …/pause/: nobody is called here until the break is ended."""
    now, minutes = timezone.now(), request.POST.get("minutes", "")
    if minutes not in map(str, LENGTHS):
        raise BadRequest("minutes")
    counter.rest(until=now + timedelta(minutes=int(minutes)), by=request.user, at=now)


@lane_verb
def resume(request: StaffRequest, counter: Counter) -> None:
    """POST …/pause/ende/"""
    counter.resume(by=request.user, at=timezone.now())


@lane_verb
def call(request: StaffRequest, counter: Counter) -> None:
    """POST …/aufruf/: the next visitor, or the parked one whom the button names."""
    by, now = request.user, timezone.now()
    if named(request):
        counter.call(visitor_of(request, counter), by=by, at=now)
    elif counter.call_next(by=by, at=now) is None:
        tell(request, _("Gerade wartet niemand, den dieser Schalter bedient."))


@lane_verb
def recall(request: StaffRequest, counter: Counter) -> None:
    """POST …/wiederaufruf/"""
    policy = counter.live.plan.policy
    call_again(visitor_of(request, counter), policy, by=request.user, at=timezone.now())


@lane_verb
def start(request: StaffRequest, counter: Counter) -> None:
    """POST …/beginn/"""
    visitor_of(request, counter).start(by=request.user, at=timezone.now())


@lane_verb
def finish(request: StaffRequest, counter: Counter) -> None:
    """POST …/ende/: settled on the spot, or it goes on in the office."""
    person, visitor = request.user, visitor_of(request, counter)
    form = Outcome(request.POST)
    if not form.is_valid():
        raise BadRequest("outcome")
    is_settled = form.cleaned_data["outcome"] == Outcome.SETTLED
    if is_settled:
        matter = Matter.objects.filter(pk=visitor.matter_id).first()
        if matter is None or not person.may("matter.settle", matter):
            raise NotSettledHereError
    visitor.finish(Settled.DONE if is_settled else None, by=person, at=timezone.now())
    said = _("{number}: Das Anliegen ist erledigt.") if is_settled else _("{number}: Das Anliegen bleibt offen.")
    tell(request, said.format(number=visitor.call_number))


@lane_verb
def park(request: StaffRequest, counter: Counter) -> None:
    """POST …/parken/"""
    visitor = visitor_of(request, counter)
    visitor.park(by=request.user, at=timezone.now())
    number = visitor.call_number
    said = _("{number} ist geparkt und behält den Platz in der Reihe.").format(number=number)
    tell(request, said, undo=_way_back("servicepoint:call", counter, visitor))


@lane_verb
def miss(request: StaffRequest, counter: Counter) -> None:
    """POST …/nicht-gekommen/"""
    visitor = visitor_of(request, counter)
    visitor.miss(by=request.user, at=timezone.now())
    said = _("{number} ist nicht gekommen.").format(number=visitor.call_number)
    tell(request, said, undo=_way_back("servicepoint:put-back", counter, visitor))


@lane_verb
def put_back(request: StaffRequest, counter: Counter) -> None:
    """POST …/zurueck/: a mistaken call is taken back, a missed or parked visitor waits again; all keep their time."""
    visitor = visitor_of(request, counter)
    if visitor.state in {State.MISSED, State.PARKED}:
        visitor.return_to_queue(by=request.user, at=timezone.now())
    else:
        visitor.undo_call(by=request.user, at=timezone.now())


def named(request: StaffRequest) -> str:
    """The visitor whom a button names; the button that takes a step back has only its address to say it."""
    return request.POST.get("visitor") or request.GET.get("visitor", "")


def _way_back(name: str, counter: Counter, visitor: Ticket) -> str:
    return f"{reverse(name, args=[counter.code])}?visitor={visitor.pk}"


def visitor_of(request: StaffRequest, counter: Counter) -> Ticket:
    """The visitor whom the button named, not whoever is here by now; nobody acts at the lane of another."""
    if counter.who_serves(at=timezone.now()) not in {None, request.user.pk}:
        raise LaneNotYoursError
    form = VisitorForm({"visitor": named(request)})
    if not form.is_valid():
        raise BadRequest("visitor")
    try:
        return counter.visitor(form.cleaned_data["visitor"])
    except Ticket.DoesNotExist:
        raise Http404 from None
