# SPDX-License-Identifier: EUPL-1.2
"""Beteiligung: asked by the responsible unit, answered by the other."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.grounds import fields_in_words
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.cases.models import Case
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.errors import MatterError
from kurzweg.matters.forms import DeclineForm
from kurzweg.matters.models import Matter
from kurzweg.matters.naming import Naming, naming_of
from kurzweg.matters.once import key_in, new_form_key
from kurzweg.matters.views.found import came_otherwise
from kurzweg.sharing.bases import bases_between, may_use_own_words
from kurzweg.sharing.forms import ParticipationForm
from kurzweg.sharing.models import Participation
from kurzweg.sharing.models.participation import OF_A_CASE
from kurzweg.sharing.views.found import case_named, compartments_of, matter_named, unit_coded
from kurzweg.sharing.views.units import choose_unit
from kurzweg.ui.notices import tell


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.MATTER, Shown.SUMMARY, purpose=Purpose.SHARING)
@staff_only
def in_matter(request: StaffRequest, number: str) -> HttpResponse:
    """GET, POST /anliegen/<number>/beteiligung/?an=<unit>"""
    matter = matter_named(request, number)
    note_read(request, matter.pk)
    return _offer(request, matter, matter.unit_id, matter.compartment, reverse("sharing:matter", args=[number]))


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.CASE, Shown.SUMMARY, purpose=Purpose.SHARING)
@staff_only
def in_case(request: StaffRequest, number: str) -> HttpResponse:
    """GET, POST /faelle/<number>/beteiligung/?an=<unit>"""
    case = case_named(request, number)
    note_read(request, case.pk)
    return _offer(request, case, case.opened_in_id, OF_A_CASE, reverse("sharing:case", args=[number]))


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.MATTER, Shown.SHARING, purpose=Purpose.SHARING)
@staff_only
def answer(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """GET, POST /beteiligungen/<key>/: what is asked, and yes."""
    offer = _found(request, key)
    if request.method != "POST":
        return render(request, "sharing/participation.html", _asked(request, offer))
    request.user.require("participation.answer", offer)
    try:
        offer.accept(by=request.user, at=timezone.now())
    except MatterError as error:
        return came_otherwise(request, offer.number, error)
    tell(request, _("Ihre Einheit ist jetzt beteiligt."))
    return redirect("matters:matter" if offer.matter_id else "cases:case", offer.number)


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.MATTER, Shown.SHARING, purpose=Purpose.SHARING)
@staff_only
def decline(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """GET, POST /beteiligungen/<key>/ablehnung/"""
    offer = _found(request, key)
    request.user.require("participation.answer", offer)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            offer.decline(**form.cleaned_data, by=request.user, at=timezone.now())
        except MatterError as error:
            return came_otherwise(request, offer.number, error)
        tell(request, _("Abgelehnt. Die andere Einheit weiß Bescheid."))
        return redirect("sharing:inbox")
    page = {**_asked(request, offer), "form": form, "back": reverse("sharing:participation", args=[key])}
    return render(request, "sharing/decline.html", page, status=422 if form.errors else 200)


@require_POST
@reads(ObjectType.MATTER, Shown.SHARING, purpose=Purpose.SHARING)
@staff_only
def withdraw(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """POST /beteiligungen/<key>/ruecknahme/"""
    offer = _found(request, key)
    request.user.require("participation.withdraw", offer)
    try:
        offer.withdraw(by=request.user, at=timezone.now())
    except MatterError as error:
        return came_otherwise(request, offer.number, error)
    tell(request, _("Zurückgezogen. Niemand ist mehr gefragt."))
    return redirect("sharing:matter" if offer.matter_id else "sharing:case", offer.number)


def _offer(request: StaffRequest, on: Matter | Case, responsible: int, compartment: str, back: str) -> HttpResponse:
    request.user.require("participation.offer", on)
    naming = naming_of(timezone.localdate())
    code = request.GET.get("an", "")
    if not code:
        title = _("Wen beteiligen Sie?")
        return choose_unit(request, title, naming, back=back, without=responsible)
    unit = unit_coded(code, naming)
    there = compartments_of(unit, naming)
    in_words = may_use_own_words([compartment], there)
    bases = bases_between([compartment], there, timezone.localdate(), in_own_words=in_words)
    sent = request.POST if request.method == "POST" else None
    form = ParticipationForm(sent, bases=bases, initial={"key": new_form_key(request.user)})
    if request.method == "POST" and bases and form.is_valid():
        try:
            made = Participation.offer(
                on, unit, form.terms, until=form.until, key=key_in(form.cleaned_data["key"], request.user),
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except MatterError as error:
            return came_otherwise(request, on.number, error)
        undo = reverse("sharing:participation-withdrawal", args=[made.pk])
        tell(request, _("{unit} ist gefragt.").format(unit=naming.unit(unit)), undo=undo)
        return redirect(back)
    page = {"number": on.number, "unit": naming.unit(unit), "form": form, "bases": bases, "back": back}
    return render(request, "sharing/offer.html", page, status=422 if form.errors else 200)


def _found(request: StaffRequest, key: uuid.UUID) -> Participation:
    offer = get_object_or_404(
        Participation.objects.select_related("accepted_by", "declined_by", "withdrawn_by"), pk=key
    )
    request.user.require("participation.read", offer)
    note_read(request, offer.subject_key, noun=ObjectType.MATTER if offer.matter_id else ObjectType.CASE)
    return offer


def _asked(request: StaffRequest, offer: Participation) -> dict[str, object]:
    naming: Naming = naming_of(timezone.localdate())
    return {
        "offer": offer,
        "from_unit": naming.unit(offer.from_unit_id),
        "to_unit": naming.unit(offer.to_unit_id),
        "fields": fields_in_words(offer.fields),
        "is_for_us": request.user.may("participation.answer", offer),
        "what_became_of_it": "" if offer.is_open else str(offer.answered(offer)),
    }
