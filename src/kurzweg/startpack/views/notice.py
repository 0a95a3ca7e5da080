# SPDX-License-Identifier: EUPL-1.2
"""What visitors may know of their data, in their language."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kurzweg.accounts.context import office_name
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.startpack.papers.notice import privacy_notice


@require_safe
@reads_nothing_personal
def show(request: HttpRequest) -> HttpResponse:
    """GET /datenschutzhinweise/"""
    return render(request, "startpack/notice.html", {"paper": privacy_notice(office_name())})
