# SPDX-License-Identifier: EUPL-1.2
"""The door between the public pages and the office: who is not known goes to the log-in and comes back.

`staff_only` stands before every page of the office, `fresh_log_in` behind it before whatever has a great effect:

    @require_POST
    @reads_nothing_personal
    @staff_only
    @fresh_log_in(minutes=10)
    def grant_role(request: StaffRequest, ...) -> HttpResponse: ...
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from kurzweg.accounts.confirming import Why, ask_who_it_is
from kurzweg.accounts.demo import demo_is_open
from kurzweg.accounts.entering import known_of, session_of
from kurzweg.accounts.models import Staff
from kurzweg.accounts.sessions import PROVEN_THERE, State
from kurzweg.lang.middleware import speaking_to_staff

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request of somebody who is logged in."""

    user: Staff  # behind the door nobody is anonymous


StaffView = Callable[Concatenate[StaffRequest, P], HttpResponse]


def staff_only(view: StaffView[P]) -> Callable[..., HttpResponse]:
    """Let only members of staff in; whoever is not known logs in first and then stands at the same page.

    What a page may show to whom is not decided here but by row security and by the rules of the room.
    """

    @wraps(view)
    def behind_the_door(request: Any, *args: P.args, **named: P.kwargs) -> HttpResponse:
        if not isinstance(request.user, Staff) and (page := _at_the_door(request)):
            return page
        if _is_held_up(request, view):
            return _to_the_factor(request)
        with speaking_to_staff(request):
            return view(request, *args, **named)

    return behind_the_door


def open_without_factor(view: StaffView[P]) -> StaffView[P]:
    """Let also those in who still lack the second factor that the house asks for: this is where they set it up."""
    view.is_open_without_factor = True  # type: ignore[attr-defined]
    return view


def fresh_log_in(*, minutes: int = 10) -> Callable[[StaffView[P]], Callable[..., HttpResponse]]:
    """Ask once more who sits there when that was not proven in the last minutes; then go on with what was sent.

    For what has a great effect: mass export, linking of persons, change of roles, erasure, break-glass, publishing.
    """

    def decorate(view: StaffView[P]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def weighed(request: Any, *args: P.args, **named: P.kwargs) -> HttpResponse:
            sitting = session_of(request).sitting
            if not sitting.is_fresh(minutes=minutes, at=timezone.now()) and (
                page := ask_who_it_is(request, request.user, Why.WEIGHTY)
            ):
                return page
            return view(request, *args, **named)

        weighed.asks_for_a_fresh_log_in = minutes  # type: ignore[attr-defined]
        return weighed

    return decorate


def _at_the_door(request: HttpRequest) -> HttpResponse | None:
    """Where somebody goes who is not known, or not any more; None when they have just proven who they are."""
    person, state = known_of(request), session_of(request).sitting.state
    if person is None:
        return redirect_to_login(request.get_full_path())
    if request.method not in {"GET", "HEAD"}:  # what was typed must not be lost
        return ask_who_it_is(request, person, Why.ASLEEP if state is State.ASLEEP else Why.OVER)
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=401)  # an open page reads its part again; it keeps what it shows
    return redirect_to_login(
        request.get_full_path(), reverse("accounts:confirm") if state is State.ASLEEP else reverse("accounts:login")
    )


def _is_held_up(request: HttpRequest, view: Callable[..., HttpResponse]) -> bool:
    """Whether this person has to set up a second factor first. In a demo, where a click is enough, nobody has to."""
    lacks_it = session_of(request).sitting.lacks_factor and not request.session.get(PROVEN_THERE)
    return lacks_it and not hasattr(view, "is_open_without_factor") and not demo_is_open()


def _to_the_factor(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=401)
    return redirect("accounts:factor")
