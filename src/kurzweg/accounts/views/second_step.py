# SPDX-License-Identifier: EUPL-1.2
"""The second proof at the log-in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.brake import BrakedError, guarded
from kurzweg.accounts.context import office_name
from kurzweg.accounts.entrance import entrance
from kurzweg.accounts.factor_forms import SecondStepForm
from kurzweg.accounts.factors import is_second_factor_of
from kurzweg.accounts.half_way import HalfWay, half_way_of
from kurzweg.accounts.known_devices import brakes_on
from kurzweg.accounts.models import Staff
from kurzweg.accounts.passkey_challenges import LOG_IN
from kurzweg.accounts.passkeys import is_passkey_of, request_options
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.accounts.site import site_of
from kurzweg.accounts.views.session import let_in
from kurzweg.lang.middleware import speaking_to_staff
from kurzweg.ui.patience import slowed, too_many


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@reads_nothing_personal
def show(request: HttpRequest) -> HttpResponse:
    """GET, POST /anmelden/zweiter-schritt/"""
    half = half_way_of(request)
    if half is None:
        return redirect("accounts:login")
    with speaking_to_staff(request):
        return _answer(request, half)


def _answer(request: HttpRequest, half: HalfWay) -> HttpResponse:
    form = SecondStepForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            brakes = brakes_on(request, half.person.username, "code")
            if guarded(brakes, lambda: _fits(request, half.person, form)):
                return let_in(request, half.person, half.wanted)
            form.refuse()
        except BrakedError as braked:
            form.add_error(None, too_many(braked.seconds))
            return slowed(_page(request, half.person, form), braked.seconds)
    return _page(request, half.person, form)


def _fits(request: HttpRequest, person: Staff, form: SecondStepForm) -> bool:
    now, said = timezone.now(), form.cleaned_data
    if said["passkey"]:
        return is_passkey_of(person.pk, said["passkey"], LOG_IN, site_of(request), at=now)
    return is_second_factor_of(person.pk, said["code"], at=now)


def _page(request: HttpRequest, person: Staff, form: SecondStepForm) -> HttpResponse:
    form.ask_for_passkey(request_options(person.pk, LOG_IN, site_of(request, office_name()), at=timezone.now()))
    return entrance(request, "accounts/second_step.html", {"form": form}, status=422 if form.errors else 200)
