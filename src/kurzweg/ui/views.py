# SPDX-License-Identifier: EUPL-1.2
"""Pages for what cannot be shown: kind sentences, the same for missing and for hidden."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from kurzweg.ui.faults import number_of


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Not there and not allowed look the same, so that nobody can learn what exists."""
    return render(request, "ui/not_found.html", status=404)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Visible, but not hers to do; a sentence of the rule says who may."""
    return render(request, "ui/refused.html", {"reason": str(exception or "")}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """What was sent cannot be understood. It may be unreadable, so the page asks nothing of the request."""
    return HttpResponse(render_to_string("ui/bad_request.html"), status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The page was open for too long, or cookies are off: nothing was saved, and what to do about it."""
    return render(request, "ui/stale.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours, with a number that the desk can look up."""
    return render(request, "ui/broken.html", {"number": number_of(request)}, status=500)


def not_furnished(request: HttpRequest) -> HttpResponse:
    """The office has no catalogue or no structure in force yet: who looks after it reads what to do."""
    return render(request, "ui/not_furnished.html", status=503)


def clocks_apart(request: HttpRequest) -> HttpResponse:
    """Application and database go by different clocks, and the guards of the database have refused it."""
    return render(request, "ui/clocks.html", status=503)


def out_of_order(request: HttpRequest) -> HttpResponse:
    """The database does not answer; nothing was saved, and in a moment it will be there again."""
    answer = render(request, "ui/out_of_order.html", status=503)
    answer.headers["Retry-After"] = "5"
    return answer
