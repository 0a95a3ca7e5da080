# SPDX-License-Identifier: EUPL-1.2
"""The versions of the catalogue: which is in force on which days, who published it, what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.catalogue.draft import current_draft, parts_of_version
from kurzweg.catalogue.errors import PublicationError
from kurzweg.catalogue.models import CataloguePublication, CatalogueWithdrawal
from kurzweg.catalogue.views.draft import told
from kurzweg.services.changes import Change, changes
from kurzweg.services.models import CatalogueVersion
from kurzweg.services.parts import Place
from kurzweg.ui.notices import tell, warn


@dataclass(frozen=True)
class Row:
    """A version as the list shows it."""

    version: CatalogueVersion
    publication: CataloguePublication | None
    withdrawal: CatalogueWithdrawal | None
    state: str
    can_be_withdrawn: bool

    @property
    def badge(self) -> str:
        return {"now": "success", "later": "info"}.get(self.state, "quiet")

    @property
    def word(self) -> str:
        return {
            "now": _("gilt heute"),
            "later": _("gilt noch nicht"),
            "past": _("galt früher"),
            "withdrawn": _("zurückgenommen"),
            "seen": _("ausgeliefert, durchgesehen"),
        }[self.state]


@require_safe
@reads_nothing_personal
@staff_only
def index(request: StaffRequest) -> HttpResponse:
    """GET /leistungen/staende/"""
    request.user.require("catalogue.read")
    rows = [_row(version) for version in _versions().order_by("-pk")]
    page = {"rows": rows, "may_publish": request.user.may("catalogue.publish")}
    return render(request, "catalogue/versions.html", page)


@require_safe
@reads_nothing_personal
@staff_only
def show(request: StaffRequest, number: int) -> HttpResponse:
    """GET /leistungen/staende/<number>/: what this version changed."""
    request.user.require("catalogue.read")
    row = _row(get_object_or_404(_versions(), pk=number))
    if row.publication is None:
        return render(request, "catalogue/version.html", {"row": row, "entries": []})
    before, after = (parts_of_version(version) for version in (row.publication.follows, row.version))
    entries: dict[Place, list[Change]] = {}
    for change in changes(before, after):
        entries.setdefault(change.place.whole, []).append(change)
    page = {"row": row, "entries": told(current_draft(), entries.items(), frozenset())}
    return render(request, "catalogue/version.html", page)


@require_POST
@reads_nothing_personal
@staff_only
def withdraw(request: StaffRequest, number: int) -> HttpResponse:
    """POST /leistungen/staende/<number>/ruecknahme/"""
    request.user.require("catalogue.publish")
    if not _versions().filter(pk=number).exists():
        raise Http404
    try:
        CatalogueWithdrawal.withdraw(number, by=request.user, at=timezone.now())
    except PublicationError as reason:
        warn(request, str(reason))
    else:
        tell(request, _("Zurückgenommen. Was bisher galt, gilt weiter; Ihre Änderungen stehen wieder im Entwurf."))
    return redirect("catalogue:versions")


def _versions() -> Any:
    """Versions with who published and who took them back."""
    return CatalogueVersion.objects.defer("content", "words").select_related("publication__by", "withdrawal__by")


def _row(version: CatalogueVersion) -> Row:
    publication, withdrawal = getattr(version, "publication", None), getattr(version, "withdrawal", None)
    state = "withdrawn" if withdrawal else _state(version)
    is_last = version.in_force is not None and version.in_force.upper is None
    return Row(version, publication, withdrawal, state, is_last and state == "later")


def _state(version: CatalogueVersion) -> str:
    if version.in_force is None:
        return "seen"
    today = timezone.localdate()
    if version.first_day and version.first_day > today:
        return "later"
    return "now" if version.in_force.upper is None or version.in_force.upper > today else "past"
