# SPDX-License-Identifier: EUPL-1.2
"""My second factor: a code app, codes for when nothing is at hand, giving it up. Passkeys have a file of their own."""

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
from kurzweg.accounts.entering import end_elsewhere, session_of
from kurzweg.accounts.factor_forms import NewAppForm
from kurzweg.accounts.factors import OwnFactor, app_since, give_up_app, issue_recovery_codes, own_factor, set_up_app
from kurzweg.accounts.models import SecondFactorRule
from kurzweg.accounts.passkeys import MOST
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.accounts.site import site_of
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
    factor = own_factor(request.user)
    page = {
        "factor": factor,
        "rule": SecondFactorRule.newest(),
        "is_held_up": session_of(request).sitting.lacks_factor,
        "may_give_up": may_give_up(factor),
        "takes_passkeys": site_of(request).can_have_passkeys,
        "has_doubted": any(one.doubted_at for one in factor.passkeys),
        "takes_more": len(factor.passkeys) < MOST,
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
            end_elsewhere(request, request.user)
            return recovery_codes(request, is_new=True)
        form.add_error("code", _("Dieser Code passt nicht. Warten Sie auf den nächsten. Stimmt die Uhr des Telefons?"))
    link = totp.address(secret, username=request.user.username, house=office_name())
    page = {"form": form, "qr": qr_code(link), "secret": totp.as_text(secret), "has_one": app_since(request.user)}
    return render(request, "accounts/factor_app.html", page, status=422 if form.errors else 200)


@require_POST
@reads_nothing_personal
@staff_only
@fresh_log_in()
def end_app(request: StaffRequest) -> HttpResponse:
    """POST /konto/zweiter-faktor/app/ende/"""
    check_may_give_up(own_factor(request.user))
    give_up_app(request.user)
    tell(request, given_up(own_factor(request.user)))
    return redirect("accounts:factor")


@require_POST
@reads_nothing_personal
@staff_only
@fresh_log_in()
def codes(request: StaffRequest) -> HttpResponse:
    """POST /konto/zweiter-faktor/ersatzcodes/: new ones, shown on this page and never again."""
    if not own_factor(request.user).is_there:
        return redirect("accounts:factor")
    return recovery_codes(request)


def recovery_codes(request: StaffRequest, *, is_new: bool = False) -> HttpResponse:
    """The page of new recovery codes; `is_new`: they come with a factor that has just been set up."""
    codes = issue_recovery_codes(request.user, at=timezone.now())
    return render(request, "accounts/recovery_codes.html", {"codes": codes, "is_new": is_new})


def may_give_up(factor: OwnFactor) -> bool:
    """Whether one of these may go: where the house asks for a second factor, the last one stays."""
    rule = SecondFactorRule.newest()
    return not factor.is_one or rule is None or not rule.is_in_force(on=timezone.localdate())


def check_may_give_up(factor: OwnFactor) -> None:
    """Raises `PermissionDenied` where the last one has to stay."""
    if not may_give_up(factor):
        raise PermissionDenied(_("Ihr Haus verlangt einen zweiten Faktor. Richten Sie erst einen anderen ein."))


def given_up(left: OwnFactor) -> str:
    """What to say when one has gone."""
    if left.is_there:
        return _("Erledigt. Ihr anderer zweiter Faktor gilt weiter.")
    return _("Sie melden sich jetzt wieder nur mit dem Passwort an.")


def _pending_secret(request: StaffRequest) -> bytes:
    about = ("pending app", str(request.user.pk))
    if (kept := request.session.get(PENDING)) and (secret := unwrapped(bytes.fromhex(kept), *about)):
        return secret
    secret = totp.new_secret()
    request.session[PENDING] = wrapped(secret, *about).hex()
    return secret
