# SPDX-License-Identifier: EUPL-1.2
"""Whose matter is it? A person is looked up, or recorded, and then recognised."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.contradiction import contradiction
from kurzweg.matters.errors import MatterError
from kurzweg.matters.forms import ChosenPersonForm
from kurzweg.matters.models import Matter
from kurzweg.matters.views.found import came_otherwise, matter_named
from kurzweg.people.forms import PersonForm, SearchForm
from kurzweg.people.models import Person
from kurzweg.people.searching import found_by
from kurzweg.ui.notices import tell, warn


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.PERSON, Shown.IDENTITY, purpose=Purpose.RECOGNITION)
@staff_only
def recognise(request: StaffRequest, number: str) -> HttpResponse:
    """GET, POST /anliegen/<number>/person/?q=<name>

    POST `person` takes somebody who is known, POST of the form records somebody who is not.
    The search is a POST too (`q`): no name stands in an address.
    """
    matter = matter_named(request, number)
    request.user.require("matter.recognise", matter)
    known = ChosenPersonForm(request.POST)
    if known.is_valid() and known.cleaned_data["person"]:
        return _recognised(request, matter, get_object_or_404(Person, pk=known.cleaned_data["person"]))
    search = SearchForm(request.POST)
    words = search.cleaned_data["q"].strip() if search.is_valid() else ""
    is_new = "given_name" in request.POST
    form = PersonForm(request.POST if is_new else None, initial={"language": matter.language})
    if is_new and form.is_valid():
        return _recognised(request, matter, form.record(unit=matter.unit_id, by=request.user, at=timezone.now()))
    found = found_by(words)
    note_read(request, *(person.pk for person in found.people))
    page = {"matter": matter, "words": words, "people": found.people, "more": found.more, "form": form}
    return render(request, "matters/person.html", page, status=422 if form.errors else 200)


def _recognised(request: StaffRequest, matter: Matter, person: Person) -> HttpResponse:
    note_read(request, person.pk)
    try:
        matter.recognise(person, by=request.user, at=timezone.now())
    except MatterError as error:
        return came_otherwise(request, matter.number, error)
    tell(request, _("Die Person ist dem Anliegen zugeordnet."))
    if doubt := contradiction(dict(matter.facts.values_list("fact", "value")), person):
        warn(request, doubt)
    return redirect("matters:matter", matter.number)
