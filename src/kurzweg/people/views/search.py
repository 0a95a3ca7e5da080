# SPDX-License-Identifier: EUPL-1.2
"""The register: looking for a person, and taking somebody up."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.models.membership import SERVING
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.events.kinds import ObjectType
from kurzweg.people.forms import PersonForm, SearchForm
from kurzweg.people.searching import found_by
from kurzweg.ui.notices import tell


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.PERSON, Shown.IDENTITY, purpose=Purpose.SEARCH)
@staff_only
def search(request: StaffRequest) -> HttpResponse:
    """GET, POST /personen/: a search is a POST, because no name may stand in an address."""
    request.user.require("people.search")
    form = SearchForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["q"].strip() if form.is_valid() else ""
    found = found_by(words)
    note_read(request, *(person.pk for person in found.people))
    page = {"form": form, "words": words, "people": found.people, "more": found.more}
    return render(request, "people/search.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.PERSON, Shown.IDENTITY, purpose=Purpose.RECORDING)
@staff_only
def record(request: StaffRequest) -> HttpResponse:
    """GET, POST /personen/neu/"""
    request.user.require("people.record")
    form = PersonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        unit = min(place for role, place in request.user.roles if role in SERVING)
        person = form.record(unit=unit, by=request.user, at=timezone.now())
        note_read(request, person.pk)
        tell(request, _("Die Person ist aufgenommen."))
        return redirect("cases:person", person.pk)
    return render(request, "people/record.html", {"form": form}, status=422 if form.errors else 200)
