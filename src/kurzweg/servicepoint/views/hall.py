# SPDX-License-Identifier: EUPL-1.2
"""One key tells the hall what is different today; one key calls colleagues. Both can be taken back."""

from __future__ import annotations

import uuid

from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kurzweg.accounts.door import StaffRequest
from kurzweg.servicepoint.hall import next_close, units_in_house
from kurzweg.servicepoint.models import Counter, HallNotice, HelpCall
from kurzweg.servicepoint.models.notice import About
from kurzweg.servicepoint.views.counter import lane_verb
from kurzweg.ui.notices import tell


@lane_verb
def give_notice(request: StaffRequest, counter: Counter) -> None:
    """POST …/mitteilung/: the hall reads it at once, in its languages."""
    now, about = timezone.now(), request.POST.get("about", "")
    if about not in About.values:
        raise BadRequest("about")
    closes_at = next_close(now) if about == About.CLOSING_EARLY else None
    notice = HallNotice.give(
        About(about), unit=counter.unit, site=counter.site, closes_at=closes_at, by=request.user, at=now
    )
    undo = reverse("servicepoint:notice-lift", args=[counter.code, notice.pk])
    tell(request, _("Die Halle weiß Bescheid: {about}.").format(about=notice), undo=undo)


@lane_verb
def lift_notice(request: StaffRequest, counter: Counter, key: uuid.UUID) -> None:
    """POST …/mitteilung/<key>/aufhebung/"""
    notice = get_object_or_404(HallNotice.objects.for_unit(counter.unit), pk=key)
    notice.lift(by=request.user, at=timezone.now())


@lane_verb
def call_help(request: StaffRequest, counter: Counter) -> None:
    """POST …/hilfe/: every counter of the house shows it. This page stays calm: the visitor may see it."""
    HelpCall.call(
        lane=counter.lane, unit=counter.unit, site=counter.site, hears=units_in_house(counter), by=request.user,
        at=timezone.now(),
    )  # fmt: skip


@lane_verb
def answer_help(request: StaffRequest, counter: Counter, key: uuid.UUID) -> None:
    """POST …/hilfe/<key>/antwort/: I come; or, by whoever called, it was a mistake."""
    called = get_object_or_404(HelpCall.objects.filter(site=counter.site), pk=key)
    called.acknowledge(hears=units_in_house(counter), by=request.user, at=timezone.now())
