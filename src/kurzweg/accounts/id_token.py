# SPDX-License-Identifier: EUPL-1.2
"""Whether a token of the directory is what it says: signature, sender, receiver, time, and our question answered.

OpenID Connect Core 1.0, 3.1.3.7; RFC 8725. Everything that is not known to be right is refused.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kurzweg.accounts.signatures import FAMILY_OF, exactly, is_signed, usable
from kurzweg.accounts.strict_json import strict_object

LONGEST = 16_384
SKEW = 60
OLDEST = 600
HEADER = {"alg", "kid", "typ"}
"""What may stand in a header. Keys and addresses of keys (jwk, jku, x5c, x5u) never do."""
KID = re.compile(r"[A-Za-z0-9._~+=@:-]{1,200}")


class TokenError(ValueError):
    """A token that does not count; the message says why, for the log and never for the page."""


class UnknownKeyError(TokenError):
    """It is signed with a key that the directory did not name when we last asked."""


@dataclass(frozen=True)
class Expected:
    """What the token must say: who made it, for whom, and the word that we gave along."""

    issuer: str
    client: str
    nonce: str


@dataclass(frozen=True)
class Claims:
    """What we take from a token that counts."""

    issuer: str
    subject: str
    called: str
    methods: frozenset[str]
    """How the directory made sure who it is (RFC 8176); `mfa` means by more than one proof."""


def claims_of(token: object, keys: Iterable[Mapping[str, Any]], expected: Expected, *, at: datetime) -> Claims:
    """What the token says. Raises `TokenError`."""
    if not isinstance(token, str) or not token.isascii() or not 0 < len(token) <= LONGEST:
        raise TokenError("it is no token, or too long")
    said = _signed_by(token, list(keys))
    _is_for_us(said, expected)
    _is_of_now(said, at.timestamp())
    called, methods = said.get("preferred_username"), said.get("amr", [])
    if not isinstance(methods, list) or not all(isinstance(one, str) for one in methods):
        raise TokenError("amr is no list of words")
    return Claims(expected.issuer, said["sub"], called if isinstance(called, str) else "", frozenset(methods))


def _signed_by(token: str, keys: list[Mapping[str, Any]]) -> dict[str, Any]:
    """What the token says, once it is sure that the directory signed exactly this."""
    if token.count(".") != 2:
        raise TokenError("it does not have three parts")
    head, said, signature = token.split(".")
    try:
        header = strict_object(exactly(head))
        algorithm = header.get("alg")
        if algorithm not in FAMILY_OF or not set(header) <= HEADER or header.get("typ", "JWT") != "JWT":
            raise TokenError("its header asks for something that we do not do")
        key = _key_for(header, algorithm, keys)
        if not is_signed(f"{head}.{said}".encode(), exactly(signature), key, algorithm):
            raise TokenError("the directory did not sign this")
        return strict_object(exactly(said))
    except TokenError:
        raise
    except (ValueError, TypeError, KeyError) as fault:
        raise TokenError(f"it is broken: {type(fault).__name__}") from fault


def _key_for(header: Mapping[str, Any], algorithm: str, keys: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    fitting, kid = [key for key in keys if usable(key, algorithm)], header.get("kid")
    if "kid" not in header:
        if len(fitting) != 1:
            raise TokenError("it does not say which of several keys signed it")
        return fitting[0]
    if not isinstance(kid, str) or not KID.fullmatch(kid):
        raise TokenError("its key has no decent name")
    named = [key for key in fitting if key.get("kid") == kid]
    if len(named) != 1:
        raise UnknownKeyError("the directory knows no such key")
    return named[0]


def _is_for_us(said: Mapping[str, Any], expected: Expected) -> None:
    audience = said.get("aud")
    named = [audience] if isinstance(audience, str) else audience
    if said.get("iss") != expected.issuer:
        raise TokenError("another directory made it")
    if not isinstance(named, list) or expected.client not in named:
        raise TokenError("it is meant for somebody else")
    if said.get("azp", expected.client) != expected.client or (len(named) > 1 and "azp" not in said):
        raise TokenError("it was given to somebody else")
    nonce, subject = said.get("nonce"), said.get("sub")
    if not isinstance(nonce, str) or not hmac.compare_digest(nonce.encode(), expected.nonce.encode()):
        raise TokenError("it answers another question")
    if not isinstance(subject, str) or not 0 < len(subject) <= 255:
        raise TokenError("it names nobody")


def _is_of_now(said: Mapping[str, Any], now: float) -> None:
    expires, issued = _moment(said, "exp"), _moment(said, "iat")
    if expires <= now - SKEW:
        raise TokenError("it has expired")
    if not now - OLDEST <= issued <= now + SKEW:
        raise TokenError("it was not made just now")
    if "nbf" in said and _moment(said, "nbf") > now + SKEW:
        raise TokenError("it does not count yet")


def _moment(said: Mapping[str, Any], name: str) -> float:
    moment = said.get(name)
    if isinstance(moment, bool) or not isinstance(moment, int | float):
        raise TokenError(f"it says no {name}")
    return moment
