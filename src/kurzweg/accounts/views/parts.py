# SPDX-License-Identifier: EUPL-1.2
"""The parts of the house: what works, what rests, and the switch."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.models import Rest
from kurzweg.accounts.parts import MEANINGS, Meaning, Part
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.accounts.resting import still_parts
from kurzweg.ui.notices import tell


@dataclass(frozen=True)
class Row:
    """A part as the page shows it."""

    part: Part
    meaning: Meaning
    rest: Rest | None
    works: bool

    @property
    def waits_for(self) -> Part | None:
        """The part it stands on, when that one rests."""
        return self.meaning.needs if not self.works and self.rest is None else None


@require_safe
@reads_nothing_personal
@staff_only
def index(request: StaffRequest) -> HttpResponse:
    """GET /verwaltung/teile/"""
    request.user.require("parts.switch")
    return render(request, "accounts/parts.html", {"rows": _rows(request)})


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
def switch(request: StaffRequest, part: str) -> HttpResponse:
    """GET, POST /verwaltung/teile/<part>/: what the switch causes, and the switch."""
    request.user.require("parts.switch")
    row = next((row for row in _rows(request) if row.part == part), None)
    if row is None:
        raise Http404
    if request.method != "POST":
        return render(request, "accounts/part.html", {"row": row})
    if request.POST.get("switch") == "on":
        Rest.switch_on(row.part, by=request.user, at=timezone.now())
        tell(request, _("{part} arbeitet.").format(part=row.part.label))
    else:
        Rest.switch_off(row.part, by=request.user, at=timezone.now())
        tell(request, _("{part} ruht.").format(part=row.part.label))
    return redirect("accounts:parts")


def _rows(request: StaffRequest) -> list[Row]:
    still = still_parts(request)
    resting = {rest.part: rest for rest in Rest.objects.lasting().select_related("by")}
    return [Row(part, MEANINGS[part], resting.get(part), part not in still) for part in Part]
