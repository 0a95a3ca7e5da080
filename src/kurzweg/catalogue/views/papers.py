# SPDX-License-Identifier: EUPL-1.2
"""What to bring: the papers of a service in their order. Every click is one edit of the draft, with a way back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kurzweg.accounts.door import StaffRequest
from kurzweg.catalogue.addresses import url_of_entry, url_of_part
from kurzweg.catalogue.draft import Draft, current_draft
from kurzweg.catalogue.errors import EditedMeanwhileError
from kurzweg.catalogue.forms.service import german_title
from kurzweg.catalogue.gaps import entries_on
from kurzweg.catalogue.models import CatalogueRevision
from kurzweg.catalogue.saving import seen_in, tell_saved
from kurzweg.services.parts import WHOLE, Place
from kurzweg.ui.notices import warn

MOST_PAPERS = 30


def edit_papers(request: StaffRequest, draft: Draft, place: Place) -> HttpResponse:
    """GET, POST /leistungen/leistung/<code>/unterlagen/: up, down, out, in."""
    if request.method != "POST":
        return render(request, "catalogue/papers.html", _page(draft, place))
    if seen_in(request) != draft.stand(place).number:
        return _asked_too_late(request, draft, place)
    before: Any = draft.parts[place]
    papers = changed(list(before), request.POST.get("do", ""), _known(draft), chosen=request.POST.get("paper", ""))
    if papers is None:
        sentence = _("Wählen Sie eine Unterlage aus, die noch nicht in der Liste steht.")
        page = _page(draft, place) | {"errors": [{"href": "#paper", "text": sentence}]}
        return render(request, "catalogue/papers.html", page, status=422)
    try:
        revision = CatalogueRevision.objects.write(
            place, papers, seen=seen_in(request), by=request.user, at=timezone.now()
        )
    except EditedMeanwhileError:
        return _asked_too_late(request, current_draft(), place)
    tell_saved(request, revision)
    return redirect(url_of_part(place))


def _asked_too_late(request: StaffRequest, draft: Draft, place: Place) -> HttpResponse:
    """The list is another one by now: the same person clicked twice, or somebody else was faster."""
    theirs = CatalogueRevision.objects.of(place).select_related("by").order_by("-number").first()
    if theirs and theirs.by_id == request.user.pk:
        return redirect(url_of_part(place))
    warn(request, str(EditedMeanwhileError(theirs)))
    return render(request, "catalogue/papers.html", _page(draft, place), status=409)


def changed(papers: list[str], wish: str, known: set[str], *, chosen: str) -> list[str] | None:
    """The papers after one click: "up foto", "down foto", "out foto", or "in" with the chosen one.

    >>> changed(["pass", "foto"], "up foto", {"pass", "foto"}, chosen="")
    ['foto', 'pass']
    >>> changed(["pass"], "in", {"pass", "foto"}, chosen="foto")
    ['pass', 'foto']
    """
    verb, _space, paper = wish.partition(" ")
    if verb == "in":
        fits = chosen in known and chosen not in papers and len(papers) < MOST_PAPERS
        return [*papers, chosen] if fits else None
    if paper not in papers:
        return papers
    here = papers.index(paper)
    rest = [one for one in papers if one != paper]
    if verb == "out":
        return rest
    there = max(here - 1, 0) if verb == "up" else here + 1
    return [*rest[:there], paper, *rest[there:]]


def _known(draft: Draft) -> set[str]:
    return {place.code for place in entries_on(draft, "documents")}


def _page(draft: Draft, place: Place) -> dict[str, Any]:
    papers: Any = draft.parts[place]
    names = {one.code: german_title(draft.parts, one) for one in entries_on(draft, "documents")}
    return {
        "place": place,
        "title": german_title(draft.parts, place),
        "papers": [(code, names[code], _is_fact(draft, code)) for code in papers],
        "others": sorted(
            ((code, name) for code, name in names.items() if code not in papers), key=lambda one: one[1].casefold()
        ),
        "seen": draft.stand(place).number,
        "back": url_of_entry(place),
        "is_full": len(papers) >= MOST_PAPERS,
    }


def _is_fact(draft: Draft, code: str) -> bool:
    kind: Any = draft.parts.get(Place("documents", code, WHOLE).beside("kind"))
    return bool(kind and kind["kind"] == "info")
