# SPDX-License-Identifier: EUPL-1.2
"""A page of a part that rests is not there: not for visitors, not for staff, whatever they may otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from kurzweg.accounts.models.rest import Rest
from kurzweg.accounts.parts import Part, parts_of, rests


class RestingMiddleware:
    """Answers 404 for the pages of parts that rest. Stands inside the transaction of the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Callable[..., Any], _args: Any, _named: Any) -> None:
        """Called when the page is known and before it does anything."""
        page = request.resolver_match.view_name if request.resolver_match else ""
        if parts_of(page) and rests(page, still_parts(request)):
            raise Http404


def still_parts(request: HttpRequest) -> frozenset[Part]:
    """The parts that do not work, asked once per request."""
    still: frozenset[Part] | None = getattr(request, "_still_parts", None)
    if still is None:
        still = Rest.parts_at_rest()
        request._still_parts = still  # type: ignore[attr-defined]
    return still
