# SPDX-License-Identifier: EUPL-1.2
"""Somebody who waits, as the desk sees them: out of turn for a stated reason, gone, or a number drawn in error."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import note_read, reads
from kurzweg.events.kinds import ObjectType
from kurzweg.servicepoint.desk import row_of
from kurzweg.servicepoint.errors import CounterError
from kurzweg.servicepoint.forms import PriorityForm
from kurzweg.servicepoint.models import Counter
from kurzweg.servicepoint.models.state import State
from kurzweg.servicepoint.out_of_turn import WORDS, allowance_of, honoured_reasons
from kurzweg.servicepoint.out_of_turn import prioritise as put_first
from kurzweg.servicepoint.views.counter import counter_for, lane_page, lane_verb
from kurzweg.servicepoint.views.verbs import visitor_of
from kurzweg.ui.notices import tell, warn


@require_safe
@never_cache
@reads(ObjectType.MATTER, Shown.QUEUE, purpose=Purpose.CALLING)
@staff_only
def show(request: StaffRequest, lane: str) -> HttpResponse:
    """GET /servicepoint/<lane>/wartende/?visitor=…"""
    counter, now = counter_for(request, lane), timezone.now()
    try:
        visitor = visitor_of(request, counter)
    except CounterError as otherwise:
        return lane_page(request, counter, otherwise=str(otherwise))
    if visitor.state != State.WAITING:
        return redirect("servicepoint:counter", lane=lane)
    note_read(request, visitor.matter_id)
    page = {
        "counter": counter,
        "visitor": row_of(visitor, at=now),
        "allowance": allowance_of(counter, at=now),
        "form": PriorityForm(reasons=honoured_reasons(counter)),
    }
    return render(request, "servicepoint/waiting.html", page)


@lane_verb
def prioritise(request: StaffRequest, counter: Counter) -> None:
    """POST …/vorrang/: before the others, for the stated reason."""
    visitor = visitor_of(request, counter)
    form = PriorityForm(request.POST, reasons=honoured_reasons(counter))
    if not form.is_valid():
        warn(request, _("Wählen Sie einen Grund: Ohne Grund wird niemand vorgezogen."))
        return
    reason = form.cleaned_data["reason"]
    put_first(counter, visitor, reason, by=request.user, at=timezone.now())
    said = _("{number} geht vor: {reason}.").format(number=visitor.call_number, reason=WORDS[reason])
    undo = f"{reverse('servicepoint:priority-withdraw', args=[counter.code])}?visitor={visitor.pk}"
    tell(request, said, undo=undo)


@lane_verb
def withdraw(request: StaffRequest, counter: Counter) -> None:
    """POST …/vorrang/ruecknahme/: in turn after all."""
    visitor_of(request, counter).withdraw_priority(by=request.user, at=timezone.now())


@lane_verb
def leave(request: StaffRequest, counter: Counter) -> None:
    """POST …/gegangen/: they have said at the desk that they do not wait any longer."""
    visitor = visitor_of(request, counter)
    visitor.leave(by=request.user, at=timezone.now())
    tell(request, _("{number} wartet nicht mehr.").format(number=visitor.call_number))


@lane_verb
def cancel(request: StaffRequest, counter: Counter) -> None:
    """POST …/streichung/: drawn twice, or in error."""
    visitor = visitor_of(request, counter)
    visitor.cancel(by=request.user, at=timezone.now())
    tell(request, _("{number} ist gestrichen.").format(number=visitor.call_number))
