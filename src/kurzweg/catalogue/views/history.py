# SPDX-License-Identifier: EUPL-1.2
"""What became of an entry: who changed what, and when; and the way back."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.catalogue.addresses import TITLES, entry_in, url_of_entry, url_of_history
from kurzweg.catalogue.draft import current_draft
from kurzweg.catalogue.errors import EditingError
from kurzweg.catalogue.forms.service import german_title
from kurzweg.catalogue.models import CatalogueRevision
from kurzweg.catalogue.saving import tell_saved
from kurzweg.catalogue.telling import lines_of
from kurzweg.lang.languages import Language, language
from kurzweg.services.parts import WHOLE
from kurzweg.ui.notices import warn

MOST_SHOWN = 200
DEEDS: dict[str, Promise] = {
    "written": _("geschrieben"),
    "reviewed": _("geprüft"),
    "taken_back": _("zurückgenommen"),
    "adopted": _("aus der Auslieferung übernommen"),
    "imported": _("aus einer Datei eingelesen"),
}


@dataclass(frozen=True)
class Step:
    """One edit, as the history tells it."""

    revision: CatalogueRevision
    deed: Promise
    part: str
    spoken: Language | None
    lines: tuple[str, ...]
    can_be_taken_back: bool


@require_safe
@reads_nothing_personal
@staff_only
def show(request: StaffRequest, shelf: str, code: str) -> HttpResponse:
    """GET /leistungen/<shelf>/<code>/verlauf/"""
    request.user.require("catalogue.read")
    draft = current_draft()
    entry = entry_in(draft, shelf, code)
    revisions = CatalogueRevision.objects.of_entry(entry).select_related("by").newest_first()[:MOST_SHOWN]
    steps = [
        Step(
            revision=one,
            deed=DEEDS[one.kind],
            part=str(TITLES.get(one.part, one.part)),
            spoken=language(one.language) if one.language else None,
            lines=lines_of(draft, one.place, one.value),
            can_be_taken_back=draft.stand(one.place).number == one.number
            and (one.part != WHOLE or draft.is_new(entry)),
        )
        for one in revisions
    ]
    page = {"entry": entry, "title": german_title(draft.parts, entry), "steps": steps, "back": url_of_entry(entry)}
    return render(request, "catalogue/history.html", page)


@require_POST
@reads_nothing_personal
@staff_only
def take_back(request: StaffRequest, revision: uuid.UUID) -> HttpResponse:
    """POST /leistungen/bearbeitungen/<revision>/ruecknahme/"""
    request.user.require("catalogue.edit")
    edit = get_object_or_404(CatalogueRevision, pk=revision)
    try:
        done = CatalogueRevision.objects.take_back(edit, by=request.user, at=timezone.now())
    except EditingError as reason:
        warn(request, str(reason))
        return redirect(url_of_history(edit.place))
    tell_saved(request, done)
    is_gone = edit.part == WHOLE and edit.place not in current_draft().parts
    return redirect(_list_of(edit.shelf) if is_gone else url_of_entry(edit.place, edit.language))


def _list_of(shelf: str) -> str:
    names = {"services": "services", "documents": "documents", "life_situations": "situations"}
    return f"catalogue:{names[shelf]}"
