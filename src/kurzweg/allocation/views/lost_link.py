# SPDX-License-Identifier: EUPL-1.2
"""A lost link: the clerk compares the papers, types what stands there, and shows the new link once."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.allocation.hand_forms import HolderForm
from kurzweg.allocation.lost_link import NewLink, renew_links
from kurzweg.events.kinds import ObjectType
from kurzweg.ui.qr import qr_code


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@never_cache
@reads(ObjectType.MATTER, Shown.OWN_TICKET, purpose=Purpose.INFORMING)
@staff_only
def renew(request: StaffRequest) -> HttpResponse:
    """GET, POST /zeittickets/link/"""
    request.user.require("place.give")
    form = HolderForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "allocation/lost_link.html", {"form": form}, status=422 if form.errors else 200)
    found = renew_links(form.person)
    note_read(request, *(one.application for one in found))
    links = [(one, _address(request, one)) for one in found]
    page = {"form": form, "links": [(one, link, qr_code(link)) for one, link in links], "found_none": not links}
    return render(request, "allocation/lost_link.html", page)


def _address(request: StaffRequest, link: NewLink) -> str:
    return request.build_absolute_uri(reverse("allocation:application-enter", args=[link.secret]))
