# SPDX-License-Identifier: EUPL-1.2
"""Who is let in gets a session; who is in and proves it again gets it awake and fresh, or the only one."""

from __future__ import annotations

import uuid

from django.contrib.auth import SESSION_KEY, login
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import timezone

from kurzweg.accounts.ending import end_sessions
from kurzweg.accounts.identities import at_the_gate, become
from kurzweg.accounts.models import Staff
from kurzweg.accounts.sessions import RIGHTS, SessionStore, State, rights_of

BACKEND = "kurzweg.accounts.backend.StaffBackend"


def enter(request: HttpRequest, person: Staff) -> None:
    """Give this person a session of their own, under a key that nobody knew before, and act as them from now on."""
    session = session_of(request)
    session.flush()
    with at_the_gate():
        login(request, person, backend=BACKEND)
        session.save()
    become(person, at=timezone.now())


def confirm(request: HttpRequest, person: Staff) -> None:
    """This person has proven just now who they are: wake their session, or begin one where it is over.

    The page that they stand at keeps its ticket against forgery: it goes on as if nothing had been.
    """
    session = session_of(request)
    if session.sitting.state is State.OVER:
        session.flush()
        with at_the_gate():
            session[SESSION_KEY] = str(person.pk)
            session["_auth_user_backend"], session["_auth_user_hash"] = BACKEND, person.get_session_auth_hash()
            session.save()
        session.modified = True
    else:
        with at_the_gate():
            session.confirm()
    request.user = person
    become(person, at=timezone.now())
    change_key_with_rights(request, person)


def end_elsewhere(request: HttpRequest, person: Staff) -> None:
    """What proves who this is has changed: only this browser stays in, under a key that nobody knew before."""
    end_sessions(person.pk, at=timezone.now(), but=session_of(request).sitting.session)
    request.session.cycle_key()


def change_key_with_rights(request: HttpRequest, person: Staff) -> None:
    """A session whose person may do more or less than before goes on under another key."""
    rights = rights_of(person.roles)
    if request.session.get(RIGHTS) != rights:
        request.session.cycle_key()
        request.session[RIGHTS] = rights


def known_of(request: HttpRequest) -> Staff | None:
    """Whose session this browser brings along, be it awake, asleep or over; None when it brings none."""
    if isinstance(request.user, Staff):
        return request.user
    assert isinstance(request.user, AnonymousUser)
    return working(session_of(request).sitting.person)


def working(person: uuid.UUID | None) -> Staff | None:
    """The member of staff of this key, as far as they still work here."""
    if person is None:
        return None
    with at_the_gate():
        return Staff.objects.working().filter(pk=person).first()


def session_of(request: HttpRequest) -> SessionStore:
    """The session of this request, with what the server knows of it."""
    assert isinstance(request.session, SessionStore)
    request.session.get(SESSION_KEY)  # what the server knows is read with the first question
    return request.session
