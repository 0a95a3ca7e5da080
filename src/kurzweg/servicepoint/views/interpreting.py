# SPDX-License-Identifier: EUPL-1.2
"""Two people at a counter without a common language: a colleague comes, somebody is called, or a card lies between."""

from __future__ import annotations

import uuid

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.models import Staff
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.interpreting.models import Answer, Interpreter, InterpretingRequest
from kurzweg.interpreting.phrases import cards_in
from kurzweg.lang.languages import BY_CODE as WRITTEN
from kurzweg.lang.languages import GERMAN
from kurzweg.lang.spoken import BY_CODE, BY_NAME, spoken
from kurzweg.servicepoint import interpreting
from kurzweg.servicepoint.models import Counter
from kurzweg.servicepoint.views.counter import counter_for, lane_verb
from kurzweg.ui.notices import tell


@require_safe
@never_cache
@reads_nothing_personal
@staff_only
def show(request: StaffRequest, lane: str) -> HttpResponse:
    """GET /servicepoint/<lane>/sprachmittlung/?language=…: who can come, who can be called."""
    counter, code = counter_for(request, lane), _asked_for(request)
    page = {
        "counter": counter,
        "language": spoken(code) if code else None,
        "languages": BY_NAME,
        "colleagues": interpreting.colleagues(code, counter, request.user, request.LANGUAGE_CODE, at=timezone.now()),
        "on_call": Interpreter.objects.to_speak(code),
        "has_cards": code in WRITTEN,
    }
    return render(request, "servicepoint/interpreting.html", page)


@require_safe
@never_cache
@reads_nothing_personal
@staff_only
def cards(request: StaffRequest, lane: str) -> HttpResponse:
    """GET /servicepoint/<lane>/karten/?language=…: what is said at a counter, in two columns."""
    counter, code = counter_for(request, lane), _asked_for(request)
    shown = WRITTEN.get(code, GERMAN)
    page = {"counter": counter, "language": shown, "groups": cards_in(shown.code)}
    return render(request, "servicepoint/cards.html", page)


@lane_verb
def ask(request: StaffRequest, counter: Counter) -> None:
    """POST …/sprachmittlung/bitte/: a colleague is asked to come here."""
    try:
        asked = get_object_or_404(Staff.objects.working(), pk=uuid.UUID(request.POST.get("colleague", "")))
    except ValueError:
        raise BadRequest("colleague") from None
    if request.POST.get("language") not in BY_CODE:
        raise BadRequest("language")
    interpreting.ask(counter, asked.pk, request.POST["language"], by=request.user, at=timezone.now())
    tell(request, _("{name} ist gefragt. Die Antwort erscheint hier.").format(name=asked.name))


@lane_verb
def answer(request: StaffRequest, counter: Counter, key: uuid.UUID) -> None:
    """POST …/sprachmittlung/<key>/antwort/: I come, I cannot; or by whoever asked, not needed any more."""
    asked = get_object_or_404(InterpretingRequest, pk=key)
    word = request.POST.get("answer", "")
    allowed = {Answer.WITHDRAWN} if asked.by_id == request.user.pk else {Answer.COMES, Answer.CANNOT}
    if word not in allowed:
        raise BadRequest("answer")
    interpreting.answer(asked, Answer(word), counter, at=timezone.now())


def _asked_for(request: StaffRequest) -> str:
    """The language of the page; nothing while none is chosen or the house has no name for it."""
    code = request.GET.get("language", "")
    return code if code in BY_CODE else ""
