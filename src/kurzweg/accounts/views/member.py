# SPDX-License-Identifier: EUPL-1.2
"""One member of staff: roles given and ended, a one-time link, leaving."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kurzweg.accounts.door import StaffRequest, fresh_log_in, staff_only
from kurzweg.accounts.factors import factor_since
from kurzweg.accounts.models import AlreadyMemberError, Invitation, Membership, Role, Staff
from kurzweg.accounts.models.invitation import LASTS
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.accounts.staff_forms import MembershipForm
from kurzweg.offices.live import LiveStructure, live_structure
from kurzweg.ui.notices import tell


@dataclass(frozen=True)
class Place:
    """A membership as pages show it."""

    membership: Membership
    unit: str
    first: date | None
    last: date | None
    is_over: bool
    is_to_come: bool


def placed(membership: Membership, live: LiveStructure, today: date) -> Place:
    """Name the unit as it is called today, and the days as people count them."""
    unit = live.name_of(membership.unit_id, get_language() or "de")
    days = membership.valid
    first = timezone.localdate(membership.at) if days.isempty and membership.at else days.lower
    last = first if days.isempty else days.upper - timedelta(days=1) if days.upper else None
    is_over = days.isempty or (days.upper is not None and days.upper <= today)
    return Place(membership, unit or membership.unit.code, first, last, is_over, bool(first and first > today))


@require_safe
@reads_nothing_personal
@staff_only
def show(request: StaffRequest, member: uuid.UUID) -> HttpResponse:
    """GET /verwaltung/mitarbeitende/<member>/"""
    person = _found(request, member)
    return _page(request, person, MembershipForm(today=timezone.localdate()))


@require_POST
@reads_nothing_personal
@staff_only
@fresh_log_in()
def give(request: StaffRequest, member: uuid.UUID) -> HttpResponse:
    """POST /verwaltung/mitarbeitende/<member>/rollen/"""
    person, now = _found(request, member), timezone.now()
    form = MembershipForm(request.POST, today=timezone.localdate(now))
    if form.is_valid() and person.is_active:
        role = Role(form.cleaned_data["role"])
        try:
            Membership.give(person, unit=form.cleaned_data["unit"], role=role, days=form.days, by=request.user, at=now)
        except AlreadyMemberError:
            form.add_error("role", _("Diese Rolle hat die Person in dieser Einheit an einigen dieser Tage schon."))
        else:
            tell(request, _("{name} hat jetzt die Rolle {role}.").format(name=person.name, role=role.label))
            return redirect("accounts:member", member)
    return _page(request, person, form)


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
@fresh_log_in()
def end(request: StaffRequest, membership: uuid.UUID) -> HttpResponse:
    """GET, POST /verwaltung/mitarbeitende/rollen/<membership>/ende/"""
    request.user.require("staff.manage")
    ending = get_object_or_404(Membership.objects.select_related("staff"), pk=membership)
    if request.method != "POST":
        today = timezone.localdate()
        place = placed(ending, live_structure(today), today)
        return render(request, "accounts/end_role.html", {"place": place, "person": ending.staff})
    if ending.end(by=request.user, at=timezone.now()):
        tell(request, _("Die Rolle {role} ist beendet.").format(role=ending.get_role_display()))
    return redirect("accounts:member", ending.staff_id)


@never_cache
@require_POST
@reads_nothing_personal
@staff_only
@fresh_log_in()
def link(request: StaffRequest, member: uuid.UUID) -> HttpResponse:
    """POST /verwaltung/mitarbeitende/<member>/link/: a one-time link, shown on this page and never again."""
    person = _found(request, member)
    return link_page(request, person, Invitation.issue(person, by=request.user, at=timezone.now()))


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
@fresh_log_in()
def leave(request: StaffRequest, member: uuid.UUID) -> HttpResponse:
    """GET, POST /verwaltung/mitarbeitende/<member>/ausscheiden/"""
    person = _found(request, member)
    if request.method != "POST":
        return render(request, "accounts/leave.html", {"person": person})
    if person.leave(by=request.user, at=timezone.now()):
        tell(request, _("{name} ist ausgeschieden und kann sich nicht mehr anmelden.").format(name=person.name))
    return redirect("accounts:member", member)


def link_page(request: StaffRequest, person: Staff, secret: str) -> HttpResponse:
    """The page that shows a one-time link, this once."""
    address = request.build_absolute_uri(reverse("accounts:invitation", args=[secret]))
    return render(request, "accounts/link.html", {"person": person, "link": address, "days": LASTS.days})


def _found(request: StaffRequest, member: uuid.UUID) -> Staff:
    request.user.require("staff.manage")
    return get_object_or_404(Staff, pk=member)


def _page(request: StaffRequest, person: Staff, form: MembershipForm) -> HttpResponse:
    today = timezone.localdate()
    live = live_structure(today)
    held = person.memberships.select_related("unit", "by", "ended_by").order_by("-valid")
    page = {
        "person": person,
        "form": form,
        "is_me": person.pk == request.user.pk,
        "places": [placed(each, live, today) for each in held],
        "invitation": Invitation.objects.shown().filter(staff=person).select_related("by").order_by("-pk").first(),
        "factor_since": factor_since(person),
        "reset": person.factor_resets.select_related("by").order_by("-pk").first(),
        "now": timezone.now(),
    }
    return render(request, "accounts/member.html", page, status=422 if form.errors else 200)
