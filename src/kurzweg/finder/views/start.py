# SPDX-License-Identifier: EUPL-1.2
"""The first page: what do you need? A field for everyday words, and the life situations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.finder.address import Pairs, language_kept, start_address, with_query
from kurzweg.finder.card import mark_of
from kurzweg.finder.contact import service_point
from kurzweg.finder.situations import service_choices, situation_choices
from kurzweg.lang.middleware import has_chosen
from kurzweg.offices.live import live_structure
from kurzweg.services.nouns import Catalogue, Service
from kurzweg.services.search import LONGEST_QUESTION, MOST_HITS, search
from kurzweg.services.signposts import Signpost, shipped_signposts
from kurzweg.services.snapshot import catalogue_snapshot, search_index


@require_safe
@reads_nothing_personal
def show(request: HttpRequest) -> HttpResponseBase:
    """GET / with `q` (everyday words) or `lage` (a life situation), or neither."""
    spoken, kept, today = get_language() or "de", language_kept(request), timezone.localdate()
    typed = request.GET.get("q", "")
    words = "".join(sign for sign in typed if sign.isprintable()).strip()[:LONGEST_QUESTION]
    if len(typed) > LONGEST_QUESTION:  # or every link of the page would carry it along
        return redirect(start_address(("q", words), *kept))
    if words:
        return render(request, "finder/found.html", _found(words, spoken, kept, today))
    catalogue = catalogue_snapshot().catalogue
    code = request.GET.get("lage", "")
    if code in catalogue.life_situations:
        page = _situation(code, request.GET.get("ab", ""), catalogue, spoken, kept, today)
        return render(request, "finder/situation.html", page)
    page = {
        "situations": situation_choices(catalogue, spoken, kept),
        "kept": kept,
        "unknown_situation": bool(code),
        "asks_language": not has_chosen(request),
        "path": with_query(reverse("finder:path"), kept),
        "errors": _nothing_typed() if "q" in request.GET else [],
    }
    return render(request, "finder/start.html", page, status=404 if code else 200)


def _nothing_typed() -> list[dict[str, str]]:
    """Whoever searches for nothing is told what to do."""
    text = _("Schreiben Sie ein paar Worte, zum Beispiel „Ausweis verlängern“. Oder wählen Sie unten, worum es geht.")
    return [{"href": "#suche", "text": text}]


def _found(words: str, spoken: str, kept: Pairs, today: date) -> dict[str, Any]:
    """At most seven answers to what was typed; a single one is the answer; none is no dead end."""
    catalogue = catalogue_snapshot().catalogue
    hits = (_meant(hit.service, catalogue) for hit in search(search_index(), words, spoken))
    services = [one for one in hits if isinstance(one, Signpost) or one.is_offered_on(today)]
    page = {"words": words, "kept": kept, **_cards(services, spoken, kept)}
    if not services:
        page["situations"] = situation_choices(catalogue, spoken, kept)
        page["service_point"] = service_point(live_structure(today), spoken)
    return page


def _meant(code: str, catalogue: Catalogue) -> Service | Signpost:
    return catalogue.services.get(code) or shipped_signposts()[code]


def _situation(code: str, first: str, catalogue: Catalogue, spoken: str, kept: Pairs, today: date) -> dict[str, Any]:
    """The services of a life situation, seven at a time."""
    services = [one for one in catalogue.offered_on(today) if one.life_situation == code]
    first = first[:4]  # nobody has ten thousand services, and a longer number would take its time
    begin = int(first) - 1 if first.isascii() and first.isdigit() and 1 <= int(first) <= len(services) else 0
    rest = len(services) - begin - MOST_HITS
    return {
        "situation": catalogue.life_situations[code].title(spoken),
        "kept": kept,
        "rest": max(rest, 0),
        "more": start_address(("lage", code), ("ab", str(begin + MOST_HITS + 1)), *kept) if rest > 0 else "",
        "back": start_address(("lage", code), ("ab", str(max(begin - MOST_HITS, 0) + 1)), *kept)
        if begin
        else start_address(*kept),
        **_cards(services[begin : begin + MOST_HITS], spoken, kept),
    }


def _cards(services: Sequence[Service | Signpost], spoken: str, kept: Pairs) -> dict[str, Any]:
    titles = [service.title(spoken) for service in services]
    return {"choices": service_choices(services, spoken, kept), "mark": mark_of(titles)}
