# SPDX-License-Identifier: EUPL-1.2
"""Mein Konto: where one is logged in, logging out elsewhere and everywhere, another password."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kurzweg.accounts.door import StaffRequest, fresh_log_in, staff_only
from kurzweg.accounts.ending import end_sessions
from kurzweg.accounts.entering import end_elsewhere, session_of
from kurzweg.accounts.factors import own_factor
from kurzweg.accounts.models import Invitation, Session
from kurzweg.accounts.models.membership import SERVING
from kurzweg.accounts.models.session import SessionQuerySet
from kurzweg.accounts.password_forms import NewPasswordForm
from kurzweg.accounts.passwords import own_password_set_at
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.ui.notices import tell


@require_safe
@reads_nothing_personal
@staff_only
def show(request: StaffRequest) -> HttpResponse:
    """GET /konto/"""
    links = Invitation.objects.shown().filter(staff=request.user).exclude(used_at=None)
    page = {
        "sessions": _mine(request).order_by("-seen_at"),
        "here": session_of(request).sitting.session,
        "password_set_at": own_password_set_at(),
        "factor": own_factor(request.user),
        "speaks": request.user.works_as(*SERVING),
        "directory": settings.OIDC,
        "directory_link": request.user.directory_links.first() if settings.OIDC else None,
        "reset": request.user.factor_resets.select_related("by").order_by("-pk").first(),
        "link": links.select_related("by").order_by("-used_at").first(),
    }
    return render(request, "accounts/account.html", page)


@require_POST
@reads_nothing_personal
@staff_only
def end_one(request: StaffRequest, session: uuid.UUID) -> HttpResponse:
    """POST /konto/anmeldungen/<session>/ende/"""
    get_object_or_404(_mine(request), pk=session).end(at=timezone.now())
    tell(request, _("Dort sind Sie jetzt abgemeldet."))
    return redirect("accounts:account")


@require_POST
@reads_nothing_personal
@staff_only
def end_all(request: StaffRequest) -> HttpResponse:
    """POST /konto/ueberall-abmelden/: here too."""
    end_sessions(request.user.pk, at=timezone.now())
    request.session.flush()
    return redirect("accounts:login")


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@reads_nothing_personal
@staff_only
@fresh_log_in()
def password(request: StaffRequest) -> HttpResponse:
    """GET, POST /konto/passwort/: with a new one all other log-ins are over."""
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        now = timezone.now()
        request.user.set_password(form.cleaned_data["password"], at=now)
        end_elsewhere(request, request.user)
        tell(request, _("Ihr Passwort ist geändert. An allen anderen Geräten sind Sie jetzt abgemeldet."))
        return redirect("accounts:account")
    return render(request, "accounts/password.html", {"form": form}, status=422 if form.errors else 200)


def _mine(request: StaffRequest) -> SessionQuerySet:
    return Session.objects.shown().going_on(at=timezone.now()).filter(staff=request.user)
