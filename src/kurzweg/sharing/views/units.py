# SPDX-License-Identifier: EUPL-1.2
"""Which unit? The question before every other about sight, because the law depends on it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kurzweg.accounts.door import StaffRequest
from kurzweg.matters.naming import Naming
from kurzweg.ui.choices import Choice


def choose_unit(request: StaffRequest, title: str, naming: Naming, *, back: str, without: int) -> HttpResponse:
    """The units of the house that stand inside some compartment, as links to the same page. Partners get referrals."""
    plan = naming.live.by_number.items()
    choices = [
        Choice(value=unit.id, label=naming.unit(number), line=unit.phone, url=f"?an={unit.id}")
        for number, unit in plan
        if unit.compartments and unit.kind != "partner" and number != without
    ]
    return render(request, "sharing/units.html", {"title": title, "choices": choices, "back": back})
