# SPDX-License-Identifier: EUPL-1.2
"""A matter opened for somebody at the counter or on the phone."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.identities import identity_of
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads, reads_nothing_personal
from kurzweg.engine.responsibility import Elsewhere, NeedsFacts, NotFor, Responsible, route
from kurzweg.events.kinds import ObjectType
from kurzweg.matters.fact_form import FactForm
from kurzweg.matters.naming import Naming, naming_of
from kurzweg.matters.once import key_in, new_form_key
from kurzweg.matters.opening import Opened, Wish, may_be_read, open_for_somebody
from kurzweg.matters.opening_forms import OpeningForm
from kurzweg.matters.views.key import link_page
from kurzweg.matters.views.worklist import units_served_by
from kurzweg.services.models import Service
from kurzweg.services.search import search
from kurzweg.services.snapshot import search_index
from kurzweg.ui.choices import Choice


@require_safe
@reads_nothing_personal
@staff_only
def choose(request: StaffRequest) -> HttpResponse:
    """GET /anliegen/neu/?q=<words>: what is it about?"""
    request.user.require("matters.open")
    words = request.GET.get("q", "").strip()
    naming = naming_of(timezone.localdate())
    hits = search(search_index(), words, naming.language) if words else ()
    services = naming.services.catalogue.services
    today = timezone.localdate()
    found = [
        _choice(hit.service, services[hit.service].title(naming.language).value)
        for hit in hits
        if hit.service in services and services[hit.service].is_offered_on(today)
    ]
    return render(request, "matters/choose_service.html", {"words": words, "choices": found})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@reads(ObjectType.MATTER, Shown.SUMMARY, purpose=Purpose.INTAKE)
@staff_only
def open_matter(request: StaffRequest, service: str) -> HttpResponse:
    """GET, POST /anliegen/neu/<service>/: ask what decides, say who is responsible, open it.

    Nothing that was said stands in an address: names go by POST from step to step.
    """
    request.user.require("matters.open")
    offered = Service.objects.select_related("compartment").offered_on(timezone.localdate())
    wanted = get_object_or_404(offered, code=service)
    naming = naming_of(timezone.localdate())
    said, form = _ask(request, wanted.code, naming)
    page: dict[str, object] = {"service": naming.service(wanted.pk), "form": form, "said": said.items()}
    if form is not None:
        return render(request, "matters/ask.html", page, status=422 if form.errors else 200)
    answer = route(naming.live.table, wanted.code, said)
    if not isinstance(answer, Responsible):
        reason = answer.reason(naming.language)
        return render(request, "matters/not_here.html", {**page, "reason": reason, **_instead(answer, naming)})
    return _open(request, wanted, answer, said, page, naming)


def _ask(request: StaffRequest, service: str, naming: Naming) -> tuple[dict[str, str], FactForm | None]:
    """What was said so far, and the form for what must still be asked; None when nothing can change the answer."""
    said: dict[str, str] = {}
    while isinstance(answer := route(naming.live.table, service, said), NeedsFacts):
        is_answered = any(fact in request.POST for fact in answer.facts)
        form = FactForm(request.POST if is_answered else None, facts=answer.facts, plan=naming.live.plan)
        if not is_answered or not form.is_valid():
            return said, form
        said |= form.facts
    return said, None


def _open(
    request: StaffRequest,
    service: Service,
    answer: Responsible,
    said: dict[str, str],
    page: dict[str, object],
    naming: Naming,
) -> HttpResponse:
    mine = units_served_by(request.user, naming)
    responsible = naming.live.units[answer.unit]
    is_sent = "channel_of_opening" in request.POST
    form = OpeningForm(
        request.POST if is_sent else None,
        units=[(number, naming.unit(number)) for number in mine.values()],
        initial={"ticket": new_form_key(request.user), "unit": responsible},
    )
    page |= {"form": form, "unit": naming.unit(responsible), "is_ours": responsible in mine.values()}
    if not is_sent or not form.is_valid():
        identity, _roles = identity_of(request.user.pk, on=timezone.localdate())
        page["reason"] = answer.reason(naming.language)
        page["can_be_read_here"] = any(may_be_read(service, unit, identity) for unit in mine.values())
        return render(request, "matters/open.html", page, status=422 if form.errors else 200)
    key = key_in(form.cleaned_data["ticket"], request.user)
    if key is None:
        raise Http404
    wish = Wish(
        service=service, facts=said, responsible=responsible, here=form.unit_for(responsible),
        channel=form.cleaned_data["channel_of_opening"], language=form.cleaned_data["language"],
    )  # fmt: skip
    opened = open_for_somebody(wish, key, by=request.user, at=timezone.now())
    return _opened(request, opened, page)


def _opened(request: StaffRequest, opened: Opened, page: dict[str, object]) -> HttpResponse:
    note_read(request, opened.matter.pk)
    shown = {"opened": opened, "matter": opened.matter, "service": page["service"], "unit": page["unit"]}
    link = link_page(request, opened.secret) if opened.secret else {}
    return render(request, "matters/opened.html", shown | link)


def _instead(answer: object, naming: Naming) -> dict[str, object]:
    if isinstance(answer, Elsewhere):
        return {"bodies": answer.candidates}
    if isinstance(answer, NotFor):
        services = naming.services.catalogue.services
        return {"choices": [_choice(code, services[code].title(naming.language).value) for code in answer.alternatives]}
    return {}


def _choice(code: str, title: str) -> Choice:
    return Choice(value=code, label=title, url=reverse("matters:open", args=[code]))
