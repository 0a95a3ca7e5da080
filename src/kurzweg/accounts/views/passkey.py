# SPDX-License-Identifier: EUPL-1.2
"""My passkeys: setting one up, and taking one away."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from kurzweg.accounts.context import office_name
from kurzweg.accounts.door import StaffRequest, fresh_log_in, open_without_factor, staff_only
from kurzweg.accounts.entering import end_elsewhere
from kurzweg.accounts.factor_forms import NewPasskeyForm
from kurzweg.accounts.factors import OwnFactor, give_up_passkey, own_factor
from kurzweg.accounts.passkey_field import NEW
from kurzweg.accounts.passkeys import MOST, BadPasskey, creation_options, keep_passkey
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.accounts.site import site_of
from kurzweg.accounts.views.factor import check_may_give_up, given_up, recovery_codes
from kurzweg.ui.notices import tell


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@reads_nothing_personal
@staff_only
@open_without_factor
@fresh_log_in()
def new(request: StaffRequest) -> HttpResponse:
    """GET, POST /konto/zweiter-faktor/passkey/: the browser makes it, the house keeps its public half."""
    site, before = site_of(request, office_name()), own_factor(request.user)
    if len(before.passkeys) >= MOST:
        return redirect("accounts:factor")
    if not site.can_have_passkeys:
        return render(request, "accounts/passkey.html")
    form, now = NewPasskeyForm(request.POST if request.method == "POST" else None), timezone.now()
    if form.is_valid():
        try:
            keep_passkey(request.user, form.cleaned_data["passkey"], form.cleaned_data["label"], site, at=now)
        except BadPasskey:
            form.add_error(None, _("Der Passkey wurde nicht eingerichtet. Versuchen Sie es noch einmal."))
        else:
            end_elsewhere(request, request.user)
            return _set_up(request, before)
    form.ask_for_passkey(creation_options(request.user, site, at=now), what=NEW)
    return render(request, "accounts/passkey.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@reads_nothing_personal
@staff_only
@fresh_log_in()
def end(request: StaffRequest, passkey: uuid.UUID) -> HttpResponse:
    """POST /konto/zweiter-faktor/passkey/<passkey>/ende/"""
    factor = own_factor(request.user)
    mine = get_object_or_404(request.user.passkeys.in_order().shown(), pk=passkey)
    check_may_give_up(factor)
    give_up_passkey(mine)
    tell(request, given_up(own_factor(request.user)))
    return redirect("accounts:factor")


def _set_up(request: StaffRequest, before: OwnFactor) -> HttpResponse:
    """Recovery codes come with the first factor; who has some keeps them."""
    if before.codes_left:
        tell(request, _("Der Passkey ist eingerichtet. An allen anderen Geräten sind Sie jetzt abgemeldet."))
        return redirect("accounts:factor")
    return recovery_codes(request, is_new=True)
