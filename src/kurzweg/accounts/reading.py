# SPDX-License-Identifier: EUPL-1.2
"""The access log: every page says what it reads of people, and every reading of a person is written down."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponseBase

from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.events.kinds import ObjectType
from kurzweg.walls.trace import current_trace

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Reads:
    """What a page reads: of what kind of object, which class of fields, for what purpose. None is nothing personal."""

    noun: ObjectType | None
    field_class: Shown | None = None
    purpose: Purpose | None = None


@dataclass
class AccessRecord:
    """What was read in one request, until it is written at its end."""

    declared: Reads | None = None
    page: str = ""
    objects: set[tuple[ObjectType, uuid.UUID]] = field(default_factory=set)


class UndeclaredReadError(RuntimeError):
    """A page showed a person without saying so; it must not leave the house."""


def reads(noun: ObjectType, field_class: Shown, *, purpose: Purpose) -> Callable[[View], View]:
    """Declare what a view reads of people. The view names each object by `note_read` before it answers.

    @reads(ObjectType.MATTER, Shown.SUMMARY, purpose=Purpose.HANDLING)
    def show(request, number): ...
    """
    return _declare(Reads(noun, field_class, purpose))


def reads_nothing_personal(view: View) -> View:
    """Declare that a view shows nothing of any person."""
    return _declare(Reads(None))(view)


def _declare(declared: Reads) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def declared_view(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
            record = record_of(request)
            record.declared = declared
            record.page = request.resolver_match.view_name if request.resolver_match else view.__name__
            return view(request, *args, **named)

        declared_view.reads = declared  # type: ignore[attr-defined]
        return declared_view

    return decorate


def record_of(request: HttpRequest) -> AccessRecord:
    """What this request has read so far."""
    record: AccessRecord = request.access  # type: ignore[attr-defined]
    return record


def note_read(request: HttpRequest, *keys: uuid.UUID, noun: ObjectType | None = None) -> None:
    """Say whom or what this page shows; it becomes one entry each in the access log.

    `noun` is what they are, when a list shows more than the page declares itself for.
    """
    record = record_of(request)
    if record.declared is None or record.declared.noun is None:
        raise UndeclaredReadError(f"{record.page} shows a person but declares `reads_nothing_personal`.")
    record.objects.update((noun or record.declared.noun, key) for key in keys)


def is_reading_again(request: HttpRequest) -> bool:
    """Whether an open page asks for its changing part, and not a person for the page."""
    return request.headers.get("HX-Request") == "true"


WRITE = "select accounts_note_reading(%s, %s, %s, %s::smallint, %s, %s::uuid[], %s)"


def write_access(request: HttpRequest) -> None:
    """Write what was read, in the transaction of the request; the database adds who acts in it, and by which grant.

    An open page that reads itself again writes an entry a quarter of an hour, whatever its requests call themselves.
    """
    record = record_of(request)
    if not record.objects or record.declared is None:
        return
    declared, call, again = record.declared, current_trace(), is_reading_again(request)
    with connection.cursor() as cursor:
        for noun in sorted({noun for noun, _key in record.objects}):
            keys = [key for kind, key in record.objects if kind == noun]
            cursor.execute(WRITE, (record.page, declared.field_class, declared.purpose, noun, call, keys, again))
