# SPDX-License-Identifier: EUPL-1.2
"""Who is responsible: one question a page while a fact is missing that decides, then the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.engine.responsibility import BadFact, NeedsFacts, route
from kurzweg.finder.address import Address, start_address
from kurzweg.finder.answering import Asking, page_of, record
from kurzweg.finder.facts import Reader, Unreadable, facts_of
from kurzweg.finder.preview import PREVIEW, is_preview, with_the_draft
from kurzweg.finder.questions import FAMILY, place_meant, question
from kurzweg.finder.views.signpost import show_signpost, signpost_of
from kurzweg.offices.live import live_structure
from kurzweg.services.snapshot import catalogue_snapshot


@require_safe
@never_cache
@reads_nothing_personal
def show(request: HttpRequest, service: str) -> HttpResponseBase:
    """GET /zustaendigkeit/<service>/ with the answers given so far; a signpost says where another body is."""
    signpost = signpost_of(service)
    return show_signpost(request, signpost) if signpost else _show(request, service)


def _show(request: HttpRequest, service: str) -> HttpResponseBase:
    asking = _asking(request, service)
    if shorter := _with_short_name(request, asking):
        return redirect(shorter)
    try:
        address = asking.reader.read(asking.address)
        answer = route(asking.live.table, service, facts_of(address))
    except Unreadable as unreadable:
        return _ask(request, asking, unreadable.fact, unreadable.sentence)
    except BadFact as bad:
        return _ask(request, asking, bad.fact, bad.mend)
    asking = asking.at(address)
    if not isinstance(answer, NeedsFacts):
        if request.method == "GET" and not asking.is_preview:  # a HEAD shows nobody anything
            record(asking, answer)
        template, page = page_of(asking, answer)
        return render(request, template, {**_frame(asking), **page})
    fact = answer.facts[0]
    if fact == "municipality" and (meant := place_meant(request.GET, asking.reader)):
        return redirect(address.saying(fact, meant).url)
    return _ask(request, asking, fact, "")


def _asking(request: HttpRequest, code: str) -> Asking:
    """What is asked, under the structure of today; 404 for a service that the office does not know."""
    now = timezone.now()
    live, snapshot = live_structure(timezone.localdate(now)), catalogue_snapshot()
    if preview := is_preview(request):
        live, snapshot = with_the_draft(live)
    service, known = snapshot.catalogue.services.get(code), live.table.services.get(code)
    if service is None or known is None or not (preview or service.is_offered_on(timezone.localdate(now))):
        raise Http404
    reader = Reader(known, live.plan)
    address = Address.of(request, code, reader.facts)
    if preview:
        address = replace(address, kept=(*address.kept, (PREVIEW, "1")))
    return Asking(
        service=service, snapshot=snapshot, live=live, reader=reader, now=now, language=get_language() or "de",
        address=address, is_preview=preview,
    )  # fmt: skip


def _with_short_name(request: HttpRequest, asking: Asking) -> str:
    """This page with only those letters of the name that decide, where its address says more; else nothing.

    The address stays in histories and is passed on, and every link to another language repeats it.
    """
    short = asking.reader.short_name(asking.address)
    if not short or request.GET.getlist("surname") == [short]:
        return ""
    query = request.GET.copy()
    query["surname"] = short
    return f"{request.path}?{query.urlencode()}"


def _ask(request: HttpRequest, asking: Asking, fact: str, problem: str) -> HttpResponse:
    address = asking.address.without(fact)
    asked = question(fact, address, asking.reader, asking.live.table, typed=request.GET, problem=problem)
    page = {**_frame(asking.at(address)), "question": asked, "errors": asked.errors, "hidden": address.hidden}
    if FAMILY in request.GET:
        page["back"] = address.url
    return render(request, "finder/question.html", page)


def _frame(asking: Asking) -> dict[str, Any]:
    """What question and answer have in common: the service, and the way back."""
    before = asking.address.before_last()
    situation = start_address(("lage", asking.service.life_situation), *asking.address.kept)
    return {
        "service": asking.service,
        "title": asking.service.title(asking.language),
        "summary": asking.service.summary(asking.language),
        "back": before.url if before else situation,
        "preview": asking.is_preview,
    }
