# SPDX-License-Identifier: EUPL-1.2
"""The door between the public pages and the office: who is not known goes to the log-in and comes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from kurzweg.accounts.models import Staff

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request of somebody who is logged in."""

    user: Staff  # behind the door nobody is anonymous


def staff_only(view: Callable[Concatenate[StaffRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only members of staff in; whoever is not known logs in first and then stands at the same page.

    What a page may show to whom is not decided here but by row security and by the rules of the room.
    """

    @wraps(view)
    def behind_the_door(request: Any, *args: P.args, **named: P.kwargs) -> HttpResponse:
        if not isinstance(request.user, Staff):
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **named)

    return behind_the_door
