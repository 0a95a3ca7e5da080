# SPDX-License-Identifier: EUPL-1.2
"""What came with a newer kurzweg: the office looks through it and decides, part by part."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.catalogue.draft import Draft, current_draft
from kurzweg.catalogue.errors import EditingError
from kurzweg.catalogue.sentences import sentences_of, title_of
from kurzweg.catalogue.supply import Offer, look_through, new_supply, offers
from kurzweg.catalogue.telling import lines_of
from kurzweg.services.parts import Place
from kurzweg.ui.notices import tell


@dataclass(frozen=True)
class Row:
    """One part that is offered: what changes, and what stands in the office's draft."""

    name: str
    title: str
    sentences: tuple[str, ...]
    mine: tuple[str, ...]
    is_own: bool
    can_be_taken: bool


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
def show(request: StaffRequest) -> HttpResponse:
    """GET /leistungen/auslieferung/; POST takes what is chosen into the draft and lays the rest aside."""
    request.user.require("catalogue.read")
    if request.method == "POST":
        request.user.require("catalogue.publish")
    draft, supply = current_draft(), new_supply()
    if supply is None:
        return render(request, "catalogue/shipped.html", {"rows": []})
    found = offers(supply, draft)
    page: dict[str, object] = {
        "rows": [_row(draft, offer) for offer in found],
        "is_new": True,
        "hash": supply.hash,
        "may_decide": request.user.may("catalogue.publish"),
    }
    if request.method != "POST" or request.POST.get("hash") != supply.hash:
        return render(request, "catalogue/shipped.html", page)
    ticked = set(request.POST.getlist("take"))
    chosen = {offer.change.place for offer in found if _name(offer.change.place) in ticked}
    try:
        taken = look_through(supply, chosen, by=request.user, at=timezone.now())
    except EditingError as reason:
        return render(request, "catalogue/shipped.html", page | {"errors": [{"text": str(reason)}]}, status=409)
    words = ngettext(
        "%(n)s Änderung steht jetzt im Entwurf. Der Rest ist abgelegt.",
        "%(n)s Änderungen stehen jetzt im Entwurf. Der Rest ist abgelegt.",
        taken,
    )
    tell(request, words % {"n": taken})
    return redirect("catalogue:draft")


def _row(draft: Draft, offer: Offer) -> Row:
    change = offer.change
    return Row(
        name=_name(change.place),
        title=title_of(change),
        sentences=sentences_of([change]),
        mine=lines_of(draft, change.place, draft.parts.get(change.place)) if offer.is_own else (),
        is_own=offer.is_own,
        can_be_taken=offer.can_be_taken,
    )


def _name(place: Place) -> str:
    return "/".join(place)
