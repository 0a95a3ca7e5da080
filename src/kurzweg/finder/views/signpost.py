# SPDX-License-Identifier: EUPL-1.2
"""The answer to a wish that another body fulfils by federal law, whatever the office is like."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from kurzweg.finder.address import language_kept, start_address
from kurzweg.finder.contact import service_point
from kurzweg.lang.languages import GERMAN
from kurzweg.offices.live import live_structure
from kurzweg.services.signposts import Signpost, shipped_signposts
from kurzweg.services.snapshot import catalogue_snapshot


def signpost_of(code: str) -> Signpost | None:
    """The signpost of this name; a service of the catalogue goes before it."""
    signpost = shipped_signposts().get(code)
    return signpost if signpost and code not in catalogue_snapshot().catalogue.services else None


def show_signpost(request: HttpRequest, signpost: Signpost) -> HttpResponse:
    """The page of a signpost, in the frame of every answer."""
    language, live = get_language() or GERMAN.code, live_structure(timezone.localdate())
    page = {
        "title": signpost.title(language),
        "summary": signpost.summary(language),
        "body": signpost.body.said_in(language),
        "german": signpost.body.said_in(GERMAN.code),
        "where": signpost.where.said_in(language),
        "signpost": signpost,
        "service_point": service_point(live, language),
        "back": start_address(("lage", signpost.life_situation), *language_kept(request)),
    }
    return render(request, "finder/signpost.html", page)
