# SPDX-License-Identifier: EUPL-1.2
"""The directory of the county (OpenID Connect): what it says of itself, and exchanging a code for a token.

What it says is asked once an hour; its keys again when a token names one that we do not know, at most once a minute.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, cast
from urllib.parse import quote

from django.conf import settings

from kurzweg.accounts import outside
from kurzweg.accounts.id_token import Claims, Expected, TokenError, UnknownKeyError, claims_of
from kurzweg.accounts.signatures import FAMILY_OF, usable
from kurzweg.accounts.strict_json import strict_object

T = TypeVar("T")
AN_HOUR, A_MINUTE = 3600.0, 60.0


class DirectoryError(RuntimeError):
    """The directory is not as it must be; the message says how and what to do."""


@dataclass(frozen=True)
class Provider:
    """What the directory says of itself, as far as we need it."""

    authorization: str
    token: str
    end_session: str
    keys_at: str
    names_itself: bool
    """Whether it says in every answer who it is (RFC 9207)."""
    algorithms: frozenset[str]


@dataclass
class _Known:
    """What was asked for, and when."""

    value: Any
    at: float


_known: dict[str, _Known] = {}


def is_set_up() -> bool:
    """Whether this installation has a directory."""
    return bool(settings.OIDC)


def forget() -> None:
    """Ask everything anew."""
    _known.clear()


def provider() -> Provider:
    """What the directory says of itself. Raises `DirectoryError`."""
    return _remembered("provider", AN_HOUR, _discover)


def keys(*, anew: bool = False) -> list[Mapping[str, Any]]:
    """Its keys for signatures. `anew`: a token names another one, so ask again, unless that was just done."""
    return _remembered("keys", A_MINUTE if anew else AN_HOUR, _fetch_keys)


def token_for(code: str, *, verifier: str, redirect: str) -> object:
    """Exchange the code that came with the browser for a token. Raises `TokenError` or `DirectoryError`."""
    secret, client = settings.OIDC["secret"], settings.OIDC["client"]
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect,
        "code_verifier": verifier,
        "client_id": client,
    }
    basic = base64.b64encode(f"{quote(client, safe='')}:{quote(secret, safe='')}".encode()).decode()
    headers = {"Authorization": f"Basic {basic}"} if secret else {}
    try:
        return _object_at(provider().token, form=form, headers=headers).get("id_token")
    except outside.RefusedError as refused:
        raise TokenError(f"the directory gives no token for this code: {refused}") from refused


def verified(token: object, *, nonce: str, at: datetime) -> Claims:
    """What the token says. Raises `TokenError`, or `DirectoryError` when the keys cannot be had."""
    expected = Expected(settings.OIDC["issuer"], settings.OIDC["client"], nonce)
    try:
        return claims_of(token, keys(), expected, at=at)
    except UnknownKeyError:
        return claims_of(token, keys(anew=True), expected, at=at)


def _discover() -> Provider:
    issuer = settings.OIDC["issuer"]
    said = _object_at(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if said.get("issuer") != issuer:
        raise DirectoryError(
            f"The directory calls itself {said.get('issuer')!r}. Write KURZWEG_OIDC_ISSUER exactly so."
        )
    addresses = {name: said.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}
    for name, address in addresses.items():
        if not outside.is_safe(address):
            raise DirectoryError(f"The directory's {name} is {address!r}, no address over TLS.")
    algorithms = frozenset(FAMILY_OF) & _words(said, "id_token_signing_alg_values_supported", "RS256")
    if not algorithms:
        raise DirectoryError(f"The directory signs by none of {', '.join(FAMILY_OF)}. Switch one of them on there.")
    if "S256" not in _words(said, "code_challenge_methods_supported", "S256"):
        raise DirectoryError("The directory does not do PKCE by S256. Switch it on there.")
    left = said.get("end_session_endpoint")
    return Provider(
        authorization=str(addresses["authorization_endpoint"]),
        token=str(addresses["token_endpoint"]),
        end_session=str(left) if outside.is_safe(left) else "",
        keys_at=str(addresses["jwks_uri"]),
        names_itself=said.get("authorization_response_iss_parameter_supported") is True,
        algorithms=algorithms,
    )


def _fetch_keys() -> list[Mapping[str, Any]]:
    listed = _object_at(provider().keys_at).get("keys")
    found = [key for key in listed if isinstance(key, dict)] if isinstance(listed, list) else []
    ours: list[Mapping[str, Any]] = [
        key for key in found[:100] if any(usable(key, algorithm) for algorithm in FAMILY_OF)
    ]
    if not ours:
        raise DirectoryError(f"The directory names no key for {', '.join(FAMILY_OF)} at {provider().keys_at}.")
    return ours


def _object_at(address: str, **sent: Any) -> dict[str, Any]:
    try:
        return strict_object(outside.ask(address, **sent))
    except outside.RefusedError:
        if sent:
            raise
        raise DirectoryError(f"{address} is not for us to read. Is KURZWEG_OIDC_ISSUER right?") from None
    except outside.OutsideError as fault:
        raise DirectoryError(str(fault)) from fault
    except ValueError as fault:
        raise DirectoryError(f"{address} answers no proper JSON: {fault}.") from fault


def _words(said: Mapping[str, Any], name: str, unsaid: str) -> frozenset[str]:
    words = said.get(name, [unsaid])
    return frozenset(word for word in words if isinstance(word, str)) if isinstance(words, list) else frozenset()


def _remembered(name: str, lasts: float, find: Callable[[], T]) -> T:
    known = _known.get(name)
    if known is None or time.monotonic() - known.at >= lasts:
        known = _known[name] = _Known(find(), time.monotonic())
    return cast(T, known.value)
