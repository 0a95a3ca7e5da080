# SPDX-License-Identifier: EUPL-1.2
"""Live streams. They carry topics only; whoever hears one reads the page again, and is checked again."""

from __future__ import annotations

from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.db import connections
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_GET

from kurzweg.accounts.models import Staff
from kurzweg.accounts.models.membership import SERVING
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.matters.keyholder import acting_as_holder, holder_of
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.hub import hub
from kurzweg.servicepoint.models import Ticket

LONGEST_NUMBER = 6
MOVED = "moved"
FORECAST = "forecast"


@require_GET
@reads_nothing_personal
def listen(request: HttpRequest, topic: str) -> HttpResponseBase:
    """GET /live/<topic>/: `board:<site>` for everybody, `queue:<unit>` for its members, `ticket` for its holder."""
    response = hub().response(topics_of(request, topic))
    hints = response.streaming_content
    assert isinstance(hints, AsyncIterator)
    response.streaming_content = _until_moved(_without_database(hints))
    return response


def topics_of(request: HttpRequest, topic: str) -> set[str]:
    """What this reader may hear of under this address; what they may not hear of is not there."""
    noun, _, number = topic.partition(":")
    if len(number) > LONGEST_NUMBER:
        raise Http404
    if noun == "board" and number.isdecimal() and _is_a_site(int(number)):
        return {topic}
    if noun == "queue" and number.isdecimal() and _serves(request, int(number)):
        return {topic, f"{FORECAST}:{number}"}
    if topic == "ticket" and (held := _ticket_of_holder(request)) is not None:
        return {f"queue:{held.unit_id}", f"{FORECAST}:{held.unit_id}", f"{MOVED}:{held.pk}"}
    raise Http404


def _is_a_site(number: int) -> bool:
    return number in live_structure(timezone.localdate()).sites.values()


def _serves(request: HttpRequest, unit: int) -> bool:
    return isinstance(request.user, Staff) and request.user.works_as(*SERVING, unit=unit)


def _ticket_of_holder(request: HttpRequest) -> Ticket | None:
    matter = holder_of(request)
    if matter is None:
        return None
    with acting_as_holder(matter):
        return Ticket.objects.filter(matter_id=matter).order_by("-entered_at").first()


async def _until_moved(stream: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """A visitor who was sent on hears another queue from now on: the page opens its stream anew."""
    async for part in stream:
        yield part
        if MOVED.encode() in part:
            return


async def _without_database(stream: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Three hundred open pages must not hold three hundred connections: this request's is given back first."""
    await sync_to_async(connections.close_all)()
    async for part in stream:
        yield part
