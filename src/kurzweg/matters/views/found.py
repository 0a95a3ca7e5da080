# SPDX-License-Identifier: EUPL-1.2
"""What the pages of a matter have in common: it is found and read by the rules, or it is not there."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from kurzweg.accounts.door import StaffRequest
from kurzweg.accounts.reading import note_read
from kurzweg.matters.errors import MatterError
from kurzweg.matters.models import Handover, Matter
from kurzweg.matters.naming import naming_of


def matter_named(request: StaffRequest, number: str) -> Matter:
    """The matter with this number. Behind a wall and missing are the same: 404."""
    matter = get_object_or_404(Matter.objects.select_related("person", "settlement", "service"), number=number)
    request.user.require("matters.read")
    return matter


def find_matter(request: StaffRequest, number: str) -> Matter:
    """The matter with this number, noted as read."""
    matter = matter_named(request, number)
    note_read(request, matter.pk)
    return matter


def find_handover(request: StaffRequest, number: str) -> Handover:
    """The newest handover of this matter that somebody's units give or receive, noted as read."""
    found = Handover.objects.filter(number=number).newest_first()
    handover = found.select_related("accepted_by", "declined_by", "withdrawn_by").first()
    if handover is None:
        raise Http404
    request.user.require("handover.read", handover)
    note_read(request, handover.matter_id)
    return handover


def came_otherwise(request: StaffRequest, number: str, error: MatterError) -> HttpResponse:
    """Somebody was faster, or it no longer fits: what happened, and that nothing is lost."""
    page = {"number": number, "sentence": str(error), "naming": naming_of(timezone.localdate())}
    return render(request, "matters/otherwise.html", page, status=409)
