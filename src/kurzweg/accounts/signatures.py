# SPDX-License-Identifier: EUPL-1.2
"""Signatures by public keys as directories name them (JSON Web Keys): three algorithms and no others."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePublicNumbers,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

FAMILY_OF = {"RS256": "RSA", "ES256": "EC", "EdDSA": "OKP"}
"""The algorithms that count, and the family of keys that each needs."""
CURVE_OF = {"ES256": "P-256", "EdDSA": "Ed25519"}
RSA_BITS = range(2048, 8193)
PRIVATE = {"d", "p", "q", "k"}


def usable(key: Mapping[str, Any], algorithm: str) -> bool:
    """Whether this key of the directory is one for signatures by this algorithm."""
    curve = CURVE_OF.get(algorithm)
    return (
        key.get("kty") == FAMILY_OF[algorithm]
        and key.get("use", "sig") == "sig"
        and key.get("alg", algorithm) == algorithm
        and (curve is None or key.get("crv") == curve)
        and not PRIVATE & set(key)
    )


def is_signed(text: bytes, signature: bytes, key: Mapping[str, Any], algorithm: str) -> bool:
    """Whether the owner of this key signed this text. Raises ValueError for a key that is none."""
    try:
        if algorithm == "RS256":
            _by_rsa(text, signature, key)
        elif algorithm == "ES256":
            _by_curve(text, signature, key)
        else:
            Ed25519PublicKey.from_public_bytes(exactly(key["x"])).verify(signature, text)
    except InvalidSignature:
        return False
    return True


def exactly(text: str) -> bytes:
    """What base64url without padding says. Raises ValueError when there were two ways to write the same."""
    decoded = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if base64.urlsafe_b64encode(decoded).rstrip(b"=").decode() != text:
        raise ValueError("not the one way to write it")
    return decoded


def _by_rsa(text: bytes, signature: bytes, key: Mapping[str, Any]) -> None:
    public = RSAPublicNumbers(e=_number(key["e"]), n=_number(key["n"])).public_key()
    if public.key_size not in RSA_BITS:
        raise ValueError("a key of the directory is too short, or far too long")
    public.verify(signature, text, PKCS1v15(), SHA256())


def _by_curve(text: bytes, signature: bytes, key: Mapping[str, Any]) -> None:
    """RFC 7518, 3.4: two numbers of 32 bytes, one behind the other."""
    if len(signature) != 64:
        raise InvalidSignature
    public = EllipticCurvePublicNumbers(_number(key["x"]), _number(key["y"]), SECP256R1()).public_key()
    both = encode_dss_signature(int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
    public.verify(both, text, ECDSA(SHA256()))


def _number(text: str) -> int:
    return int.from_bytes(exactly(text), "big")
