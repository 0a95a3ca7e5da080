# SPDX-License-Identifier: EUPL-1.2
"""Editing one part of an entry. Two who write at once see both texts; nothing typed is lost."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.catalogue.addresses import TITLES, part_in, url_of_entry
from kurzweg.catalogue.draft import Draft, current_draft
from kurzweg.catalogue.errors import EditedMeanwhileError
from kurzweg.catalogue.forms import form_for
from kurzweg.catalogue.forms.part import PartForm
from kurzweg.catalogue.forms.service import german_title
from kurzweg.catalogue.gaps import translations_of
from kurzweg.catalogue.models import CatalogueRevision
from kurzweg.catalogue.saving import seen_in, tell_saved
from kurzweg.catalogue.telling import lines_of
from kurzweg.catalogue.views.entry import hints, text_shown
from kurzweg.catalogue.views.papers import edit_papers
from kurzweg.lang.languages import language as language_of
from kurzweg.services.nouns import OFFICIAL_LANGUAGE
from kurzweg.services.parts import TEXT, Place


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
def edit(request: StaffRequest, shelf: str, code: str, part: str, language: str = "") -> HttpResponse:
    """GET, POST /leistungen/<shelf>/<code>/<part>/ and …/<part>/<language>/"""
    request.user.require("catalogue.edit")
    draft = current_draft()
    place = part_in(draft, shelf, code, part, language)
    if place.part == "papers":
        return edit_papers(request, draft, place)
    form = form_for(place)(draft, place, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "catalogue/part.html", _page(draft, form), status=422 if form.errors else 200)
    try:
        revision = CatalogueRevision.objects.write(
            place, form.value(), seen=seen_in(request), by=request.user, at=timezone.now()
        )
    except EditedMeanwhileError as faster:
        return render(request, "catalogue/part.html", _page(draft, form) | _conflict(draft, place, faster), status=409)
    tell_saved(request, revision)
    return redirect(url_of_entry(place, "" if place.language == OFFICIAL_LANGUAGE else place.language))


def _page(draft: Draft, form: PartForm) -> dict[str, Any]:
    place = form.place
    page = {
        "form": form,
        "place": place,
        "title": german_title(draft.parts, place),
        "part": TITLES[place.part],
        "spoken": language_of(place.language) if place.language else None,
        "seen": draft.stand(place).number,
        "back": url_of_entry(place, place.language if place.language != OFFICIAL_LANGUAGE else ""),
    }
    if place.part != TEXT:
        return page
    if place.language == OFFICIAL_LANGUAGE:
        made = sum(one.state not in ("missing", "outdated") for one in translations_of(draft, place.whole))
        return page | {"hints": hints(draft.parts.get(place)), "translations": made}
    return page | {
        "german": text_shown(draft, place.whole, OFFICIAL_LANGUAGE),
        "mine": text_shown(draft, place.whole, place.language),
    }


def _conflict(draft: Draft, place: Place, faster: EditedMeanwhileError) -> dict[str, Any]:
    """What the other one wrote, beside what was typed; saving again replaces it, knowingly."""
    theirs = faster.theirs
    return {
        "conflict": str(faster),
        "theirs": lines_of(draft, place, theirs.value) if theirs else (),
        "seen": theirs.number if theirs else 0,
    }
