# SPDX-License-Identifier: EUPL-1.2
"""Ordering a backup or a drill, and stopping one."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.jobs.models import Job, StopRequest
from kurzweg.operations.orders import BackUp, TryBackup
from kurzweg.ui.notices import tell, warn

ORDERS = {order.kind: order for order in (BackUp, TryBackup)}


@require_POST
@reads_nothing_personal
@staff_only
def create(request: StaffRequest) -> HttpResponse:
    """POST /system/auftraege/: back up, or try whether a backup comes back."""
    request.user.require("system.run")
    order = ORDERS.get(request.POST.get("order", ""))
    if order is None:
        warn(request, _("Das kann hier nicht bestellt werden."))
    else:
        Job.order(order(), by=request.user, at=timezone.now())
        tell(request, _("Bestellt: {title}. Es läuft weiter, wenn Sie die Seite verlassen.").format(title=order.title))
    return redirect("operations:system")


@require_POST
@reads_nothing_personal
@staff_only
def stop(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """POST /system/auftraege/<job>/abbruch/"""
    request.user.require("system.run")
    job = get_object_or_404(Job.objects.open().by_people(), pk=key)
    StopRequest.ask(job, by=request.user, at=timezone.now())
    tell(request, _("{title} wird angehalten.").format(title=job.title))
    return redirect("operations:system")
