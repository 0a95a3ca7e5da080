# SPDX-License-Identifier: EUPL-1.2
"""The way to the directory and back (authorization code with PKCE). Each way is gone once, within ten minutes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from kurzweg.accounts.directory import provider, token_for, verified
from kurzweg.accounts.entering import session_of, working
from kurzweg.accounts.id_token import Claims
from kurzweg.accounts.models import Staff
from kurzweg.walls.identity import GATE, acting_as
from kurzweg.walls.keys import keyed_hash

WAY = "directory-way"
LASTS = timedelta(minutes=10)
FIND = "select accounts_find_linked(%s, %s)"
SPEND = "select accounts_spend(%s, %s)"


class Purpose(StrEnum):
    """What for."""

    ENTER = "enter"
    LINK = "link"


class AstrayError(ValueError):
    """Whoever came back did not go this way; the message says why, for the log and never for the page."""


@dataclass(frozen=True)
class Arrival:
    """Who came back from the directory, what for, and where they want to go."""

    claims: Claims
    purpose: Purpose
    wanted: str


def set_out(request: HttpRequest, purpose: Purpose, wanted: str = "") -> str:
    """Remember the way in this browser's session; the address where it leads. Raises `DirectoryError`."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _each in range(3))
    address = provider().authorization
    session_of(request)[WAY] = {
        "state": state, "nonce": nonce, "verifier": verifier, "purpose": purpose.value,
        "wanted": wanted[:2000], "at": timezone.now().isoformat(),
    }  # fmt: skip
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code", "scope": "openid profile", "client_id": settings.OIDC["client"],
        "redirect_uri": back_at(request), "state": state, "nonce": nonce,
        "code_challenge": challenge, "code_challenge_method": "S256",
    }  # fmt: skip
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"


def come_back(request: HttpRequest) -> Arrival:
    """Who came back. Raises `AstrayError`, `TokenError` or `DirectoryError`; the way is used up in any case."""
    way, now, said = session_of(request).pop(WAY, None), timezone.now(), request.GET
    if way is None or not timedelta(minutes=-2) <= now - datetime.fromisoformat(way["at"]) < LASTS:
        raise AstrayError("nobody set out from this browser, or too long ago")
    if not hmac.compare_digest(said.get("state", "").encode(), way["state"].encode()):
        raise AstrayError("the answer belongs to another way")
    if not _spend(way["state"], now):
        raise AstrayError("this way was gone before")
    if said.get("iss", settings.OIDC["issuer"]) != settings.OIDC["issuer"]:
        raise AstrayError("another directory answers")
    if provider().names_itself and "iss" not in said:
        raise AstrayError("the directory does not say who it is, though it always does")
    if "error" in said or not said.get("code"):
        raise AstrayError("the directory gave no code")
    if len(said["code"]) > 4096 or any(len(said.getlist(name)) > 1 for name in ("state", "code", "iss")):
        raise AstrayError("the answer can be understood in two ways")
    token = token_for(said["code"], verifier=way["verifier"], redirect=back_at(request))
    return Arrival(verified(token, nonce=way["nonce"], at=now), Purpose(way["purpose"]), way["wanted"])


def linked_person(claims: Claims) -> Staff | None:
    """Who is linked to this name of this directory; never found by mail address, name or the like."""
    with acting_as(GATE), connection.cursor() as cursor:
        cursor.execute(FIND, (claims.issuer, claims.subject))
        row: tuple[uuid.UUID | None] = cursor.fetchone() or (None,)
    return working(row[0])


def back_at(request: HttpRequest) -> str:
    """The address to which the directory sends people back; it must be registered there, exactly so."""
    return request.build_absolute_uri(reverse("accounts:directory-back"))


def way_out(request: HttpRequest) -> str:
    """Where to log out at the directory too; empty when it has no such page. Raises `DirectoryError`."""
    address = provider().end_session
    asked = {
        "client_id": settings.OIDC["client"],
        "post_logout_redirect_uri": request.build_absolute_uri(reverse("accounts:login")),
    }
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}" if address else ""


def _spend(state: str, now: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(SPEND, (keyed_hash("way", state), now))
        (is_first,) = cursor.fetchone() or (False,)
        return bool(is_first)
