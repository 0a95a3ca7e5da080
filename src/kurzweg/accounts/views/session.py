# SPDX-License-Identifier: EUPL-1.2
"""Logging in and out."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kurzweg.accounts.backend import person_with
from kurzweg.accounts.brake import BrakedError, guarded
from kurzweg.accounts.demo import demo_is_open, demo_people, demo_staff
from kurzweg.accounts.entering import enter
from kurzweg.accounts.factors import has_factor
from kurzweg.accounts.forms import LoginForm
from kurzweg.accounts.half_way import half_way
from kurzweg.accounts.known_devices import brakes_on, remember_device
from kurzweg.accounts.models import Staff
from kurzweg.accounts.navigation import first_page
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.accounts.reminding import remind_of_factor
from kurzweg.accounts.resting import still_parts
from kurzweg.accounts.sessions import BY_DIRECTORY
from kurzweg.ui.patience import slowed, too_many


@never_cache
@sensitive_post_parameters("password")
@reads_nothing_personal
def login_page(request: HttpRequest) -> HttpResponse:
    """GET, POST /anmelden/"""
    form = LoginForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        username, password = form.cleaned_data["username"], form.cleaned_data["password"]
        try:
            person = guarded(brakes_on(request, username), lambda: person_with(username, password))
        except BrakedError as braked:
            form.add_error(None, too_many(braked.seconds))
            return slowed(_page(request, form), braked.seconds)
        if person is not None:
            wanted = request.POST.get("next", "")
            return half_way(request, person, wanted) if has_factor(person.pk) else let_in(request, person, wanted)
        form.add_error(None, _("Name oder Passwort stimmen nicht. Versuchen Sie es noch einmal."))
    return _page(request, form)


def _page(request: HttpRequest, form: LoginForm) -> HttpResponse:
    page = {"form": form, "demo_people": demo_people(), "next": request.GET.get("next", ""), "directory": settings.OIDC}
    return render(request, "accounts/login.html", page, status=422 if form.errors else 200)


@require_POST
@reads_nothing_personal
def demo_login(request: HttpRequest) -> HttpResponse:
    """POST /anmelden/vorfuehrung/: be one of the invented people of the demo."""
    if not demo_is_open():
        raise Http404
    chosen = next((who for who in demo_staff() if who.username == request.POST.get("username")), None)
    if chosen is None:
        raise Http404
    return let_in(request, chosen, request.POST.get("next", ""))


@require_POST
@reads_nothing_personal
def logout_page(request: HttpRequest) -> HttpResponse:
    """POST /abmelden/"""
    came_by_directory = request.session.get(BY_DIRECTORY)
    logout(request)
    return redirect("accounts:directory-left" if came_by_directory else "accounts:login")


def let_in(request: HttpRequest, person: Staff, wanted: str) -> HttpResponse:
    """This person has proven who they are: a session of their own, and on to where they wanted."""
    enter(request, person)
    remind_of_factor(request)
    response = redirect(way_in(request, wanted))
    remember_device(request, response, person.username)
    return response


def way_in(request: HttpRequest, wanted: str) -> str:
    """Where whoever has just come in wanted to go, as far as it is in the house; else where their work begins."""
    assert isinstance(request.user, Staff)
    return wanted if is_inside(request, wanted) else first_page(request.user, still_parts(request))


def is_inside(request: HttpRequest, wanted: str) -> bool:
    """Whether this address is one of the house."""
    secure = request.is_secure()
    return url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=secure)
