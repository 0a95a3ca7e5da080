# SPDX-License-Identifier: EUPL-1.2
"""The one-time link: setting a password without knowing the one of before."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.brake import BrakedError
from kurzweg.accounts.entrance import entrance
from kurzweg.accounts.invitations import guest_of, redeem
from kurzweg.accounts.networks import network_of
from kurzweg.accounts.password_forms import NewPasswordForm
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.ui.notices import tell
from kurzweg.ui.patience import slowed


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@reads_nothing_personal
def show(request: HttpRequest, secret: str) -> HttpResponse:
    """GET, POST /anmelden/einmal-link/<secret>/: reading it, as mail scanners do, uses nothing up."""
    try:
        person = guest_of(secret, network_of(request), at=timezone.now())
    except BrakedError as braked:
        return slowed(_over(request), braked.seconds)
    if person is None:
        return _over(request)
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if not redeem(secret, form.cleaned_data["password"], at=timezone.now()):
            return _over(request)
        tell(request, _("Ihr Passwort ist gesetzt. Melden Sie sich jetzt damit an."))
        return redirect("accounts:login")
    page = {"form": form, "person": person}
    return entrance(request, "accounts/invitation.html", page, status=422 if form.errors else 200)


def _over(request: HttpRequest) -> HttpResponse:
    return entrance(request, "accounts/invitation_over.html", {}, status=404)
