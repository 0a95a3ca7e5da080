# SPDX-License-Identifier: EUPL-1.2
"""Where is my thing? The person looks it up with the secret key, without an account and without a name."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kurzweg.accounts.brake import SECRETS, Brake, BrakedError, guarded
from kurzweg.accounts.networks import network_of
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads, reads_nothing_personal
from kurzweg.events.kinds import ObjectType
from kurzweg.events.models import LogEvent
from kurzweg.lang.languages import complete
from kurzweg.lang.middleware import COOKIE as LANGUAGE_COOKIE
from kurzweg.lang.middleware import QUERY as LANGUAGE_QUERY
from kurzweg.matters.keyholder import acting_as_holder, by_key, proven, remember_key
from kurzweg.matters.models import Matter
from kurzweg.matters.naming import naming_of
from kurzweg.matters.status import standing_of
from kurzweg.matters.timeline import timeline
from kurzweg.matters.whereabouts import whereabouts
from kurzweg.ui.patience import slow_down


@never_cache
@require_safe
@reads_nothing_personal
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """GET /stand/<secret>/: exchange the key for a cookie, and lead on to an address without it."""
    try:
        matter = guarded([Brake.on(SECRETS, "key", network_of(request))], lambda: proven(secret))
    except BrakedError as braked:
        return slow_down(request, braked.seconds)
    if matter is None:
        return render(request, "matters/no_key.html", status=404)  # never was, is over, or was replaced
    response = redirect(_in_their_language(request, matter))
    remember_key(response, secret)
    return response


@never_cache
@require_safe
@reads(ObjectType.MATTER, Shown.OWN_STATUS, purpose=Purpose.INFORMING)
@by_key
def show(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """GET /stand/"""
    matter = get_object_or_404(Matter.objects.select_related("settlement"), pk=key)
    note_read(request, matter.pk)
    naming = naming_of(timezone.localdate())
    entries = timeline(LogEvent.objects.of_matter(matter.pk).in_order(), naming)
    page = {
        "number": matter.number,
        "service": naming.service(matter.service_id),
        "standing": standing_of(matter, entries, naming),
        "entries": entries,
        "is_settled": matter.is_settled,
        "place": whereabouts(matter.unit_id, naming),
    }
    return render(request, "matters/status.html", page)


def _in_their_language(request: HttpRequest, matter: uuid.UUID) -> str:
    """The status page; in the language in which the matter was opened, unless the person chose one."""
    address = reverse("matters:status")
    if LANGUAGE_COOKIE in request.COOKIES or LANGUAGE_QUERY in request.GET:
        return address
    with acting_as_holder(matter):
        spoken = Matter.objects.values_list("language", flat=True).filter(pk=matter).first()
    known = {each.code for each in complete()}
    return f"{address}?{LANGUAGE_QUERY}={spoken}" if spoken in known else address
