# SPDX-License-Identifier: EUPL-1.2
"""My second factor: setting it up, codes for when it is not at hand, giving it up."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kurzweg.accounts import totp
from kurzweg.accounts.context import office_name
from kurzweg.accounts.door import StaffRequest, fresh_log_in, open_without_factor, staff_only
from kurzweg.accounts.ending import end_sessions
from kurzweg.accounts.entering import session_of
from kurzweg.accounts.factor_forms import NewAppForm
from kurzweg.accounts.factors import factor_since, give_up_app, issue_recovery_codes, own_factor, set_up_app
from kurzweg.accounts.models import SecondFactorRule
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.accounts.wrapping import unwrapped, wrapped
from kurzweg.ui.notices import tell
from kurzweg.ui.qr import qr_code

PENDING = "new-app"


@require_safe
@reads_nothing_personal
@staff_only
@open_without_factor
def show(request: StaffRequest) -> HttpResponse:
    """GET /konto/zweiter-faktor/"""
    page = {
        "factor": own_factor(request.user),
        "rule": SecondFactorRule.newest(),
        "is_held_up": session_of(request).sitting.lacks_factor,
        "may_give_up": not _is_required(),
    }
    return render(request, "accounts/factor.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@reads_nothing_personal
@staff_only
@open_without_factor
@fresh_log_in()
def app(request: StaffRequest) -> HttpResponse:
    """GET, POST /konto/zweiter-faktor/app/: the same secret until a code of it proves that the app has it."""
    form = NewAppForm(request.POST if request.method == "POST" else None)
    secret = _pending_secret(request)
    if form.is_valid():
        now = timezone.now()
        if set_up_app(request.user, secret, form.cleaned_data["code"], at=now):
            del request.session[PENDING]
            end_sessions(request.user.pk, at=now, but=session_of(request).sitting.session)
            request.session.cycle_key()
            return _codes_page(request, is_new=True)
        form.add_error("code", _("Dieser Code passt nicht. Warten Sie auf den nächsten. Stimmt die Uhr des Telefons?"))
    link = totp.address(secret, username=request.user.username, house=office_name())
    page = {"form": form, "qr": qr_code(link), "secret": totp.as_text(secret), "has_one": factor_since(request.user)}
    return render(request, "accounts/factor_app.html", page, status=422 if form.errors else 200)


@require_POST
@reads_nothing_personal
@staff_only
@fresh_log_in()
def give_up(request: StaffRequest) -> HttpResponse:
    """POST /konto/zweiter-faktor/app/ende/"""
    if _is_required():
        raise PermissionDenied(
            _("Ihr Haus verlangt einen zweiten Faktor. Sie können die App durch eine andere ersetzen.")
        )
    give_up_app(request.user)
    tell(request, _("Sie melden sich jetzt wieder nur mit dem Passwort an."))
    return redirect("accounts:factor")


@require_POST
@reads_nothing_personal
@staff_only
@fresh_log_in()
def codes(request: StaffRequest) -> HttpResponse:
    """POST /konto/zweiter-faktor/ersatzcodes/: new ones, shown on this page and never again."""
    if factor_since(request.user) is None:
        return redirect("accounts:factor")
    return _codes_page(request)


def _codes_page(request: StaffRequest, *, is_new: bool = False) -> HttpResponse:
    codes = issue_recovery_codes(request.user, at=timezone.now())
    return render(request, "accounts/recovery_codes.html", {"codes": codes, "is_new": is_new})


def _pending_secret(request: StaffRequest) -> bytes:
    about = ("pending app", str(request.user.pk))
    if (kept := request.session.get(PENDING)) and (secret := unwrapped(bytes.fromhex(kept), *about)):
        return secret
    secret = totp.new_secret()
    request.session[PENDING] = wrapped(secret, *about).hex()
    return secret


def _is_required() -> bool:
    rule = SecondFactorRule.newest()
    return rule is not None and rule.is_in_force(on=timezone.localdate())
