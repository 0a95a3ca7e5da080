# SPDX-License-Identifier: EUPL-1.2
"""Logging in by the directory of the county, and linking one's account with it."""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kurzweg.accounts.directory import DirectoryError, is_set_up
from kurzweg.accounts.directory_way import Arrival, AstrayError, Purpose, come_back, linked_person, set_out, way_out
from kurzweg.accounts.door import StaffRequest, fresh_log_in, staff_only
from kurzweg.accounts.entrance import entrance
from kurzweg.accounts.factors import has_factor
from kurzweg.accounts.half_way import half_way
from kurzweg.accounts.id_token import TokenError
from kurzweg.accounts.models import DirectoryLink, Staff
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.accounts.sessions import BY_DIRECTORY, PROVEN_THERE
from kurzweg.accounts.views.session import let_in
from kurzweg.lang.middleware import speaking_to_staff
from kurzweg.ui.notices import tell

log = logging.getLogger("kurzweg.directory")
MORE_THAN_ONE_PROOF = "mfa"


@never_cache
@require_safe
@reads_nothing_personal
def begin(request: HttpRequest) -> HttpResponse:
    """GET /anmelden/verzeichnis/"""
    _must_be_set_up()
    try:
        return redirect(set_out(request, Purpose.ENTER, request.GET.get("next", "")))
    except DirectoryError as fault:
        return _astray(request, fault, 503)


@never_cache
@require_safe
@reads_nothing_personal
def back(request: HttpRequest) -> HttpResponse:
    """GET /anmelden/verzeichnis/zurueck/"""
    _must_be_set_up()
    try:
        arrival = come_back(request)
    except (AstrayError, TokenError) as fault:
        return _astray(request, fault, 403)
    except DirectoryError as fault:
        return _astray(request, fault, 503)
    return _link(request, arrival) if arrival.purpose is Purpose.LINK else _enter(request, arrival)


@never_cache
@require_safe
@reads_nothing_personal
def left(request: HttpRequest) -> HttpResponse:
    """GET /abmelden/verzeichnis/: logged out here; and the way to log out there too."""
    _must_be_set_up()
    try:
        there = way_out(request)
    except DirectoryError as fault:
        log.warning("no way to log out at the directory: %s", fault)
        there = ""
    with speaking_to_staff(request):
        return entrance(request, "accounts/directory_left.html", {"name": settings.OIDC["name"], "there": there})


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
@fresh_log_in()
def link(request: StaffRequest) -> HttpResponse:
    """GET, POST /konto/verzeichnis/: a way begins only by a click on a page of ours."""
    _must_be_set_up()
    page = {"name": settings.OIDC["name"], "link": request.user.directory_links.first()}
    if request.method == "POST":
        try:
            page["way"] = set_out(request, Purpose.LINK)
        except DirectoryError as fault:
            return _astray(request, fault, 503)
    return render(request, "accounts/directory.html", page)


@require_POST
@reads_nothing_personal
@staff_only
@fresh_log_in()
def unlink(request: StaffRequest) -> HttpResponse:
    """POST /konto/verzeichnis/ende/"""
    request.user.directory_links.all().delete()
    tell(request, _("Die Verbindung ist gelöst. Sie melden sich mit Name und Passwort an."))
    return redirect("accounts:account")


def _enter(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    person = linked_person(arrival.claims)
    if person is None:
        with speaking_to_staff(request):
            return entrance(request, "accounts/directory_unknown.html", {"name": settings.OIDC["name"]}, status=403)
    is_proven_there = MORE_THAN_ONE_PROOF in arrival.claims.methods
    if not is_proven_there and has_factor(person.pk):
        return half_way(request, person, arrival.wanted)
    answer = let_in(request, person, arrival.wanted)
    request.session[BY_DIRECTORY], request.session[PROVEN_THERE] = True, is_proven_there
    return answer


def _link(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    person, claims = request.user, arrival.claims
    if not isinstance(person, Staff):
        return _astray(request, AstrayError("who wanted to link an account is logged in no more"), 403)
    try:
        with transaction.atomic():
            person.directory_links.all().delete()
            DirectoryLink.objects.create(
                staff=person, issuer=claims.issuer, subject=claims.subject, linked_at=timezone.now()
            )
    except IntegrityError:
        return _astray(request, AstrayError("the name in the directory belongs to another account"), 409)
    with speaking_to_staff(request):
        tell(request, _("Verbunden mit der Kennung {name}.").format(name=claims.called or claims.subject))
    return redirect("accounts:account")


def _astray(request: HttpRequest, fault: Exception, status: int) -> HttpResponse:
    """One kind page for whatever went wrong; the reason stands in the log, where no stranger reads it."""
    log.warning("log-in by the directory refused: %s", fault)
    with speaking_to_staff(request):
        page = {"name": settings.OIDC["name"], "is_out_of_reach": status == 503}
        return entrance(request, "accounts/directory_astray.html", page, status=status)


def _must_be_set_up() -> None:
    if not is_set_up():
        raise Http404
