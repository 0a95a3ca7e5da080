# SPDX-License-Identifier: EUPL-1.2
"""My application: where it stands, taking the place that fell to it, giving it up, and the link to keep."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kurzweg.accounts.brake import SECRETS, Brake, BrakedError, guarded
from kurzweg.accounts.networks import network_of
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.allocation.applicants import by_application, proven, remember_application, secret_of
from kurzweg.allocation.errors import AllocationError
from kurzweg.allocation.models import Application
from kurzweg.allocation.standing import standing_of
from kurzweg.matters.keyholder import remember_key
from kurzweg.services.snapshot import catalogue_snapshot
from kurzweg.ui.patience import slow_down
from kurzweg.ui.qr import qr_file


@require_safe
@never_cache
@reads_nothing_personal
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """GET /bewerbung/schluessel/<secret>/: exchange the key for a cookie, and lead on to an address without it."""
    try:
        key = guarded([Brake.on(SECRETS, "key", network_of(request))], lambda: proven(secret))
    except BrakedError as braked:
        return slow_down(request, braked.seconds)
    if key is None:
        return render(request, "allocation/no_application.html", status=404)
    answer = redirect("allocation:application")
    remember_application(request, answer, secret)
    return answer


@require_safe
@never_cache
@reads_nothing_personal
@by_application
def show(request: HttpRequest, application: Application) -> HttpResponse:
    """GET /bewerbung/"""
    return page_of(request, application)


def page_of(request: HttpRequest, application: Application, otherwise: str = "") -> HttpResponse:
    """The page of an application."""
    snapshot, to = catalogue_snapshot(), application.to
    code = snapshot.codes.get(to.service_id, "")
    page = {
        "standing": standing_of(application, at=timezone.now()),
        "service": snapshot.title(to.service_id, get_language() or "de"),
        "again": reverse("allocation:place", args=[code]) if code else "",
        "round": application.round,
        "waitlist": application.waitlist,
        "otherwise": otherwise,
        "keep": reverse("allocation:application-enter", args=[secret_of(request)]),
    }
    return render(request, "allocation/application.html", page, status=409 if otherwise else 200)


@require_POST
@never_cache
@reads_nothing_personal
@by_application
def accept(request: HttpRequest, application: Application) -> HttpResponse:
    """POST /bewerbung/zusage/: I take the place; said again it leads to the appointment."""
    standing = standing_of(application, at=timezone.now())
    if standing.offer is None:
        return page_of(request, application)
    try:
        secret = standing.offer.accept(at=timezone.now())
    except AllocationError as otherwise:
        return page_of(request, application, str(otherwise))
    answer = redirect("servicepoint:appointment")
    remember_key(answer, secret)
    return answer


@require_POST
@never_cache
@reads_nothing_personal
@by_application
def give_up(request: HttpRequest, application: Application) -> HttpResponse:  # noqa: ARG001  all views take it
    """POST /bewerbung/absage/: I do not take this place, or do not want one any more."""
    standing = standing_of(application, at=timezone.now())
    if standing.offer is not None and standing.offer.is_open(at=timezone.now()):
        standing.offer.decline(at=timezone.now())
    elif standing.may_withdraw:
        application.withdraw(at=timezone.now())
    return redirect("allocation:application")


@require_safe
@never_cache
@reads_nothing_personal
@by_application
def picture_of_key(request: HttpRequest, application: Application) -> HttpResponse:  # noqa: ARG001  the key is shown
    """GET /bewerbung/qr.svg: the link with the secret key, to be kept by a phone."""
    link = reverse("allocation:application-enter", args=[secret_of(request)])
    return qr_file(request.build_absolute_uri(link), border=1)
