# SPDX-License-Identifier: EUPL-1.2
"""Everybody says for themselves which languages they speak; nobody else does."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.interpreting.forms import SpokenForm
from kurzweg.interpreting.models import SpokenLanguage
from kurzweg.ui.notices import tell


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
def say(request: StaffRequest) -> HttpResponse:
    """GET, POST /konto/sprachen/"""
    request.user.require("languages.say")
    spoken = list(SpokenLanguage.objects.of(request.user.pk).values_list("language", flat=True))
    form = SpokenForm(request.POST if request.method == "POST" else None, initial={"languages": spoken})
    if form.is_valid():
        SpokenLanguage.say(form.cleaned_data["languages"], by=request.user, at=timezone.now())
        tell(request, _("Ihre Sprachen sind gespeichert."))
        return redirect("accounts:account")
    return render(request, "interpreting/own_languages.html", {"form": form}, status=422 if form.errors else 200)
