# SPDX-License-Identifier: EUPL-1.2
"""The draft of the catalogue as visitors would see it; only for those who edit it, and never written into the log."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse

from kurzweg.accounts.models import Staff
from kurzweg.catalogue.draft import draft_snapshot
from kurzweg.engine.responsibility import compile_structure
from kurzweg.lang.languages import complete
from kurzweg.lang.middleware import QUERY
from kurzweg.offices.live import LiveStructure
from kurzweg.services.snapshot import CatalogueSnapshot

PREVIEW = "entwurf"


def is_preview(request: HttpRequest) -> bool:
    """Whether the address asks for the draft. Raises `Http404` for whoever may not read it."""
    if PREVIEW not in request.GET:
        return False
    if not isinstance(request.user, Staff) or not request.user.may("catalogue.read"):
        raise Http404
    return True


def with_the_draft(live: LiveStructure) -> tuple[LiveStructure, CatalogueSnapshot]:
    """The structure of today, asked about the services of the draft."""
    draft = draft_snapshot()
    return replace(live, table=compile_structure(live.plan, draft.catalogue.scopes)), draft


def url_of_preview(service: str, language: str) -> str:
    """Where a service of the draft is shown, in a language that the pages speak."""
    query = {PREVIEW: "1"}
    if any(each.code == language for each in complete()):
        query[QUERY] = language
    return f"{reverse('finder:answer', args=[service])}?{urlencode(query)}"
