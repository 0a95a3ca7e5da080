# SPDX-License-Identifier: EUPL-1.2
"""The draft: what it would change, in sentences; and the publication for a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kurzweg.accounts.door import StaffRequest, fresh_log_in, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.catalogue.addresses import url_of_entry
from kurzweg.catalogue.composing import changed_entries, composed, with_what_they_need
from kurzweg.catalogue.coverage import nobody_responsible
from kurzweg.catalogue.draft import Draft, current_draft
from kurzweg.catalogue.errors import PublicationError
from kurzweg.catalogue.forms.publication import PublicationForm, name_of
from kurzweg.catalogue.models import CataloguePublication
from kurzweg.catalogue.sentences import sentences_of, title_of
from kurzweg.services.assembly import catalogue_of
from kurzweg.services.changes import Change
from kurzweg.services.parts import Place
from kurzweg.ui.notices import tell
from kurzweg.ui.speaking import day


class Error(NamedTuple):
    """What is wrong, and the field where it is mended."""

    href: str
    text: str


@dataclass(frozen=True)
class Told:
    """What would change in one entry, in the reader's language."""

    name: str
    title: str
    url: str
    sentences: tuple[str, ...]
    is_chosen: bool
    is_needed: bool


@require_safe
@reads_nothing_personal
@staff_only
def show(request: StaffRequest) -> HttpResponse:
    """GET /leistungen/entwurf/"""
    request.user.require("catalogue.read")
    draft = current_draft()
    return _page(request, draft, PublicationForm(changed_entries(draft), draft.last))


@require_POST
@reads_nothing_personal
@staff_only
@fresh_log_in()
def publish(request: StaffRequest) -> HttpResponse:
    """POST /leistungen/entwurf/veroeffentlichung/: what is chosen comes into force on its day."""
    request.user.require("catalogue.publish")
    draft = current_draft()
    form = PublicationForm(changed_entries(draft), draft.last, request.POST)
    if not form.is_valid():
        return _page(request, draft, form, status=422)
    if open_ := _left_open(draft, form):
        why = Error("#id_knows", _("Für neue Leistungen ist noch niemand zuständig."))
        return _page(request, draft, form, why, status=422, left_open=open_)
    try:
        publication = CataloguePublication.publish(
            form.chosen, on=form.first_day, after=form.cleaned_data["after"], by=request.user, at=timezone.now()
        )
    except PublicationError as reason:
        return _page(request, draft, form, Error("#id_on_0", str(reason)), status=409)
    tell(request, _("Veröffentlicht. Gilt ab %(day)s.") % {"day": day(publication.first_day)})
    return redirect("catalogue:versions")


def _page(
    request: StaffRequest,
    draft: Draft,
    form: PublicationForm,
    *errors: Error,
    status: int = 200,
    left_open: tuple[str, ...] = (),
) -> HttpResponse:
    page = {
        "form": form,
        "entries": told(draft, form.entries.items(), form.chosen),
        "may_publish": request.user.may("catalogue.publish"),
        "open": left_open,
        "errors": errors,
    }
    return render(request, "catalogue/draft.html", page, status=status)


def told(draft: Draft, entries: Iterable[tuple[Place, list[Change]]], chosen: frozenset[Place]) -> list[Told]:
    """The changes, entry by entry, as sentences."""
    needed = with_what_they_need(draft, chosen) - chosen
    return [
        Told(
            name=name_of(place),
            title=title_of(changes[0]),
            url=url_of_entry(place) if place in draft.parts and place.shelf != "compartments" else "",
            sentences=sentences_of(changes),
            is_chosen=place in chosen,
            is_needed=place in needed,
        )
        for place, changes in entries
    ]


def _left_open(draft: Draft, form: PublicationForm) -> tuple[str, ...]:
    if form.cleaned_data["knows"]:
        return ()
    new = frozenset(place.code for place in form.chosen if place.shelf == "services" and draft.is_new(place))
    if not new:
        return ()
    catalogue = catalogue_of(composed(draft, form.chosen), draft.head, name="Entwurf")
    return nobody_responsible(catalogue, new, on=form.first_day, language=get_language() or "de")
