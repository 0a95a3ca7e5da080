# SPDX-License-Identifier: EUPL-1.2
"""Drawing a number from the finder, from a phone, or at the kiosk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kurzweg.matters.keyholder import remember_key
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.along import take_along
from kurzweg.servicepoint.drawing import draw as draw_number
from kurzweg.servicepoint.errors import AlreadyDrawnError, CounterError
from kurzweg.servicepoint.forms import DrawForm
from kurzweg.servicepoint.kiosk import is_kiosk
from kurzweg.services.snapshot import catalogue_snapshot


def draw(request: HttpRequest) -> HttpResponse:
    """POST /ticket/: open the matter, take a number, keep its key in this browser."""
    form = DrawForm(request)
    if not form.is_valid():
        return _cannot(request, None, "")
    if form.matter is None:
        return _again(request, form, "")
    now = timezone.now()
    try:
        secret = draw_number(form.wish, form.matter, live_structure(timezone.localdate(now)), at=now)
    except AlreadyDrawnError as otherwise:
        return _again(request, form, str(otherwise))
    except CounterError as otherwise:
        return _cannot(request, form, str(otherwise))
    at_kiosk = is_kiosk(request)
    answer = redirect("servicepoint:kiosk-number" if at_kiosk else "servicepoint:ticket")
    remember_key(answer, secret)
    if not at_kiosk:
        take_along(answer, form.cleaned_data["along"])
    return answer


def _again(request: HttpRequest, form: DrawForm, otherwise: str) -> HttpResponse:
    """The page was old: the same wish with a fresh mark, and one button."""
    wish = form.wish
    service = catalogue_snapshot().catalogue.services.get(wish.service)
    if service is None:
        return _cannot(request, None, "")
    page = {"wish": wish, "service": service.title(wish.language), "otherwise": otherwise}
    page["along"] = form.cleaned_data["along"]
    return render(request, "servicepoint/draw_again.html", page, status=409)


def _cannot(request: HttpRequest, form: DrawForm | None, otherwise: str) -> HttpResponse:
    """No number now, and why."""
    service = form.wish.service if form else ""
    return render(request, "servicepoint/no_number.html", {"otherwise": otherwise, "service": service}, status=409)
