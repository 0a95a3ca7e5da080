# SPDX-License-Identifier: EUPL-1.2
"""Applying for a scarce place, drawn or waited for: once, under the name of one's papers, without an account."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.brake import Brake, BrakedError, Patience, guarded
from kurzweg.accounts.networks import network_of
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.allocation.applicants import remember_application
from kurzweg.allocation.application_forms import ApplicationForm
from kurzweg.allocation.errors import AllocationError, NotOpenError
from kurzweg.allocation.models import Application, Round, Waitlist
from kurzweg.allocation.round_page import Phase, told_of
from kurzweg.allocation.waitlist_page import list_told_of
from kurzweg.servicepoint.appointment_forms import wish_of
from kurzweg.ui.patience import slow_down

APPLYING: Final = Patience(60, 2, 60)
"""How many may apply a day from one address without waiting: a shelter shares one, and so does the kiosk."""


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@never_cache
@reads_nothing_personal
def apply(request: HttpRequest, number: str) -> HttpResponse:
    """GET, POST /verlosung/<number>/bewerbung/?<facts>"""
    round_ = get_object_or_404(Round, number=number)
    told = told_of(round_, get_language() or "de", at=timezone.now())
    if told.phase is not Phase.OPEN:
        return redirect("allocation:round", number)
    sent = request.POST if request.method == "POST" else None
    facts = wish_of(request, told.service_code).facts
    form = ApplicationForm(sent, days=[day for day, _count in told.days], initial=facts)
    page = {"told": told, "form": form, "facts": facts}
    if not form.is_valid():
        return render(request, "allocation/apply.html", page, status=422 if form.errors else 200)
    try:
        return enter(request, round_, form)
    except BrakedError as braked:
        return slow_down(request, braked.seconds)
    except NotOpenError:
        return redirect("allocation:round", number)
    except AllocationError as otherwise:
        return render(request, "allocation/apply.html", page | {"otherwise": str(otherwise)}, status=409)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@never_cache
@reads_nothing_personal
def join(request: HttpRequest, number: str) -> HttpResponse:
    """GET, POST /warteliste/<number>/?<facts>: how the list works, and joining it."""
    waitlist = get_object_or_404(Waitlist, number=number)
    told = list_told_of(waitlist, get_language() or "de", at=timezone.now())
    sent = request.POST if request.method == "POST" else None
    form = ApplicationForm(sent, days=(), initial=wish_of(request, told.service_code).facts)
    page = {"told": told, "form": form}
    if told.waitlist.closed_at or not form.is_valid():
        return render(request, "allocation/waitlist.html", page, status=422 if form.errors else 200)
    try:
        return enter(request, waitlist, form)
    except BrakedError as braked:
        return slow_down(request, braked.seconds)
    except AllocationError as otherwise:
        return render(request, "allocation/waitlist.html", page | {"otherwise": str(otherwise)}, status=409)


def enter(request: HttpRequest, to: Round | Waitlist, form: ApplicationForm) -> HttpResponse:
    """Apply with what the form says, and keep the key in this browser. Raises `BrakedError`, `AllocationError`."""
    guarded([Brake.on(APPLYING, "apply", network_of(request))], lambda: None)
    _application, secret = Application.make(to, form.person, form.wished, at=timezone.now())
    answer = redirect("allocation:application")
    remember_application(request, answer, secret)
    return answer
