# SPDX-License-Identifier: EUPL-1.2
"""A new secret key at the counter: shown once, on paper or by QR code; the older ones stop working."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import reads
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.views.found import find_matter
from kurzweg.ui.qr import qr_code


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.MATTER, Shown.SUMMARY, purpose=Purpose.INFORMING)
@staff_only
def replace(request: StaffRequest, number: str) -> HttpResponse:
    """GET, POST /anliegen/<number>/schluessel/"""
    matter = find_matter(request, number)
    request.user.require("matter.replace_key", matter)
    page: dict[str, object] = {"matter": matter}
    if request.method == "POST":
        secret = matter.replace_key(at=timezone.now())
        page |= link_page(request, secret)
    return render(request, "matters/key.html", page)


def link_page(request: StaffRequest, secret: str) -> dict[str, object]:
    """The link of a key and its QR code, for the page that shows them once."""
    link = request.build_absolute_uri(reverse("matters:enter", args=[secret]))
    return {"link": link, "qr": qr_code(link)}
