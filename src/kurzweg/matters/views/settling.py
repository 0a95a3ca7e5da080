# SPDX-License-Identifier: EUPL-1.2
"""The end of a matter."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import reads
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.forms import SettleForm
from kurzweg.matters.naming import naming_of
from kurzweg.matters.views.found import find_matter
from kurzweg.ui.notices import tell


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.MATTER, Shown.SUMMARY, purpose=Purpose.HANDLING)
@staff_only
def settle(request: StaffRequest, number: str) -> HttpResponse:
    """GET, POST /anliegen/<number>/erledigung/"""
    matter = find_matter(request, number)
    request.user.require("matter.settle", matter)
    form = SettleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        matter.settle(form.cleaned_data["outcome"], by=request.user, at=timezone.now())
        tell(request, _("Abgeschlossen: {outcome}.").format(outcome=matter.settlement.get_outcome_display()))
        return redirect("matters:matter", number)
    page = {"matter": matter, "form": form, "service": naming_of(timezone.localdate()).service(matter.service_id)}
    return render(request, "matters/settle.html", page, status=422 if form.errors else 200)
