# SPDX-License-Identifier: EUPL-1.2
"""One request is one transaction with one identity; what was read in it is written down at its end."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError, transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from kurzweg.accounts.entering import change_key_with_rights
from kurzweg.accounts.identities import assume_staff
from kurzweg.accounts.models import Staff
from kurzweg.accounts.reading import AccessRecord, record_of, write_access
from kurzweg.accounts.sessions import SessionStore
from kurzweg.offices.live import NoStructureError
from kurzweg.services.snapshot import NoCatalogueError
from kurzweg.ui.faults import note_fault
from kurzweg.ui.views import clocks_apart, not_furnished, out_of_order
from kurzweg.walls.clocks import BEARABLE, apart
from kurzweg.walls.identity import ANONYMOUS, GATE, assume

MEANT = (BadRequest, Http404, PermissionDenied, SuspiciousOperation)
"""Exceptions by which a view says what it means; Django turns them into the right page."""
FAULT = 500
Answer = Callable[[HttpRequest], HttpResponseBase]


class IdentityMiddleware:
    """Open the transaction of the request, say to the database who acts in it, keep what was read."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            return self._answer(request)
        except (OperationalError, InterfaceError):
            forget_changes(request)
            return out_of_order(request)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        request.access = AccessRecord()  # type: ignore[attr-defined]
        with transaction.atomic():
            assume_who_asks(request)
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            elif not transaction.get_rollback():  # a form sent back with its errors shows the person too
                write_access(request)
            is_given_up = transaction.get_rollback()
        if is_given_up:
            forget_changes(request)
        if response.status_code == FAULT and apart(timezone.now()) > BEARABLE:
            return clocks_apart(request)
        if isinstance(request.user, Staff) or record_of(request).objects:
            add_never_cache_headers(response)  # on a shared machine the next person presses "back"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """A view that ends with an error page leaves nothing half done; a fault of ours is written down."""
        transaction.set_rollback(True)
        if isinstance(exception, (NoStructureError, NoCatalogueError)):
            return not_furnished(request)
        if isinstance(exception, (OperationalError, InterfaceError)):
            return out_of_order(request)
        if not isinstance(exception, MEANT):
            note_fault(request, exception)
        return None


def forget_changes(request: HttpRequest) -> None:
    """A session must not go on under a key that was given in a transaction that never was."""
    assert isinstance(request.session, SessionStore)
    request.session.as_brought()


def assume_who_asks(request: HttpRequest) -> None:
    """The member of staff whose session this is, with the rights of today; else nobody in particular."""
    assume(GATE)
    person = request.user
    if isinstance(person, Staff) and person.is_active:
        assume_staff(person, at=timezone.now())
        change_key_with_rights(request, person)
    else:
        assume(ANONYMOUS)
