# SPDX-License-Identifier: EUPL-1.2
"""Sending a visitor on to another queue of the house, and taking that back."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.events.kinds import ObjectType
from kurzweg.servicepoint.errors import CounterError
from kurzweg.servicepoint.forms import OnwardForm
from kurzweg.servicepoint.models import Counter, Transfer
from kurzweg.servicepoint.models.state import State
from kurzweg.servicepoint.onward import destinations
from kurzweg.servicepoint.views.counter import counter_for, lane_page, lane_verb
from kurzweg.servicepoint.views.verbs import named, visitor_of
from kurzweg.ui.notices import tell


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@reads(ObjectType.MATTER, Shown.QUEUE, purpose=Purpose.CALLING)
@staff_only
def send(request: StaffRequest, lane: str) -> HttpResponse:
    """GET, POST /servicepoint/<lane>/weiterleitung/: where to, and on."""
    counter, now = counter_for(request, lane), timezone.now()
    try:
        visitor = visitor_of(request, counter)
    except CounterError as otherwise:
        return lane_page(request, counter, otherwise=str(otherwise))
    except Http404:
        if not Transfer.objects.standing().filter(ticket__pk=named(request)).exists():
            raise
        return redirect("servicepoint:counter", lane=lane)  # the second of two clicks: they have gone on already
    note_read(request, visitor.matter_id)
    places = destinations(visitor, counter, at=now)
    form = OnwardForm(request.POST if request.method == "POST" else None, places=places, visitor=visitor)
    if form.is_valid():
        unit, service = form.cleaned_data["queue"]
        try:
            sent = Transfer.send(visitor, unit=unit, service=service, by=request.user, at=now)
        except CounterError as otherwise:
            return lane_page(request, counter, otherwise=str(otherwise))
        name = counter.live.name_of(unit, request.LANGUAGE_CODE)
        said = _("{number} wartet jetzt bei: {unit}.").format(number=visitor.call_number, unit=name)
        tell(request, said, undo=reverse("servicepoint:onward-back", args=[lane, sent.pk]))
        return redirect("servicepoint:counter", lane=lane)
    if visitor.state != State.SERVING:
        return redirect("servicepoint:counter", lane=lane)
    page = {"counter": counter, "visitor": visitor, "form": form}
    return render(request, "servicepoint/onward.html", page, status=422 if form.errors else 200)


@lane_verb
def take_back(request: StaffRequest, counter: Counter, key: uuid.UUID) -> None:
    """POST /servicepoint/<lane>/weiterleitung/<key>/ruecknahme/: they wait here again."""
    sent = get_object_or_404(Transfer.objects.filter(takes_back=None, from_unit=counter.unit), pk=key)
    sent.take_back(by=request.user, at=timezone.now())
