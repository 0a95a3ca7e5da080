# SPDX-License-Identifier: EUPL-1.2
"""The list of those outside the house who can be called to interpret."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.interpreting.forms import InterpreterForm
from kurzweg.interpreting.models import Interpreter
from kurzweg.lang.spoken import spoken
from kurzweg.ui.notices import tell


@require_safe
@reads_nothing_personal
@staff_only
def index(request: StaffRequest) -> HttpResponse:
    """GET /betrieb/sprachmittlung/"""
    request.user.require("interpreters.keep")
    rows = [
        {"interpreter": one, "languages": ", ".join(sorted(spoken(code).german for code in one.languages))}
        for one in Interpreter.objects.listed()
    ]
    return render(request, "interpreting/on_call.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
def enter(request: StaffRequest) -> HttpResponse:
    """GET, POST /betrieb/sprachmittlung/neu/"""
    request.user.require("interpreters.keep")
    form = InterpreterForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        entered = Interpreter.enter(**form.cleaned_data, by=request.user, at=timezone.now())
        tell(request, _("{name} steht auf der Liste.").format(name=entered.name))
        return redirect("interpreting:on-call")
    return render(request, "interpreting/enter.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@reads_nothing_personal
@staff_only
def strike_off(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """POST /betrieb/sprachmittlung/<key>/streichung/"""
    request.user.require("interpreters.keep")
    interpreter = get_object_or_404(Interpreter, pk=key)
    interpreter.strike_off(by=request.user, at=timezone.now())
    undo = reverse("interpreting:put-back", args=[key])
    tell(request, _("{name} ist gestrichen.").format(name=interpreter.name), undo=undo)
    return redirect("interpreting:on-call")


@require_POST
@reads_nothing_personal
@staff_only
def put_back(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """POST /betrieb/sprachmittlung/<key>/rueckkehr/"""
    request.user.require("interpreters.keep")
    get_object_or_404(Interpreter, pk=key).put_back()
    return redirect("interpreting:on-call")
