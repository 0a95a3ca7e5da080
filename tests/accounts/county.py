# SPDX-License-Identifier: EUPL-1.2
"""The directory of an invented county: an identity provider inside the test, with no network between."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from kurzweg.accounts.outside import RefusedError
from tests.clock import Clock

ISSUER = "https://anmeldung.kreis.example"
CLIENT, SECRET = "kurzweg", "ein Geheimnis mit : und ä"
SETTINGS = {"issuer": ISSUER, "client": CLIENT, "secret": SECRET, "name": "Kreisverwaltung"}


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def number(value: int) -> str:
    return b64(value.to_bytes((value.bit_length() + 7) // 8, "big"))


@dataclass(frozen=True)
class Key:
    """A key of the directory, private half and name; it signs whatever it is told to."""

    kid: str
    algorithm: str
    private: Any

    @classmethod
    def rsa(cls, kid: str, bits: int = 2048) -> Key:
        return cls(kid, "RS256", rsa.generate_private_key(65537, bits))

    @classmethod
    def curve(cls, kid: str) -> Key:
        return cls(kid, "ES256", ec.generate_private_key(ec.SECP256R1()))

    @classmethod
    def edwards(cls, kid: str) -> Key:
        return cls(kid, "EdDSA", ed25519.Ed25519PrivateKey.generate())

    def public(self) -> dict[str, str]:
        """As the directory names it."""
        named = {"kid": self.kid, "use": "sig"}
        public = self.private.public_key()
        if self.algorithm == "RS256":
            numbers = public.public_numbers()
            return named | {"kty": "RSA", "n": number(numbers.n), "e": number(numbers.e)}
        if self.algorithm == "ES256":
            x, y = (b64(one.to_bytes(32, "big")) for one in (public.public_numbers().x, public.public_numbers().y))
            return named | {"kty": "EC", "crv": "P-256", "x": x, "y": y}
        return named | {"kty": "OKP", "crv": "Ed25519", "x": b64(public.public_bytes_raw())}

    def sign(self, text: bytes) -> bytes:
        if self.algorithm == "RS256":
            return bytes(self.private.sign(text, padding.PKCS1v15(), hashes.SHA256()))
        if self.algorithm == "ES256":
            r, s = decode_dss_signature(self.private.sign(text, ec.ECDSA(hashes.SHA256())))
            return r.to_bytes(32, "big") + s.to_bytes(32, "big")
        return bytes(self.private.sign(text))


@dataclass
class County:
    """What it says of itself, its keys, and the codes that it gave to browsers."""

    clock: Clock
    key: Key = field(default_factory=lambda: Key.rsa("haus-1"))
    others: list[Key] = field(default_factory=list)
    discovery: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    token: str | None = None
    """Given in place of a true one."""

    def ask(
        self, address: str, *, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> bytes:
        """What it answers to the office."""
        self.asked.append(address)
        path = urlsplit(address).path
        if path == "/.well-known/openid-configuration":
            return json.dumps(self.says_of_itself()).encode()
        if path == "/keys":
            return json.dumps({"keys": [one.public() for one in (self.key, *self.others)]}).encode()
        assert path == "/token"
        assert form is not None
        return json.dumps(self._exchange(form, headers or {})).encode()

    def says_of_itself(self) -> dict[str, Any]:
        return {
            "issuer": ISSUER, "authorization_endpoint": f"{ISSUER}/authorize", "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/keys", "end_session_endpoint": f"{ISSUER}/ende",
            "id_token_signing_alg_values_supported": ["RS256", "ES256", "EdDSA"],
            "code_challenge_methods_supported": ["S256"],
        } | self.discovery  # fmt: skip

    def signs_in(self, address: str, subject: str = "b7", **more: Any) -> dict[str, str]:
        """Somebody types their name there; what their browser brings back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked | {"claims": json.dumps({"sub": subject, **more})}
        return {"state": asked["state"], "code": code}

    def claims(self, nonce: str, /, **more: Any) -> dict[str, Any]:
        now = int(self.clock.now.timestamp())
        usual = {"iss": ISSUER, "aud": CLIENT, "sub": "b7", "nonce": nonce, "iat": now, "exp": now + 300}
        return {name: value for name, value in (usual | more).items() if value is not None}

    def signed(self, claims: Mapping[str, Any] | bytes, **header: Any) -> str:
        """A token as this directory makes it."""
        said = claims if isinstance(claims, bytes) else json.dumps(claims).encode()
        named = {"alg": self.key.algorithm, "kid": self.key.kid, **header}
        text = f"{b64(json.dumps(named).encode())}.{b64(said)}"
        return f"{text}.{b64(self.key.sign(text.encode()))}"

    def _exchange(self, form: Mapping[str, str], headers: Mapping[str, str]) -> dict[str, Any]:
        asked = self.codes.pop(form["code"], None)
        challenge = b64(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        basic = base64.b64encode(b"kurzweg:ein%20Geheimnis%20mit%20%3A%20und%20%C3%A4").decode()
        if asked is None or asked["code_challenge"] != challenge or headers.get("Authorization") != f"Basic {basic}":
            raise RefusedError("/token answers 400.")
        assert form["redirect_uri"] == asked["redirect_uri"]
        token = self.token or self.signed(self.claims(asked["nonce"], **json.loads(asked["claims"])))
        return {"id_token": token, "access_token": "unbenutzt", "token_type": "Bearer"}
