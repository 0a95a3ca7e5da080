# SPDX-License-Identifier: EUPL-1.2
"""A device with a passkey, in software: it does what a browser and its device do, and lies when told to."""

from __future__ import annotations

import base64
import json
import re
import secrets
import struct
from dataclasses import dataclass, field
from hashlib import sha256
from html import unescape
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2 import cbor
from fido2.cose import ES256

from kurzweg.accounts.models import Passkey
from tests.accounts.phone import STEP
from tests.world import PASSWORD, World

NEW = "/konto/zweiter-faktor/passkey/"
HOST = "localhost"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def options_on(page: str) -> dict[str, Any]:
    """What the page asks the browser for."""
    found = re.search(r'data-kw-options="([^"]*)"', page)
    assert found is not None, "the page asks for no passkey"
    asked: dict[str, Any] = json.loads(unescape(found[1]))
    return asked


@dataclass
class Authenticator:
    """One device. `origin`, `house`, `flags`: what it says of the page and of its owner."""

    origin: str = f"http://{HOST}"
    house: str = HOST
    flags: int = PRESENT | VERIFIED
    counter: int = 0
    steps: int = 1
    """By how much its counter grows; 0 for devices that have none."""
    credential: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def make(self, asked: dict[str, Any], **said: Any) -> str:
        """A new passkey for the page that asked."""
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))  # type: ignore[no-untyped-call]
        about = bytes(16) + struct.pack(">H", len(self.credential)) + self.credential + public
        seen = self._seen(ATTESTED) + about
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": seen})
        client = self._client("webauthn.create", asked, said)
        return self._answer({"clientDataJSON": text(client), "attestationObject": text(attestation)})

    def sign(self, asked: dict[str, Any], **said: Any) -> str:
        """The proof that its owner is there."""
        client, seen = self._client("webauthn.get", asked, said), self._seen()
        signature = self.key.sign(seen + sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        told = {"clientDataJSON": text(client), "authenticatorData": text(seen), "signature": text(signature)}
        return self._answer(told)

    def _seen(self, more: int = 0) -> bytes:
        self.counter += self.steps
        return sha256(self.house.encode()).digest() + struct.pack(">BI", self.flags | more, self.counter)

    def _client(self, what: str, asked: dict[str, Any], said: dict[str, Any]) -> bytes:
        told = {"type": what, "challenge": asked["challenge"], "origin": self.origin, "crossOrigin": False}
        return json.dumps(told | said).encode()

    def _answer(self, response: dict[str, str]) -> str:
        called = text(self.credential)
        told = {"id": called, "rawId": called, "type": "public-key", "clientExtensionResults": {}, "response": response}
        return json.dumps(told)


def at_the_name(client: Client) -> Client:
    """The same browser at an address with a name: browsers bind passkeys to names only."""
    client.defaults["SERVER_NAME"] = HOST
    return client


def set_up_passkey(client: Client, device: Authenticator, label: str = "Diensthandy") -> str:
    """Set a passkey up as a person would; the page that comes then."""
    asked = options_on(client.get(NEW).text)
    answer = client.post(NEW, {"label": label, "passkey": device.make(asked)})
    assert answer.status_code in {200, 302}, answer.status_code
    return answer.text if answer.status_code == 200 else client.get(answer.headers["Location"]).text


def half_way_in(world: World, who: str = "brandt", **more: str) -> Client:
    """A browser at the named address in which the right password was typed."""
    client = at_the_name(Client())
    assert (
        client.post("/anmelden/", {"username": world.staff[who].username, "password": PASSWORD, **more}).status_code
        == 302
    )
    return client


def shown_at(client: Client, page: str = STEP) -> dict[str, Any]:
    """What the page asks the browser of this client for."""
    return options_on(client.get(page).text)


def doubted(world: World) -> list[bool]:
    """Which of the passkeys of Herr Brandt are doubted."""
    with world.as_(world.brandt):
        return [one.doubted_at is not None for one in Passkey.objects.shown().in_order()]
