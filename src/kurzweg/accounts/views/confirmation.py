# SPDX-License-Identifier: EUPL-1.2
"""Saying once more who one is: as a page of its own, and under the cover of a page that was left alone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from kurzweg.accounts.confirming import Why, ask_who_it_is, challenge
from kurzweg.accounts.entering import confirm, known_of, session_of
from kurzweg.accounts.models import Staff
from kurzweg.accounts.proof import ConfirmForm
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.accounts.sessions import State
from kurzweg.accounts.views.session import is_inside, way_in


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@reads_nothing_personal
def show(request: HttpRequest) -> HttpResponse:
    """GET, POST /anmelden/bestaetigen/: back to where one was, once it is clear who one is."""
    person, why = known_of(request), _why(request)
    if person is None or why is Why.OVER:
        return redirect("accounts:login")
    if request.method != "POST":
        wanted = request.GET.get("next", "")
        back = wanted if is_inside(request, wanted) else ""
        return challenge(request, person, why, ConfirmForm(prefix="kw"), back=back, status=200)
    return ask_who_it_is(request, person, why) or redirect(way_in(request, request.POST.get("next", "")))


@require_POST
@sensitive_post_parameters()
@reads_nothing_personal
def uncover(request: HttpRequest) -> HttpResponse:
    """POST /anmelden/wieder-da/: the page that covered itself shows again, as it was, to whoever it belongs to."""
    person = known_of(request)
    if person is None or _why(request) is Why.OVER:
        return HttpResponse(status=401)
    form = ConfirmForm(request.POST, prefix="kw")
    if not form.proves(request, person):
        return HttpResponse(status=429 if form.seconds else 403)
    confirm(request, person)
    return HttpResponse(status=204)


def _why(request: HttpRequest) -> Why:
    if isinstance(request.user, Staff):
        return Why.WEIGHTY
    return Why.ASLEEP if session_of(request).sitting.state is State.ASLEEP else Why.OVER
