# SPDX-License-Identifier: EUPL-1.2
"""The board on the wall: numbers, lanes, shapes. Never a name, never a matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.lang.languages import GERMAN, complete
from kurzweg.offices.live import LiveStructure, live_structure
from kurzweg.servicepoint.models import Counter, HallNotice, Ticket
from kurzweg.servicepoint.newcomers import in_words, waits_of_units
from kurzweg.servicepoint.views.fragments import page_or_part
from kurzweg.walls.identity import Identity, Kind, acting_as

LINES = 6


@require_GET
@never_cache
@reads_nothing_personal
def show(request: HttpRequest, site: str) -> HttpResponse:
    """GET /anzeige/<site>/"""
    with acting_as(Identity(kind=Kind.DISPLAY)):
        live = live_structure(timezone.localdate())
        place = next((one for one in live.plan.sites if one.id == site), None)
        if place is None:
            raise Http404
        calls = list(_calls(live, live.sites[site]))
        waits = list(_waits(live, site))
        notices = _once_each(HallNotice.objects.standing(timezone.localdate()).at_site(live.sites[site]))
    page = {
        "place": place,
        "topic": f"board:{live.sites[site]}",
        "here": request.path,
        "calls": calls,
        "languages": _languages(calls),
        "notices": notices,
        "waits": waits,
        "all_languages": [GERMAN.code, *(one.code for one in complete() if one.code != GERMAN.code)],
    }
    return page_or_part(request, "servicepoint/board.html", "calls", page)


def _once_each(notices: Iterable[HallNotice]) -> list[HallNotice]:
    """What several units say is said once to the hall: the earliest end, since nobody must come too late."""
    told: dict[str, HallNotice] = {}
    for notice in sorted(notices, key=lambda one: one.closes_at or one.at):
        told.setdefault(notice.about, notice)
    return list(told.values())


def _languages(calls: Sequence[Mapping[str, object]]) -> list[str]:
    """German, and in turn the language of whoever was called last, where the house speaks it."""
    wished = {str(call["language"]) for call in calls[:1]}
    return [GERMAN.code, *(one.code for one in complete() if one.code in wished - {GERMAN.code})]


def _waits(live: LiveStructure, site: str) -> Iterator[tuple[str, str]]:
    """By unit of this house, how long somebody waits who comes now; in German, as units are called."""
    units = [live.units[unit.id] for unit in live.plan.units if unit.site == site]
    with translation.override(GERMAN.code):
        for unit, minutes in waits_of_units(*units, at=timezone.now()).items():
            yield live.name_of(unit, GERMAN.code), in_words(minutes)


def _calls(live: LiveStructure, site: int) -> list[dict[str, object]]:
    lanes = {counter.lane: counter for counter in Counter.all_of(live)}
    newest = Ticket.objects.on(timezone.localdate()).at_site(site).on_the_board()[:LINES]
    return [
        {
            "number": ticket.call_number,
            "lane": lanes[ticket.lane_id].name,
            "shape": lanes[ticket.lane_id].shape,
            "language": ticket.language,
            "calls": ticket.calls,
        }
        for ticket in newest
        if ticket.lane_id in lanes
    ]
