# SPDX-License-Identifier: EUPL-1.2
"""A second person reads a translation beside the German text and says that it stands."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.catalogue.addresses import part_in, url_of_entry
from kurzweg.catalogue.draft import Draft, current_draft
from kurzweg.catalogue.errors import EditedMeanwhileError, EditingError
from kurzweg.catalogue.forms.service import german_title
from kurzweg.catalogue.models import CatalogueRevision
from kurzweg.catalogue.saving import seen_in
from kurzweg.catalogue.views.entry import text_shown
from kurzweg.services.nouns import OFFICIAL_LANGUAGE
from kurzweg.services.parts import TEXT, Place
from kurzweg.ui.notices import tell


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
def review(request: StaffRequest, shelf: str, code: str, part: str, language: str) -> HttpResponse:
    """GET, POST /leistungen/<shelf>/<code>/text/<language>/pruefung/"""
    request.user.require("catalogue.review")
    draft = current_draft()
    place = part_in(draft, shelf, code, part, language)
    if place.part != TEXT or language == OFFICIAL_LANGUAGE or place not in draft.parts:
        raise Http404
    if request.method != "POST":
        return render(request, "catalogue/review.html", _page(request, draft, place))
    if not request.POST.get("read"):
        errors = [
            {"href": "#read", "text": _("Bestätigen Sie, dass Sie die Sprache lesen und beide Texte verglichen haben.")}
        ]
        return render(request, "catalogue/review.html", _page(request, draft, place) | {"errors": errors}, status=422)
    try:
        revision = CatalogueRevision.objects.review(place, seen=seen_in(request), by=request.user, at=timezone.now())
    except EditingError as reason:
        page = _page(request, current_draft(), place) | {"errors": [{"text": str(reason)}]}
        return render(
            request, "catalogue/review.html", page, status=409 if isinstance(reason, EditedMeanwhileError) else 403
        )
    undo = reverse("catalogue:take-back", args=[revision.pk]) if revision else ""
    tell(request, _("Der Text ist als geprüft vermerkt, mit Ihrem Namen und dem Datum."), undo=undo)
    return redirect(url_of_entry(place, language))


def _page(request: StaffRequest, draft: Draft, place: Place) -> dict[str, Any]:
    value: Any = draft.parts[place]
    return {
        "place": place,
        "title": german_title(draft.parts, place),
        "german": text_shown(draft, place.whole, OFFICIAL_LANGUAGE),
        "other": text_shown(draft, place.whole, place.language),
        "is_own": request.user.pk in CatalogueRevision.objects.authors_of(place, value),
        "seen": draft.stand(place).number,
        "back": url_of_entry(place, place.language),
    }
