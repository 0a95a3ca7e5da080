# SPDX-License-Identifier: EUPL-1.2
"""Django's session engine on a table of our own: only a hash of the key is kept, and limits are kept by the server."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import get_random_string

from kurzweg.accounts.devices import device_of
from kurzweg.accounts.identities import identity_of
from kurzweg.accounts.models import Role
from kurzweg.walls.keys import uuid7

LONGEST_KEY = 64
RIGHTS = "rights"
BY_DIRECTORY = "by-directory"
PROVEN_THERE = "proven-there"
"""Came by the directory of the county; and by more than one proof, so that the house asks for no second one."""
READ = (
    "select id, staff, data, fresh_at, is_current, state, lacks_factor from accounts_session_look(%s, %s, %s, %s, %s)"
)
OPEN = "select accounts_session_open(%s, %s, %s, %s, %s)"
KEEP = "select accounts_session_keep(%s, %s)"
SEAT = "select accounts_session_seat(%s, %s, %s)"
RENEW = "select accounts_session_renew(%s, %s, %s, %s)"
END = "select accounts_session_end(%s, %s)"


class State(StrEnum):
    """Whether a session may be used as it is."""

    AWAKE = "awake"
    ASLEEP = "asleep"  # too long without a sign of life: one proof wakes it
    OVER = "over"  # too old, or ended: only a whole log-in goes on


@dataclass(frozen=True)
class Sitting:
    """What the server knows of the session that a browser brings along."""

    person: uuid.UUID | None
    state: State
    fresh_at: datetime | None = None
    session: uuid.UUID | None = None
    lacks_factor: bool = False
    """Whether the house asks everybody for a second factor and this person has none."""

    def is_fresh(self, *, minutes: int, at: datetime) -> bool:
        """Whether it was proven lately who sits there. What lies in the future was not: a clock was set back."""
        if self.state is not State.AWAKE or self.fresh_at is None:
            return False
        return timedelta(minutes=-2) <= at - self.fresh_at < timedelta(minutes=minutes)


NOBODY = Sitting(None, State.OVER)


class SessionStore(SessionBase):
    """The session of one request. Data of a session that sleeps or is over is neither given nor kept."""

    def __init__(self, session_key: str | None = None, *, device: str = "", is_a_sign_of_life: bool = True) -> None:
        super().__init__(session_key if session_key and len(session_key) <= LONGEST_KEY else None)
        self._brought = self.session_key
        self.sitting = NOBODY
        self.is_current = True
        self._device = device
        self._is_a_sign_of_life = is_a_sign_of_life

    def load(self) -> dict[str, Any]:
        limits = (settings.SESSION_IDLE, settings.SESSION_LONGEST, self._is_a_sign_of_life)
        row = _ask(READ, hash_of(str(self.session_key)), timezone.now(), *limits)
        if row is None:
            self._session_key = None
            return {}
        session, person, data, fresh_at, self.is_current, state, lacks_factor = row
        self.sitting = Sitting(person, State(state), fresh_at, session, lacks_factor)
        kept: dict[str, Any] = self.decode(data) if state == State.AWAKE else {}
        return kept if kept.get(SESSION_KEY) == (str(person) if person else None) else {}

    def exists(self, session_key: str) -> bool:  # noqa: ARG002  256 random bits never meet
        return False

    def create(self) -> None:
        self._session_key = new_key()
        self._open({})
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        """Keep what the session holds; somebody who has just logged in takes their seat in it."""
        data = {} if must_create else dict(self.items())
        person = uuid.UUID(data[SESSION_KEY]) if SESSION_KEY in data and self.sitting.person is None else None
        if person is not None:
            data[RIGHTS] = self[RIGHTS] = rights_of(identity_of(person, on=timezone.localdate())[1])
        if self.session_key is None:
            self._session_key = new_key()
            self._open(data)
        elif self.sitting.person is None or self.sitting.state is State.AWAKE:
            (was_kept,) = _ask(KEEP, self._hash, self.encode(data)) or (False,)
            if not was_kept:
                raise UpdateError
        if person is not None:
            self._seat(person)

    def cycle_key(self) -> None:
        """Another key for the same session; the previous one is good for a few seconds more."""
        data = dict(self.items())
        if self.session_key is None:
            self.create()
            self._session_cache = data
        else:
            self._renew(is_confirmed=False)

    def confirm(self) -> None:
        """It was proven just now who sits there: the session is awake and fresh, under another key.

        Only as the gate: nobody but the log-in may say so.
        """
        self._renew(is_confirmed=True)
        self._session_cache = self.load()

    def delete(self, session_key: str | None = None) -> None:
        """End it. The row stays a few days, so that a page that was open then knows whose it was."""
        if key := session_key or self.session_key:
            _ask(END, hash_of(key), timezone.now())
        self.sitting = NOBODY

    def as_brought(self) -> None:
        """The request was given up, the database knows nothing of it: the key that was brought still counts."""
        self._session_key = self._brought
        self.__dict__.pop("_session_cache", None)
        self.sitting, self.is_current, self.modified = NOBODY, True, False

    @property
    def _hash(self) -> bytes:
        return hash_of(str(self.session_key))

    def _open(self, data: dict[str, Any]) -> None:
        session = uuid7()
        _ask(OPEN, session, self._hash, self.encode(data), self._device, timezone.now())
        self.sitting = Sitting(None, State.AWAKE, session=session)

    def _seat(self, person: uuid.UUID) -> None:
        now = timezone.now()
        (is_seated,) = _ask(SEAT, self._hash, person, now) or (False,)
        if not is_seated:
            raise PermissionError("Only the gate lets somebody in: log in as the gate.")
        self.sitting = Sitting(person, State.AWAKE, now, self.sitting.session)

    def _renew(self, *, is_confirmed: bool) -> None:
        key, now = new_key(), timezone.now()
        (has_new_key,) = _ask(RENEW, self._hash, hash_of(key), now, is_confirmed) or (None,)
        if has_new_key is None:
            raise UpdateError
        if has_new_key:
            self._session_key = key
            self.is_current = self.modified = True


class SessionMiddleware(DjangoSessionMiddleware):
    """Gives each request its session. What a page does by itself is no sign that somebody sits before it."""

    def process_request(self, request: HttpRequest) -> None:
        request.session = SessionStore(
            request.COOKIES.get(settings.SESSION_COOKIE_NAME),
            device=device_of(request),
            is_a_sign_of_life=not _is_by_itself(request),
        )

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        session = request.session
        if isinstance(session, SessionStore) and session.modified and not session.is_current:
            # Another request has changed the key meanwhile: the browser must not get the previous one again.
            session.save()
            session.modified = False
        return super().process_response(request, response)


def new_key() -> str:
    """A key that nobody can guess: 43 letters and digits are 256 bit."""
    return get_random_string(43)


def rights_of(roles: Iterable[tuple[Role, int]]) -> str:
    """What somebody may do, as a word that changes with it."""
    return hashlib.sha256(repr(sorted(roles)).encode()).hexdigest()[:16]


def hash_of(key: str) -> bytes:
    """What is kept of the key of a session."""
    return hashlib.sha256(key.encode()).digest()


def _is_by_itself(request: HttpRequest) -> bool:
    """Whether an open page asks for its changing part or listens: nobody need be there."""
    listens = "text/event-stream" in request.headers.get("Accept", "")
    return request.method == "GET" and (listens or request.headers.get("HX-Request") == "true")


def _ask(statement: str, *values: Any) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row
