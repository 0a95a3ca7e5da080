# SPDX-License-Identifier: EUPL-1.2
"""The draft as text, checked while it is typed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.redesign.checking import COMMENT, examine
from kurzweg.redesign.errors import LONGEST_TEXT, DraftError, OvertakenError, TooLongError
from kurzweg.redesign.merging import meeting_of
from kurzweg.redesign.numbers import number_in
from kurzweg.redesign.remarks import remarks_on
from kurzweg.redesign.views.bench import Bench, bench_of, show_bench
from kurzweg.ui.notices import tell, warn


@require_http_methods(["GET", "HEAD", "POST"])
@reads_nothing_personal
@staff_only
def edit(request: StaffRequest, number: int) -> HttpResponse:
    """GET, POST /umbau/entwurf/<number>/text/"""
    bench = bench_of(request, number)
    if request.method != "POST":
        return _page(request, bench, bench.head.content)
    typed = request.POST.get("text", "")
    if "check" in request.POST:
        return _page(request, bench, typed, is_typed=True)
    return _save(request, bench, typed)


@require_POST
@reads_nothing_personal
@staff_only
def check(request: StaffRequest, number: int) -> HttpResponse:
    """POST /umbau/entwurf/<number>/pruefung/: what is to be mended in this text; nothing is saved."""
    bench_of(request, number)
    return render(request, "redesign/remarks.html", _remarks(request.POST.get("text", "")))


def _save(request: StaffRequest, bench: Bench, typed: str) -> HttpResponse:
    seen = number_in(request.POST.get("seen", ""))
    try:
        head = bench.draft.rewrite(typed, seen=seen, by=request.user, at=timezone.now())
    except OvertakenError as error:
        meeting = meeting_of(bench.draft, seen=seen, mine=typed, theirs=error.newest)
        return show_bench(request, Bench(bench.draft, error.newest), "meeting", {"meeting": meeting}, status=409)
    except DraftError as error:
        return _page(request, bench, typed, error=str(error), is_typed=True)
    if head.number != bench.head.number:
        tell(request, _("Gespeichert als Schritt {number}.").format(number=head.number))
    else:
        tell(request, _("Es war schon alles gespeichert."))
    if COMMENT.search(head.content):
        warn(request, _("Zeilen mit # bleiben nur im Text. Ändern Sie danach etwas im Bild, fallen sie weg."))
    return redirect("redesign:text", bench.draft.pk)


def _page(request: StaffRequest, bench: Bench, text: str, *, error: str = "", is_typed: bool = False) -> HttpResponse:
    page = {"text": text, "is_typed": is_typed, "longest": LONGEST_TEXT, **_remarks(text)}
    if error:
        page["errors"] = [{"href": "#text", "text": error}]
    return show_bench(request, bench, "text", page, status=422 if error else 200)


def _remarks(text: str) -> dict[str, object]:
    if len(text.encode()) > LONGEST_TEXT:
        return {"too_long": str(TooLongError())}
    checked = examine(text.replace("\r\n", "\n"))
    return {"checked": checked, "remarks": remarks_on(checked, text)}
