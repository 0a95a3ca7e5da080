# SPDX-License-Identifier: EUPL-1.2
"""Am I alive, am I ready, how busy am I: asked by machines, answered before sessions, languages and identities.

GET /health/live    200 while this process answers; asks nobody else
GET /health/ready   200 when database, worker and seals are well, else 503; says which is not
GET /metrics        numbers for Prometheus, for this machine or for who brings KURZWEG_METRICS_TOKEN
"""

from __future__ import annotations

import hmac
import shutil
from collections.abc import Callable, Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from kurzweg import __version__
from kurzweg.operations.counting import TALLY
from kurzweg.operations.ground import ground
from kurzweg.operations.pulse import Pulse, take_pulse

THIS_MACHINE = {"127.0.0.1", "::1"}
TEXT = "text/plain; version=0.0.4; charset=utf-8"


class HealthMiddleware:
    """Answers three addresses itself; everything else goes on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = ANSWERS.get(request.path)
        if answer is None:
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponse(status=405)
        response = answer(request)
        response.headers["Cache-Control"] = "no-store"
        return response


def live(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive\n", content_type="text/plain")


def ready(_request: HttpRequest) -> HttpResponse:
    pulse = take_pulse()
    states = {
        "database": pulse is not None,
        "worker": pulse is not None and pulse.worker_works,
        "seals": pulse is not None and pulse.seals_are_fresh,
    }
    is_ready = all(states.values())
    words = {name: "well" if state else "not well" for name, state in states.items()}
    return JsonResponse({"ready": is_ready, **words}, status=200 if is_ready else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    """Behind a proxy every caller seems to come from this machine, so with TLS only the token opens."""
    if not _may_read(request):
        return HttpResponse(status=403)
    return HttpResponse("\n".join([*TALLY.lines(), *_state(take_pulse()), ""]), content_type=TEXT)


def _may_read(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        brought = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(brought.encode(), settings.METRICS_TOKEN.encode())
    return not settings.SERVED_OVER_TLS and request.META.get("REMOTE_ADDR") in THIS_MACHINE


def _state(pulse: Pulse | None) -> Iterator[str]:
    disk = shutil.disk_usage(ground().home)
    gauges: dict[str, float | None] = {"database_up": pulse is not None, "disk_free_ratio": disk.free / disk.total}
    if pulse:
        gauges |= {
            "worker_up": pulse.worker_works,
            "seconds_since_sealing": pulse.sealed_ago,
            "jobs_waiting": pulse.jobs_waiting,
            "jobs_failed_last_day": pulse.jobs_failed,
            "seconds_since_backup": pulse.saved_ago,
            "seconds_since_drill": pulse.drilled_ago,
        }
    yield "# TYPE kurzweg_info gauge"
    yield f'kurzweg_info{{version="{__version__}"}} 1'
    for name, value in gauges.items():
        if value is not None:
            yield f"# TYPE kurzweg_{name} gauge"
            yield f"kurzweg_{name} {float(value):.6g}"


ANSWERS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/health/live": live,
    "/health/ready": ready,
    "/metrics": metrics,
}
