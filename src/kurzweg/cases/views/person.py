# SPDX-License-Identifier: EUPL-1.2
"""The page of a person: who they are, and what the reader's units do for them."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.cases.models import Case
from kurzweg.cases.rows import lines
from kurzweg.events.kinds import ObjectType
from kurzweg.lang.languages import language
from kurzweg.matters.existence import known_elsewhere
from kurzweg.matters.models import Matter
from kurzweg.matters.naming import naming_of
from kurzweg.people.models import Person


@require_safe
@reads(ObjectType.PERSON, Shown.IDENTITY, purpose=Purpose.HANDLING)
@staff_only
def show(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """GET /personen/<key>/"""
    person = get_object_or_404(Person, pk=key)
    request.user.require("people.search")
    note_read(request, person.pk)
    matters = Matter.objects.filter(person=person).select_related("settlement").oldest_first()
    naming = naming_of(timezone.localdate())
    page = {
        "person": person,
        "spoken": language(person.language),
        "matters": lines(matters, naming),
        "cases": Case.objects.of(person).newest_first(),
        "elsewhere": known_elsewhere(person.pk, naming),
    }
    return render(request, "cases/person.html", page)
