# SPDX-License-Identifier: EUPL-1.2
"""The second proof at the log-in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.brake import BrakedError, guarded
from kurzweg.accounts.entrance import entrance
from kurzweg.accounts.factor_forms import CodeForm
from kurzweg.accounts.factors import is_second_factor_of
from kurzweg.accounts.half_way import HalfWay, half_way_of
from kurzweg.accounts.known_devices import brakes_on
from kurzweg.accounts.reading import reads_nothing_personal
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
    form, person = CodeForm(request.POST if request.method == "POST" else None), half.person
    if form.is_valid():
        typed, now = form.cleaned_data["code"], timezone.now()
        try:
            brakes = brakes_on(request, person.username, "code")
            if guarded(brakes, lambda: is_second_factor_of(person.pk, typed, at=now)):
                return let_in(request, person, half.wanted)
            form.add_error("code", _("Dieser Code passt nicht. Jeder gilt nur einmal und nur kurze Zeit."))
        except BrakedError as braked:
            form.add_error(None, too_many(braked.seconds))
            return slowed(_page(request, form), braked.seconds)
    return _page(request, form)


def _page(request: HttpRequest, form: CodeForm) -> HttpResponse:
    return entrance(request, "accounts/second_step.html", {"form": form}, status=422 if form.errors else 200)
