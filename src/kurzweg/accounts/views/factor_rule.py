# SPDX-License-Identifier: EUPL-1.2
"""What the house asks of everybody, and helping somebody whose second factor is lost."""

from __future__ import annotations

import uuid

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, fresh_log_in, staff_only
from kurzweg.accounts.factor_forms import FactorRuleForm, ResetForm
from kurzweg.accounts.factors import how_many_lack_one, reset_factor
from kurzweg.accounts.identity_checks import Checked
from kurzweg.accounts.models import SecondFactorRule, Staff
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.ui.notices import tell


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
@fresh_log_in()
def show(request: StaffRequest) -> HttpResponse:
    """GET, POST /verwaltung/zweiter-faktor/: from which day on everybody needs one."""
    request.user.require("staff.manage")
    rule, today = SecondFactorRule.newest(), timezone.localdate()
    holds = rule.required_from if rule else None
    form = FactorRuleForm(request.POST if request.method == "POST" else None, today=today, holds=holds)
    if form.is_valid():
        SecondFactorRule.lay_down(form.cleaned_data["required_from"], by=request.user, at=timezone.now())
        tell(request, _("Die Regel zum zweiten Faktor gilt jetzt so."))
        return redirect("accounts:factor-rule")
    lack, of = how_many_lack_one()
    page = {"form": form, "rule": rule, "is_in_force": rule and rule.is_in_force(on=today), "lack": lack, "of": of}
    return render(request, "accounts/factor_rule.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
@fresh_log_in()
def reset(request: StaffRequest, member: uuid.UUID) -> HttpResponse:
    """GET, POST /verwaltung/mitarbeitende/<member>/zweiter-faktor/"""
    request.user.require("staff.manage")
    person = get_object_or_404(Staff, pk=member)
    if person.pk == request.user.pk:
        raise PermissionDenied(_("Den eigenen zweiten Faktor setzt niemand selbst zurück. Fragen Sie eine Kollegin."))
    form = ResetForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        checked = Checked(form.cleaned_data["checked"])
        if reset_factor(person, checked, by=request.user, at=timezone.now()):
            tell(request, _("{name} meldet sich jetzt nur mit dem Passwort an.").format(name=person.name))
        return redirect("accounts:member", member)
    page = {"form": form, "person": person}
    return render(request, "accounts/factor_reset.html", page, status=422 if form.errors else 200)
