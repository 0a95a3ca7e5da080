# SPDX-License-Identifier: EUPL-1.2
"""Pages at the door of the office: for staff who are not in yet, or not for this."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers


def entrance(request: HttpRequest, template: str, page: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page on `ui/entrance.html`; nothing that was typed or asked there stays in a browser's memory."""
    response = render(request, template, page, status=status)
    add_never_cache_headers(response)
    return response
