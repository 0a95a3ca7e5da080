# SPDX-License-Identifier: EUPL-1.2
"""The pages of the house, and one more with a great effect, which shows what reached it."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.urls import path

from kurzweg.accounts.door import StaffRequest, fresh_log_in, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.config.urls import handler400, handler403, handler404, handler500
from kurzweg.config.urls import urlpatterns as of_the_house


@reads_nothing_personal
@staff_only
@fresh_log_in(minutes=10)
def weighty(request: StaffRequest) -> HttpResponse:
    return JsonResponse({"by": request.user.username, "sent": dict(request.POST.lists())})


__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
urlpatterns = [*of_the_house, path("gewichtig/", weighty, name="weighty")]
