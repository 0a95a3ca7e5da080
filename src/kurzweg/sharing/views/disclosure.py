# SPDX-License-Identifier: EUPL-1.2
"""Mitteilung auf gesetzlicher Grundlage: unit, paragraph, reason; written down, then visible there."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.grounds import fields_in_words
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.naming import naming_of
from kurzweg.sharing.bases import of_permission, permissions_between
from kurzweg.sharing.disclosing import disclose as write_down
from kurzweg.sharing.forms import DisclosureForm
from kurzweg.sharing.views.found import compartments_of, matter_named, unit_coded
from kurzweg.sharing.views.units import choose_unit
from kurzweg.ui.notices import tell


@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.MATTER, Shown.SUMMARY, purpose=Purpose.SHARING)
@staff_only
def disclose(request: StaffRequest, number: str) -> HttpResponse:
    """GET, POST /anliegen/<number>/mitteilung/?an=<unit>"""
    matter = matter_named(request, number)
    note_read(request, matter.pk)
    request.user.require("matter.disclose", matter)
    naming, back = naming_of(timezone.localdate()), reverse("sharing:matter", args=[number])
    code = request.GET.get("an", "")
    if not code:
        title = _("Wem geben Sie Einsicht?")
        return choose_unit(request, title, naming, back=back, without=matter.unit_id)
    unit = unit_coded(code, naming)
    laws = permissions_between([matter.compartment], compartments_of(unit, naming), timezone.localdate())
    bases = [of_permission(one) for one in laws]
    form = DisclosureForm(request.POST if request.method == "POST" else None, bases=bases)
    if request.method == "POST" and bases and form.is_valid():
        law = form.basis.permission
        assert law is not None  # all of these are paragraphs
        write_down(
            matter, unit, law, form.cleaned_data["reason"], fields=law.fields, by=request.user, at=timezone.now()
        )
        said = _("{unit} hat jetzt Einsicht: {fields}.")
        tell(request, said.format(unit=naming.unit(unit), fields=fields_in_words(law.fields)))
        return redirect(back)
    page = {"number": number, "unit": naming.unit(unit), "form": form, "bases": bases, "back": back}
    return render(request, "sharing/disclose.html", page, status=422 if form.errors else 200)
