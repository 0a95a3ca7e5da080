# SPDX-License-Identifier: EUPL-1.2
"""Saved for the way: the list of what is kept on a device, the worker that shows it without a network, the manifest."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kurzweg.accounts.context import office_name
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.lang.languages import GERMAN, language


@require_safe
@reads_nothing_personal
def show(request: HttpRequest) -> HttpResponse:
    """GET /unterwegs/: the same page for everybody; what is saved is known to the device alone."""
    return render(request, "finder/saved.html")


@require_safe
@reads_nothing_personal
def worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """GET /unterwegs/helfer.js: the script may look after all pages, though it only touches those for visitors."""
    headers = {"Service-Worker-Allowed": "/", "Cache-Control": "no-cache"}
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8", headers=headers)


@require_safe
@reads_nothing_personal
def manifest(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """GET /unterwegs/app.webmanifest: so that the finder can be put on the first screen of a phone."""
    spoken = language(get_language() or GERMAN.code)
    said = {
        "name": office_name(),
        "lang": spoken.code,
        "dir": spoken.direction,
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "icons": [{"src": static("ui/favicon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(said, content_type="application/manifest+json")


@cache
def _worker() -> bytes:
    return (files("kurzweg.ui") / "static/ui/js/worker.js").read_bytes()
