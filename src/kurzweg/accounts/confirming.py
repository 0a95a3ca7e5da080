# SPDX-License-Identifier: EUPL-1.2
"""The page that asks once more who sits there, and then goes on with what was sent, as if it had not asked.

What was typed goes along in the form of that page and is kept nowhere: the page sends it, with the proof, to the
address that it was meant for, and the door takes the proof off before the view sees it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from kurzweg.accounts.context import office_name
from kurzweg.accounts.demo import demo_is_open
from kurzweg.accounts.entering import confirm
from kurzweg.accounts.entrance import entrance
from kurzweg.accounts.models import Staff
from kurzweg.accounts.passkey_challenges import CONFIRM
from kurzweg.accounts.passkeys import request_options
from kurzweg.accounts.proof import ConfirmForm
from kurzweg.accounts.site import site_of
from kurzweg.ui.patience import slowed

PREFIX = "kw"
MARK = f"{PREFIX}-bestaetigung"
TICKET = "csrfmiddlewaretoken"


class Why(StrEnum):
    """Why we ask."""

    WEIGHTY = "weighty"  # what was asked for has a great effect
    ASLEEP = "asleep"
    OVER = "over"

    @property
    def status(self) -> int:
        """Known, but not for this; or not known any more."""
        return 403 if self is Why.WEIGHTY else 401


@dataclass(frozen=True)
class Carried:
    """One thing that was typed."""

    name: str
    value: str


def ask_who_it_is(request: HttpRequest, person: Staff, why: Why) -> HttpResponse | None:
    """The page that asks; None when the proof came along: then this person acts, and the request is clean of it."""
    form = ConfirmForm(request.POST if MARK in request.POST else None, prefix=PREFIX, is_whole=why is Why.OVER)
    if form.is_bound and form.proves(request, person):
        confirm(request, person)
        without_proof(request)
        return None
    return challenge(request, person, why, form)


def challenge(
    request: HttpRequest, person: Staff, why: Why, form: ConfirmForm, *, back: str | None = None, status: int = 0
) -> HttpResponse:
    """The page itself. Whoever wanted to read is led back (to `back`); what somebody sent goes along."""
    is_read = request.method in {"GET", "HEAD"}
    form.ask_for_passkey(request_options(person.pk, CONFIRM, site_of(request, office_name()), at=timezone.now()))
    page = {
        "form": form,
        "person": person,
        "why": why,
        "mark": MARK,
        "is_demo": demo_is_open(),
        "action": reverse("accounts:confirm") if is_read else request.get_full_path(),
        "next": (request.get_full_path() if back is None else back) if is_read else "",
        "carried": [] if is_read else carried_by(request),
        "has_files": bool(not is_read and request.FILES),
    }
    answer = entrance(request, "accounts/confirm.html", page, status=form.status_of(status or why.status))
    return slowed(answer, form.seconds) if form.seconds else answer


def carried_by(request: HttpRequest) -> list[Carried]:
    """What was typed, apart from the proof and the ticket against forgery."""
    return [
        Carried(name, str(value))
        for name, values in request.POST.lists()
        for value in values
        if name != TICKET and not name.startswith(f"{PREFIX}-")
    ]


def without_proof(request: HttpRequest) -> None:
    """Take the proof off what was sent: the view sees only what was meant for it."""
    clean = request.POST.copy()
    for name in [name for name in clean if name.startswith(f"{PREFIX}-")]:
        del clean[name]
    request.POST = clean  # type: ignore[assignment]
