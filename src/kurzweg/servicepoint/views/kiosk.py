# SPDX-License-Identifier: EUPL-1.2
"""The kiosk in the hall: the language, two touches to the question, and the number on a page that forgets itself."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads, reads_nothing_personal
from kurzweg.events.kinds import ObjectType
from kurzweg.lang.languages import GERMAN, complete
from kurzweg.lang.middleware import QUERY, forget
from kurzweg.matters.keyholder import acting_as_holder, forget_key, holder_of
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.along import forget_path
from kurzweg.servicepoint.kiosk import START, become_kiosk, cease_to_be_kiosk, is_kiosk
from kurzweg.servicepoint.newcomers import waits_of_services
from kurzweg.servicepoint.reception import Reception
from kurzweg.servicepoint.views.ticket import standing_of, ticket_of
from kurzweg.services.nouns import Service
from kurzweg.services.snapshot import catalogue_snapshot
from kurzweg.ui.choices import Choice

SECONDS_FOR_THE_NUMBER = 60


@require_GET
@never_cache
@reads_nothing_personal
def start(request: HttpRequest) -> HttpResponse:
    """GET /kiosk/: which language, at a kiosk; then what is it about?"""
    if is_kiosk(request) and QUERY not in request.GET:
        return _next_person(request)
    return render(request, "servicepoint/kiosk.html", {"choices": situations_now()})


def _next_person(request: HttpRequest) -> HttpResponse:
    """Whoever stood here before is forgotten, their language too."""
    choices = [
        Choice(each.code, each.own_name, url=f"{START}?{QUERY}={each.code}", language=each.code) for each in complete()
    ]
    with override(GERMAN.code):
        answer = render(request, "servicepoint/kiosk_language.html", {"choices": choices})
    forget_key(answer)
    forget_path(answer)
    forget(answer)
    become_kiosk(answer)
    return answer


@require_POST
@reads_nothing_personal
@staff_only
def set_up(request: StaffRequest) -> HttpResponse:
    """POST /kiosk/geraet/: this device stands in the hall from now on; whoever set it up is logged out."""
    request.user.require("counters.choose")
    logout(request)
    answer = redirect("servicepoint:kiosk")
    become_kiosk(answer)
    return answer


@require_POST
@reads_nothing_personal
@staff_only
def end(request: StaffRequest) -> HttpResponse:
    """POST /kiosk/geraet/ende/: this device is an ordinary one again."""
    request.user.require("counters.choose")
    answer = redirect("servicepoint:lanes")
    cease_to_be_kiosk(answer)
    return answer


@require_GET
@never_cache
@reads_nothing_personal
def situation(request: HttpRequest, code: str) -> HttpResponse:
    """GET /kiosk/<situation>/: the services for which a number can be drawn now."""
    spoken, catalogue = get_language() or "de", catalogue_snapshot().catalogue
    found = catalogue.life_situations.get(code)
    if found is None:
        raise Http404
    here = _reception().services_now()
    offered = [one for one in _offered_today() if one.life_situation == code and one.id in here]
    waits = waits_of_services(at=timezone.now())
    choices = [
        Choice(
            value=service.id,
            label=str(title := service.title(spoken)),
            line=waits.get(service.id, ""),
            url=reverse("finder:answer", args=[service.id]),
            language=title.language if title.is_fallback else "",
        )
        for service in offered
    ]
    page = {"situation": found.title(spoken), "choices": choices, "back": f"{START}?{QUERY}={spoken}"}
    return render(request, "servicepoint/kiosk_services.html", page)


@require_GET
@never_cache
@reads(ObjectType.MATTER, Shown.OWN_TICKET, purpose=Purpose.INFORMING)
def number(request: HttpRequest) -> HttpResponse:
    """GET /kiosk/nummer/: the number that was just drawn here, for a minute."""
    matter = holder_of(request)
    if matter is None:
        return redirect("servicepoint:kiosk")
    with acting_as_holder(matter):
        note_read(request, matter)
        page = {"standing": standing_of(ticket_of(matter)), "start": START}
        answer = render(request, "servicepoint/kiosk_number.html", page)
    answer.headers["Refresh"] = f"{SECONDS_FOR_THE_NUMBER}; url={START}"
    return answer


@require_POST
@reads_nothing_personal
def done(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """POST /kiosk/fertig/: the next person, please."""
    answer = redirect("servicepoint:kiosk")
    forget_key(answer)
    return answer


def situations_now() -> list[Choice]:
    """The life situations with at least one service for which a number can be drawn now."""
    spoken, catalogue = get_language() or "de", catalogue_snapshot().catalogue
    here = _reception().services_now()
    busy = {service.life_situation for service in _offered_today() if service.id in here}
    return [
        Choice(
            value=one.id,
            label=str(one.title(spoken)),
            icon=one.pictogram,
            url=f"{START}{one.id}/",
        )
        for one in catalogue.life_situations.values()
        if one.id in busy
    ]


def _offered_today() -> tuple[Service, ...]:
    return catalogue_snapshot().catalogue.offered_on(timezone.localdate())


def _reception() -> Reception:
    now = timezone.now()
    return Reception.at(live_structure(timezone.localdate(now)), now)
