# SPDX-License-Identifier: EUPL-1.2
"""Handing over: offered by the giver, taken back as long as nobody answered."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import reads
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.errors import MatterError
from kurzweg.matters.forms import HandoverForm
from kurzweg.matters.naming import naming_of
from kurzweg.matters.once import key_in, new_form_key
from kurzweg.matters.proposal import propose, receivers
from kurzweg.matters.views.found import came_otherwise, find_handover, find_matter
from kurzweg.ui.notices import tell


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.MATTER, Shown.SUMMARY, purpose=Purpose.HANDOVER)
@staff_only
def offer(request: StaffRequest, number: str) -> HttpResponse:
    """GET, POST /anliegen/<number>/uebergabe/"""
    matter = find_matter(request, number)
    request.user.require("matter.hand_over", matter)
    naming = naming_of(timezone.localdate())
    proposal = propose(matter, naming)
    chosen = {"unit": proposal.unit if proposal else None, "key": new_form_key(request.user)}
    sent = request.POST if request.method == "POST" else None
    form = HandoverForm(sent, units=receivers(matter, naming), initial=chosen)
    if request.method == "POST" and form.is_valid():
        try:
            made = matter.offer_to(
                form.cleaned_data["unit"],
                form.cleaned_data["note"],
                key=key_in(form.cleaned_data["key"], request.user),
                by=request.user,
                at=timezone.now(),
            )
        except MatterError as error:
            return came_otherwise(request, number, error)
        said = _("{unit} ist gefragt. Bis zur Antwort bleiben Sie zuständig.")
        undo = reverse("matters:withdrawal", args=[number])
        tell(request, said.format(unit=naming.unit(made.to_unit_id)), undo=undo)
        return redirect("matters:matter", number)
    page = {"matter": matter, "form": form, "proposal": proposal, "service": naming.service(matter.service_id)}
    return render(request, "matters/offer.html", page, status=422 if form.errors else 200)


@require_POST
@reads(ObjectType.MATTER, Shown.SUMMARY, purpose=Purpose.HANDOVER)
@staff_only
def withdraw(request: StaffRequest, number: str) -> HttpResponse:
    """POST /anliegen/<number>/ruecknahme/"""
    handover = find_handover(request, number)
    request.user.require("handover.withdraw", handover)
    try:
        handover.withdraw(by=request.user, at=timezone.now())
    except MatterError as error:
        return came_otherwise(request, number, error)
    tell(request, _("Das Angebot ist zurückgezogen. Sie bleiben zuständig."))
    return redirect("matters:matter", number)
