# SPDX-License-Identifier: EUPL-1.2
"""Gefälschte Nachweise: each forgery that is known of tokens, one line each; all of them leave the door shut."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kurzweg.accounts.id_token import Expected, TokenError, claims_of
from tests.accounts.county import CLIENT, ISSUER, County, Key, b64
from tests.clock import Clock

NONCE = "n" * 43
RSA = Key.rsa("haus-1")
FOREIGN = Key.rsa("haus-1")
EC = Key.curve("kurve")
PEM = RSA.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
Forgery = Callable[[County], str]


def raw(header: dict[str, Any], claims: dict[str, Any], signature: bytes = b"") -> str:
    return f"{b64(json.dumps(header).encode())}.{b64(json.dumps(claims).encode())}.{b64(signature)}"


def signed_by_hmac(county: County, key: bytes) -> str:
    """HS256 with the public key of the directory as the common secret: the swap of algorithms."""
    token = raw({"alg": "HS256", "kid": "haus-1"}, county.claims(NONCE))
    said = token.rpartition(".")[0]
    return f"{said}.{b64(hmac.new(key, said.encode(), 'sha256').digest())}"


def saying(**claims: Any) -> Forgery:
    return lambda county: county.signed(county.claims(NONCE, **claims))


def with_header(**header: Any) -> Forgery:
    return lambda county: county.signed(county.claims(NONCE), **header)


def at(seconds: int, *names: str) -> Forgery:
    """With these moments so many seconds from now."""
    return lambda county: county.signed(
        county.claims(NONCE, **{name: int(county.clock.now.timestamp()) + seconds for name in names})
    )


def by_foreign_key(county: County) -> str:
    return County(county.clock, key=FOREIGN).signed(county.claims(NONCE))


def twice_said(county: County) -> str:
    body = json.dumps(county.claims(NONCE))
    return county.signed((body[:-1] + ', "sub": "admin"}').encode())


def swapped_payload(county: County) -> str:
    head, _said, signature = county.signed(county.claims(NONCE)).split(".")
    return f"{head}.{b64(json.dumps(county.claims(NONCE, sub='admin')).encode())}.{signature}"


def whole(county: County) -> str:
    return county.signed(county.claims(NONCE))


FORGERIES: dict[str, Forgery] = {
    "alg none": lambda county: raw({"alg": "none", "kid": "haus-1"}, county.claims(NONCE)),
    "alg None in other letters": lambda county: raw({"alg": "nOnE"}, county.claims(NONCE)),
    "no alg": lambda county: raw({"kid": "haus-1"}, county.claims(NONCE), b"x" * 256),
    "HS256 with the public key as text": lambda county: signed_by_hmac(county, PEM),
    "HS256 with the public key as numbers": lambda county: signed_by_hmac(county, json.dumps(RSA.public()).encode()),
    "ES256 with the name of an RSA key": lambda county: raw(
        {"alg": "ES256", "kid": "haus-1"}, county.claims(NONCE), b"x" * 64
    ),
    "an ES256 signature of noughts": lambda county: raw(
        {"alg": "ES256", "kid": "kurve"}, county.claims(NONCE), b"\0" * 64
    ),
    "meant for somebody else": saying(aud="fremd"),
    "meant for nobody": saying(aud=None),
    "meant for an empty list": saying(aud=[]),
    "meant for a part of our name": saying(aud=f"{CLIENT}x"),
    "two receivers without azp": saying(aud=[CLIENT, "fremd"]),
    "given to somebody else by azp": saying(aud=[CLIENT, "fremd"], azp="fremd"),
    "made by another directory": saying(iss="https://boese.example"),
    "made by our directory with a slash more": saying(iss=f"{ISSUER}/"),
    "made by nobody": saying(iss=None),
    "another nonce": saying(nonce="m" * 43),
    "no nonce": saying(nonce=None),
    "a nonce that is a number": saying(nonce=7),
    "no subject": saying(sub=None),
    "an empty subject": saying(sub=""),
    "a subject that is a list": saying(sub=["b7"]),
    "a subject of a thousand letters": saying(sub="b" * 1000),
    "expired two minutes ago": at(-120, "exp"),
    "never expiring": saying(exp=None),
    "expiring at a word": saying(exp="morgen"),
    "expiring at yes": saying(exp=True),
    "expiring in infinity": lambda county: county.signed(
        json.dumps(county.claims(NONCE) | {"exp": float("inf")}).encode()
    ),
    "counting only in five minutes": at(300, "nbf"),
    "made in five minutes": at(300, "iat"),
    "made an hour ago": at(-3600, "iat"),
    "made at no time": saying(iat=None),
    "signed by a foreign key of the same name": by_foreign_key,
    "a key by a path up the folders": with_header(kid="../../../../dev/null"),
    "a key by a piece of SQL": with_header(kid="' union select 'x"),
    "a key that nobody knows": with_header(kid="haus-9"),
    "a key that is a number": with_header(kid=1),
    "an address of keys (jku)": with_header(jku="https://boese.example/keys"),
    "an address of a certificate (x5u)": with_header(x5u="https://boese.example/cert"),
    "a key brought along (jwk)": lambda county: County(county.clock, key=FOREIGN).signed(
        county.claims(NONCE), jwk=FOREIGN.public()
    ),
    "a certificate brought along (x5c)": with_header(x5c=["MIIB"]),
    "a critical header": with_header(crit=["kurzweg"], kurzweg=1),
    "a token of another sort": with_header(typ="at+jwt"),
    "without its signature": lambda county: whole(county).rpartition(".")[0] + ".",
    "cut off": lambda county: whole(county)[:-20],
    "two parts": lambda county: whole(county).rpartition(".")[0],
    "four parts": lambda county: whole(county) + ".x",
    "other claims under an old signature": swapped_payload,
    "a claim said twice": twice_said,
    "claims that are a list": lambda county: county.signed(b"[]"),
    "claims that are no JSON": lambda county: county.signed(b"sub=b7"),
    "claims nested ten thousand deep": lambda county: county.signed(b'{"sub":' + b"[" * 4000 + b"]" * 4000 + b"}"),
    "base64 with padding": lambda county: whole(county) + "==",
    "base64 with other letters": lambda county: whole(county).replace("-", "+").replace("_", "/") + "+",
    "a space before it": lambda county: " " + whole(county),
    "a huge token": lambda county: county.signed(county.claims(NONCE, fill="x" * 20_000)),
    "letters that are no letters": lambda county: whole(county)[:-1] + "ａ",
    "nothing at all": lambda _county: "",
}


@pytest.fixture
def county(clock: Clock) -> County:
    return County(clock, key=RSA, others=[EC])


def keys(county: County) -> list[dict[str, Any]]:
    return [one.public() for one in (county.key, *county.others)]


def read(county: County, token: object) -> str:
    return claims_of(token, keys(county), Expected(ISSUER, CLIENT, NONCE), at=county.clock.now).subject


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_token_is_refused(county: County, forgery: str) -> None:
    token = FORGERIES[forgery](county)
    with pytest.raises(TokenError):
        read(county, token)


@pytest.mark.parametrize("token", [None, 7, b"eyJ", ["eyJ"], {}])
def test_what_is_no_text_is_no_token(county: County, token: object) -> None:
    with pytest.raises(TokenError):
        read(county, token)


@pytest.mark.parametrize(
    "true",
    [saying(), saying(aud=[CLIENT]), saying(aud=[CLIENT, "fremd"], azp=CLIENT), at(-50, "exp"), at(50, "nbf", "iat"),
     with_header(typ="JWT")],
)  # fmt: skip
def test_a_true_token_counts_also_when_a_clock_is_a_minute_off(county: County, true: Forgery) -> None:
    assert read(county, true(county)) == "b7"


def test_a_token_without_the_name_of_its_key_counts_when_there_is_only_one(county: County) -> None:
    token = county.signed(county.claims(NONCE), kid=None)
    with pytest.raises(TokenError):
        read(county, token)  # null is no name
    bare = raw({"alg": "RS256"}, county.claims(NONCE))
    with pytest.raises(TokenError):
        read(county, bare)


@pytest.mark.parametrize("change", [
    {"use": "enc"}, {"alg": "RS512"}, {"kty": "oct", "k": "c2VjcmV0"}, {"d": "AQAB"}, {"kid": "anders"},
])  # fmt: skip
def test_a_key_for_something_else_signs_nothing(county: County, change: dict[str, str]) -> None:
    other = [county.key.public() | change]
    with pytest.raises(TokenError):
        claims_of(whole(county), other, Expected(ISSUER, CLIENT, NONCE), at=county.clock.now)


def test_a_key_of_1024_bit_signs_nothing(clock: Clock) -> None:
    county = County(clock, key=Key.rsa("haus-1", 1024))
    with pytest.raises(TokenError):
        read(county, whole(county))


def test_two_keys_of_one_name_sign_nothing(county: County) -> None:
    county.others.append(FOREIGN)
    with pytest.raises(TokenError):
        read(county, whole(county))
