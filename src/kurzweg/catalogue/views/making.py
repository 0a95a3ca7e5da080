# SPDX-License-Identifier: EUPL-1.2
"""A new service, a new kind of paper."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.catalogue.addresses import url_of_entry
from kurzweg.catalogue.draft import current_draft
from kurzweg.catalogue.errors import EditingError
from kurzweg.catalogue.forms.making import MakingForm, NewDocumentForm, NewServiceForm
from kurzweg.catalogue.models import CatalogueRevision
from kurzweg.catalogue.saving import tell_saved

KINDS: dict[str, tuple[type[MakingForm], Promise, str]] = {
    "services": (NewServiceForm, _("Neue Leistung"), "catalogue:services"),
    "documents": (NewDocumentForm, _("Neue Unterlage"), "catalogue:documents"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
def make(request: StaffRequest, shelf: str) -> HttpResponse:
    """GET, POST /leistungen/neu/ and /leistungen/unterlagen/neu/"""
    request.user.require("catalogue.edit")
    kind, heading, back = KINDS[shelf]
    form = kind(current_draft(), request.POST if request.method == "POST" else None)
    page = {"form": form, "heading": heading, "back": back, "is_service": shelf == "services"}
    if request.method != "POST" or not form.is_valid():
        return render(request, "catalogue/make.html", page, status=422 if form.errors else 200)
    code = form.code
    try:
        made = CatalogueRevision.objects.make(
            code, shelf, form.whole(), form.parts(code), by=request.user, at=timezone.now()
        )
    except EditingError as taken:
        return render(request, "catalogue/make.html", page | {"errors": [{"text": str(taken)}]}, status=409)
    tell_saved(request, made)
    return redirect(url_of_entry(made.place))
