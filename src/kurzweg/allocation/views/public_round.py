# SPDX-License-Identifier: EUPL-1.2
"""A round in public: the promise before, the result after, and the file by which anybody checks it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.allocation.models import Draw, Round
from kurzweg.allocation.round_page import told_of
from kurzweg.servicepoint.appointment_forms import wish_of


@require_safe
@never_cache
@reads_nothing_personal
def show(request: HttpRequest, number: str) -> HttpResponse:
    """GET /verlosung/<number>/?<facts>"""
    round_ = get_object_or_404(Round, number=number)
    told = told_of(round_, get_language() or "de", at=timezone.now())
    facts = tuple(wish_of(request, told.service_code).facts.items())
    return render(request, "allocation/round.html", {"told": told, "facts": facts})


@require_safe
@never_cache
@reads_nothing_personal
def result(request: HttpRequest, number: str) -> HttpResponse:  # noqa: ARG001  the file is the same for everybody
    """GET /verlosung/<number>/ergebnis.json: the result letter by letter as it was published."""
    draw = Draw.objects.filter(round__number=number).first()
    if draw is None:
        raise Http404
    answer = HttpResponse(draw.document, content_type="application/json; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{number}.json"'
    return answer
