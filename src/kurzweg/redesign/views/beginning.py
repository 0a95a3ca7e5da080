# SPDX-License-Identifier: EUPL-1.2
"""A new draft: from what is in force, from a blueprint, from a text."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.engine.structure import blueprint, blueprint_texts, write
from kurzweg.matters.once import key_in, new_form_key
from kurzweg.offices.models import Structure
from kurzweg.redesign.errors import TooLongError
from kurzweg.redesign.forms.beginning import BLUEPRINT, IN_FORCE, TEXT, BeginningForm
from kurzweg.redesign.models import Draft
from kurzweg.redesign.naming import Names
from kurzweg.ui.choices import Choice
from kurzweg.ui.notices import tell
from kurzweg.walls.keys import uuid7


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
def begin(request: StaffRequest) -> HttpResponse:
    """GET, POST /umbau/neu/"""
    request.user.require("structure.draft")
    live = Structure.objects.in_force_on(timezone.localdate()).first()
    sent, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    key = {"key": new_form_key(request.user), "source": request.GET.get("aus", "")}
    form = BeginningForm(sent, files, choices=_choices(live), initial=key)
    if form.is_valid():
        try:
            draft = _begin(request, form, live)
        except TooLongError as error:
            form.add_error("text", str(error))
        else:
            tell(request, _("Der Entwurf ist angelegt. Jede Änderung ist ein Schritt, den Sie zurücknehmen können."))
            return redirect("redesign:draft", draft.pk)
    return render(request, "redesign/begin.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@reads_nothing_personal
@staff_only
def change_hours(request: StaffRequest, unit: str) -> HttpResponse:
    """POST /umbau/oeffnungszeiten/<unit>/: a draft from what is in force, opened at the hours of one unit."""
    request.user.require("structure.draft")
    live = get_object_or_404(Structure.objects.in_force_on(timezone.localdate()))
    name = Names(live.plan).units.get(unit)
    if name is None:
        raise Http404
    plan = replace(live.plan, label=_("Öffnungszeiten {unit}").format(unit=name), successors=())
    key = key_in(request.POST.get("key", ""), request.user) or uuid7()
    draft = Draft.begin(write(plan), key=key, base=live, by=request.user, at=timezone.now())
    return redirect("redesign:hours", draft.pk, unit)


def _begin(request: StaffRequest, form: BeginningForm, live: Structure | None) -> Draft:
    source = form.cleaned_data["source"]
    by, at = request.user, timezone.now()
    key = key_in(form.cleaned_data["key"], request.user) or uuid7()
    if source == IN_FORCE and live:
        return Draft.begin(write(replace(live.plan, successors=())), key=key, base=live, by=by, at=at)
    if source.startswith(BLUEPRINT):
        name = source.removeprefix(BLUEPRINT)
        return Draft.begin(write(blueprint(name)), key=key, base=live, source=name, by=by, at=at)
    return Draft.begin(form.own_text, key=key, base=live, source=_("eigener Text"), by=by, at=at)


def _choices(live: Structure | None) -> list[Choice]:
    own = [Choice(IN_FORCE, _("Mit dem Aufbau, der heute gilt"), str(live))] if live else []
    shipped = [
        Choice(f"{BLUEPRINT}{name}", plan.office, f"{plan.label} ({plan.valid_from.year})")
        for name in blueprint_texts()
        for plan in [blueprint(name)]
    ]
    brought = Choice(TEXT, _("Ein eigener Text"), _("eingefügt oder als Datei"))
    return [*own, *shipped, brought]
