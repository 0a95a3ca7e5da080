# SPDX-License-Identifier: EUPL-1.2
"""A number drawn at the desk for somebody who stands there: without a phone, without the words, without patience."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.keyholder import acting_as_holder
from kurzweg.matters.once import key_in, new_form_key
from kurzweg.servicepoint.desk_form import DeskDrawForm
from kurzweg.servicepoint.drawing import PAGE_LIVES, draw
from kurzweg.servicepoint.errors import CounterError, NotAnsweredError
from kurzweg.servicepoint.models import Counter
from kurzweg.servicepoint.reception import Reception
from kurzweg.servicepoint.views.counter import counter_for
from kurzweg.servicepoint.views.ticket import ticket_of
from kurzweg.ui.qr import qr_code


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@reads(ObjectType.MATTER, Shown.OWN_TICKET, purpose=Purpose.CALLING)
@staff_only
def hand_out(request: StaffRequest, lane: str) -> HttpResponse:
    """GET, POST /servicepoint/<lane>/nummer/: the house judges who is responsible, as it does at the kiosk."""
    counter, now = counter_for(request, lane), timezone.now()
    here = Reception.at(counter.live, now).services_now()
    sent = request.POST if request.method == "POST" else None
    form = DeskDrawForm(sent, counter=counter, offered=here)
    if form.is_valid():
        matter = key_in(form.cleaned_data["mark"], request.user, lives=PAGE_LIVES)
        try:
            if matter is not None:
                secret = draw(form.wish, matter, counter.live, at=form.at(now), number=form.cleaned_data["number"])
                return _slip(request, counter, matter, secret)
            form.add_error(None, _("Die Seite war lange offen. Bestätigen Sie noch einmal."))
        except NotAnsweredError:
            form.add_error(None, _("Dafür fragt der Aufbau mehr. Eröffnen Sie das Anliegen unter „Anliegen“."))
        except CounterError as otherwise:
            form.add_error(None, str(otherwise))
    page = {"counter": counter, "form": form, "mark": new_form_key(request.user)}
    return render(request, "servicepoint/hand_out.html", page, status=422 if form.errors else 200)


def _slip(request: StaffRequest, counter: Counter, matter: uuid.UUID, secret: str) -> HttpResponse:
    """The number and its key, shown once: the person photographs it, or it is printed for them."""
    with acting_as_holder(matter):
        ticket = ticket_of(matter)
    note_read(request, matter)
    link = request.build_absolute_uri(reverse("matters:enter", args=[secret]))
    page = {"counter": counter, "ticket": ticket, "link": link, "qr": qr_code(link)}
    return render(request, "servicepoint/handed_out.html", page)
