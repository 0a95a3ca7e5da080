# SPDX-License-Identifier: EUPL-1.2
"""Places given in the house: time tickets in the morning, and places for emergencies for a published reason."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads, reads_nothing_personal
from kurzweg.allocation.by_hand import emergencies_of, reasons_for, times_of_today
from kurzweg.allocation.errors import AllocationError
from kurzweg.allocation.hand_forms import HandForm, LotForm
from kurzweg.allocation.models import HandedPlace
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.once import key_in, new_form_key
from kurzweg.servicepoint.drawing import PAGE_LIVES
from kurzweg.servicepoint.models import KeptPlace, Pool
from kurzweg.ui.qr import qr_code


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@reads_nothing_personal
@staff_only
def index(request: StaffRequest) -> HttpResponse:
    """GET /zeittickets/: what can be given out now. POST: the order among those who stand there, drawn by lot."""
    request.user.require("place.give")
    at, units, language = timezone.now(), request.user.units, request.LANGUAGE_CODE
    lot = LotForm(request.POST if request.method == "POST" else None)
    page = {
        "today": times_of_today(units, language, at=at),
        "emergencies": emergencies_of(units, language, at=at),
        "lot": lot,
        "order": lot.order if lot.is_valid() else (),
    }
    return render(request, "allocation/by_hand.html", page, status=422 if lot.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@never_cache
@reads(ObjectType.MATTER, Shown.OWN_TICKET, purpose=Purpose.CALLING)
@staff_only
def give(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """GET, POST /zeittickets/<place>/: this place, for the person who stands here."""
    request.user.require("place.give")
    pools = KeptPlace.objects.living().in_pool(Pool.SAME_DAY, Pool.EMERGENCY)
    place = get_object_or_404(pools, pk=key)
    at, is_emergency = timezone.now(), place.pool == Pool.EMERGENCY
    sent = request.POST if request.method == "POST" else None
    form = HandForm(sent, reasons=reasons_for(place, at=at) if is_emergency else ())
    page = {"place": place, "is_emergency": is_emergency, "form": form, "mark": new_form_key(request.user)}
    if form.is_valid():
        matter = key_in(form.cleaned_data["mark"], request.user, lives=PAGE_LIVES)
        if matter is not None:
            try:
                return _given(request, place, form, matter)
            except AllocationError as otherwise:
                return render(request, "allocation/hand_out.html", page | {"otherwise": str(otherwise)}, status=409)
        form.add_error(None, _("Die Seite war lange offen. Bestätigen Sie noch einmal."))
    return render(request, "allocation/hand_out.html", page, status=422 if form.errors else 200)


def _given(request: StaffRequest, place: KeptPlace, form: HandForm, matter: uuid.UUID) -> HttpResponse:
    """The time and its key, shown once: the person photographs it, or it is printed for them."""
    said = form.cleaned_data
    secret = HandedPlace.give(
        place, form.person, key=matter, reason=said.get("reason", ""), language=said["language"], by=request.user,
        at=timezone.now(),
    )  # fmt: skip
    note_read(request, matter)
    link = request.build_absolute_uri(reverse("servicepoint:appointment-enter", args=[secret]))
    return render(request, "allocation/handed_out.html", {"place": place, "link": link, "qr": qr_code(link)})
