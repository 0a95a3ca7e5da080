# SPDX-License-Identifier: EUPL-1.2
"""Who works here: the list, and somebody new. No figures stand here, least of all about one person."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kurzweg.accounts.door import StaffRequest, fresh_log_in, staff_only
from kurzweg.accounts.models import Invitation, Membership, Role, Staff
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.accounts.staff_forms import EngageForm
from kurzweg.accounts.views.member import Place, link_page, placed
from kurzweg.lang.names import sort_key
from kurzweg.offices.live import live_structure


@require_safe
@reads_nothing_personal
@staff_only
def index(request: StaffRequest) -> HttpResponse:
    """GET /verwaltung/mitarbeitende/"""
    request.user.require("staff.manage")
    today = timezone.localdate()
    live = live_structure(today)
    places: dict[uuid.UUID, list[Place]] = {}
    for membership in Membership.objects.lasting(on=today).select_related("unit").order_by("valid", "pk"):
        places.setdefault(membership.staff_id, []).append(placed(membership, live, today))
    people = sorted(Staff.objects.all(), key=_by_last_name)
    rows = [{"person": one, "places": places.get(one.pk, [])} for one in people if one.is_active]
    return render(request, "accounts/staff.html", {"rows": rows, "gone": [one for one in people if not one.is_active]})


def _by_last_name(person: Staff) -> tuple[bytes, bytes, str]:
    """As German lists are sorted: "Frau Adler" and "Herr von Berg" stand under A and B."""
    return sort_key(person.name.rpartition(" ")[2]), sort_key(person.name), person.username


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
@fresh_log_in()
def engage(request: StaffRequest) -> HttpResponse:
    """GET, POST /verwaltung/mitarbeitende/neu/"""
    request.user.require("staff.manage")
    now = timezone.now()
    form = EngageForm(request.POST if request.method == "POST" else None, today=timezone.localdate(now))
    if form.is_valid() and (page := _engaged(request, form, now)):
        return page
    return render(request, "accounts/engage.html", {"form": form}, status=422 if form.errors else 200)


def _engaged(request: StaffRequest, form: EngageForm, now: datetime) -> HttpResponse | None:
    typed = form.cleaned_data
    try:
        with transaction.atomic():
            person = Staff.objects.engage(typed["username"], name=typed["name"], password=None, at=now)
    except IntegrityError:
        form.add_error("username", _("Diesen Anmeldenamen gibt es schon. Wählen Sie einen anderen."))
        return None
    Membership.give(person, unit=typed["unit"], role=Role(typed["role"]), days=form.days, by=request.user, at=now)
    return link_page(request, person, Invitation.issue(person, by=request.user, at=now))
