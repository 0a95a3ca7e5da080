# SPDX-License-Identifier: EUPL-1.2
"""A page whose ticket against forgery is too old, because its owner logged in again beside it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from kurzweg.accounts.confirming import carried_by
from kurzweg.accounts.entrance import entrance
from kurzweg.accounts.models import Staff
from kurzweg.ui.views import csrf_failure as stale


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What a member of staff typed into a page of ours goes along, and one click sends it with a new ticket.

    Only what comes from a page of this house, by the word of the browser: another site cannot say so, and gets the
    plain refusal.
    """
    origin = f"{request.scheme}://{request.get_host()}"
    if not isinstance(request.user, Staff) or request.headers.get("Origin") != origin:
        return stale(request, reason)
    page = {"action": request.get_full_path(), "carried": carried_by(request), "has_files": bool(request.FILES)}
    return entrance(request, "accounts/again.html", page, status=403)
