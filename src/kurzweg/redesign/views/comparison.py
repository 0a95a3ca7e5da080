# SPDX-License-Identifier: EUPL-1.2
"""Two structures side by side: which ones stands in the address."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.engine.structure import Structure, StructureError
from kurzweg.redesign.forms.comparison import PairForm
from kurzweg.redesign.side_by_side import side_by_side
from kurzweg.redesign.sources import source
from kurzweg.services.snapshot import catalogue_snapshot
from kurzweg.ui.choices import Choice

MERGERS = (
    ("burgenlandkreis-2017", "burgenlandkreis-2018", gettext_lazy("Burgenlandkreis"), gettext_lazy("2017 und 2018")),
    ("duesseldorf-2017", "duesseldorf-2018", gettext_lazy("Düsseldorf"), gettext_lazy("2017 und 2018")),
)


@require_safe
@reads_nothing_personal
@staff_only
def show(request: StaffRequest) -> HttpResponse:
    """GET /umbau/vergleich/?von=…&bis=…; a structure that is not there answers 404 and says what to choose."""
    request.user.require("structure.compare")
    is_asked = "von" in request.GET or "bis" in request.GET
    form = PairForm(request.GET if is_asked else None, use_required_attribute=False)
    page: dict[str, object] = {"form": form, "suggested": _suggested()}
    if not is_asked:
        return render(request, "redesign/comparison.html", page)
    if not form.is_valid():
        missing = form.has_error("von", "invalid_choice") or form.has_error("bis", "invalid_choice")
        return render(request, "redesign/comparison.html", page, status=404 if missing else 200)
    pair = [_opened(form, name) for name in ("von", "bis")]
    before, after = pair
    if before is None or after is None:
        return render(request, "redesign/comparison.html", page, status=422)
    both = side_by_side(before, after, catalogue_snapshot().catalogue)
    chosen = {"both": both, "von": form.cleaned_data["von"], "bis": form.cleaned_data["bis"]}
    return render(request, "redesign/comparison.html", {**page, **chosen})


def _suggested() -> list[Choice]:
    """The mergers that the blueprints tell of, as cards that lead straight on."""
    here = reverse("redesign:comparison")
    return [
        Choice(value=von, label=str(city), line=str(years), icon="place", url=f"{here}?von={von}&bis={bis}")
        for von, bis, city, years in MERGERS
    ]


def _opened(form: PairForm, name: str) -> Structure | None:
    """The chosen structure; None when its text can no longer be read, which is then said at the field."""
    chosen = source(form.cleaned_data[name])
    try:
        return chosen.read() if chosen else None
    except StructureError as error:
        first = error.problems[0]
        form.add_error(name, _("Diese Fassung lässt sich nicht lesen: {problem}").format(problem=first))
        return None
