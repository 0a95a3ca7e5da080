# SPDX-License-Identifier: EUPL-1.2
"""Messages at the top of the next page, with a way back where a step can be undone."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest

UNDO = "undo "


def tell(request: HttpRequest, text: str, *, undo: str = "") -> None:
    """Says what was done; `undo` is the address of a POST that takes it back (instead of "are you sure?")."""
    messages.success(request, text, extra_tags=f"{UNDO}{undo}" if undo else "")


def warn(request: HttpRequest, text: str) -> None:
    """Says what did not work out as expected, and what to do next."""
    messages.warning(request, text)
