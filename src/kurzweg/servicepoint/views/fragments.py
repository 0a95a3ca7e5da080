# SPDX-License-Identifier: EUPL-1.2
"""A live region reads its part of the page at the address of the page itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kurzweg.accounts.reading import is_reading_again


def page_or_part(
    request: HttpRequest, template: str, part: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The page, or the part of it that changes."""
    name = f"{template}#{part}" if is_reading_again(request) else template
    return render(request, name, context, status=status)
