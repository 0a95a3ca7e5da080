# SPDX-License-Identifier: EUPL-1.2
"""Bitte um Einsicht: asked about a person, answered by the unit that was asked, for some days."""

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
from kurzweg.accounts.models.sight import HIDDEN
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.errors import MatterError
from kurzweg.matters.forms import DeclineForm
from kurzweg.matters.naming import naming_of
from kurzweg.matters.once import key_in, new_form_key
from kurzweg.matters.views.found import came_otherwise
from kurzweg.matters.views.worklist import units_served_by
from kurzweg.sharing.bases import bases_between, may_use_own_words
from kurzweg.sharing.forms import AccessForm, AnswerForm
from kurzweg.sharing.models import AccessRequest
from kurzweg.sharing.views.found import compartments_of, person_and_unit
from kurzweg.ui.notices import tell


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.PERSON, Shown.IDENTITY, purpose=Purpose.SHARING)
@staff_only
def ask(request: StaffRequest, key: uuid.UUID, unit: str) -> HttpResponse:
    """GET, POST /personen/<key>/einsicht/<unit>/"""
    naming = naming_of(timezone.localdate())
    person, there = person_and_unit(request, key, unit, naming)
    note_read(request, person.pk)
    request.user.require("access.ask")
    mine = units_served_by(request.user, naming)
    standing = {room for number in mine.values() for room in compartments_of(number, naming)}
    sources = [room for room in compartments_of(there.number, naming) if room not in HIDDEN or room in standing]
    in_words = may_use_own_words(standing, compartments_of(there.number, naming))
    bases = bases_between(sources, standing, timezone.localdate(), in_own_words=in_words)
    form = AccessForm(
        request.POST if request.method == "POST" else None, bases=bases,
        units=[(number, naming.unit(number)) for number in mine.values()],
        initial={"key": new_form_key(request.user)},
    )  # fmt: skip
    back = reverse("cases:person", args=[key])
    if request.method == "POST" and form.is_valid():
        try:
            made = AccessRequest.ask(
                there.number, person, form.terms, days=form.cleaned_data["days"], for_unit=form.unit,
                key=key_in(form.cleaned_data["key"], request.user), by=request.user, at=timezone.now(),
            )  # fmt: skip
        except MatterError as error:
            return came_otherwise(request, "", error)
        undo = reverse("sharing:request-withdrawal", args=[made.pk])
        tell(request, _("{unit} ist gefragt.").format(unit=there.name), undo=undo)
        return redirect(back)
    page = {"person": person, "there": there, "form": form, "bases": bases, "back": back}
    return render(request, "sharing/ask.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.PERSON, Shown.SHARING, purpose=Purpose.SHARING)
@staff_only
def answer(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """GET, POST /einsicht/<key>/: what is asked, what of it is shown, how long."""
    asked = _found(request, key)
    may_answer = request.user.may("access.answer", asked)
    matters = list(asked.matters()) if may_answer else []
    naming = naming_of(timezone.localdate())
    choices = [(str(one.pk), f"{naming.service(one.service_id)}, {one.number}") for one in matters]
    form = AnswerForm(request.POST if request.method == "POST" else None, matters=choices, days=asked.days)
    if request.method == "POST":
        request.user.require("access.answer", asked)
        if form.is_valid():
            chosen = [one for one in matters if str(one.pk) in form.cleaned_data["matters"]]
            try:
                asked.grant(chosen, form.cleaned_data["days"], by=request.user, at=timezone.now())
            except MatterError as error:
                return came_otherwise(request, "", error)
            tell(request, _("{unit} darf jetzt hineinsehen.").format(unit=naming.unit(asked.from_unit_id)))
            return redirect("sharing:inbox")
    page = {**_asked(request, asked), "form": form, "matters": matters}
    return render(request, "sharing/request.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.PERSON, Shown.SHARING, purpose=Purpose.SHARING)
@staff_only
def decline(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """GET, POST /einsicht/<key>/ablehnung/"""
    asked = _found(request, key)
    request.user.require("access.answer", asked)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            asked.decline(**form.cleaned_data, by=request.user, at=timezone.now())
        except MatterError as error:
            return came_otherwise(request, "", error)
        tell(request, _("Abgelehnt. Die andere Einheit weiß Bescheid."))
        return redirect("sharing:inbox")
    page = {**_asked(request, asked), "form": form, "back": reverse("sharing:request", args=[key])}
    return render(request, "sharing/decline.html", page, status=422 if form.errors else 200)


@require_POST
@reads(ObjectType.PERSON, Shown.SHARING, purpose=Purpose.SHARING)
@staff_only
def withdraw(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """POST /einsicht/<key>/ruecknahme/"""
    asked = _found(request, key)
    request.user.require("access.withdraw", asked)
    try:
        asked.withdraw(by=request.user, at=timezone.now())
    except MatterError as error:
        return came_otherwise(request, "", error)
    tell(request, _("Zurückgezogen. Niemand ist mehr gefragt."))
    return redirect("cases:person", asked.person_id)


def _found(request: StaffRequest, key: uuid.UUID) -> AccessRequest:
    asked = get_object_or_404(
        AccessRequest.objects.select_related("person", "accepted_by", "declined_by", "withdrawn_by"), pk=key
    )
    request.user.require("access.read", asked)
    note_read(request, asked.person_id)
    return asked


def _asked(request: StaffRequest, asked: AccessRequest) -> dict[str, object]:
    naming = naming_of(timezone.localdate())
    return {
        "offer": asked,
        "from_unit": naming.unit(asked.from_unit_id),
        "to_unit": naming.unit(asked.to_unit_id),
        "fields": fields_in_words(asked.fields),
        "is_for_us": request.user.may("access.answer", asked),
        "what_became_of_it": "" if asked.is_open else str(asked.answered(asked)),
    }
