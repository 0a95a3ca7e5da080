# SPDX-License-Identifier: EUPL-1.2
"""The key that signs seals, and the public keys by which they are checked. Neither ever stands in the database."""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kurzweg.engine.eventlog import Seal

PRIVATE = "seal.key"
PUBLIC = "seals/keys"


def fingerprint(public: bytes) -> str:
    """The short name of a public key."""
    return hashlib.sha256(public).hexdigest()[:16]


@dataclass(frozen=True)
class Keyring:
    """The keys of one home folder."""

    home: Path

    def signer(self) -> Signer:
        """The key that signs from now on; made once, kept in a file that only its owner reads."""
        file = self.home / PRIVATE
        if not file.exists():
            lay_down(file, Ed25519PrivateKey.generate().private_bytes_raw().hex())
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(file.read_text(encoding="ascii")))
        signer = Signer(key)
        public, text = self.home / PUBLIC / f"{signer.name}.pub", key.public_key().public_bytes_raw().hex()
        if public.exists() and public.read_bytes() != text.encode():
            public.unlink()  # its name says what stands in it: it was cut off when the disk was full, or written over
        if not public.exists():
            lay_down(public, text)
        return signer

    def is_signed(self, seal: Seal) -> bool:
        """Whether the head of a seal was signed by a key of ours."""
        file = self.home / PUBLIC / f"{seal.signer}.pub"
        if not seal.signer.isalnum() or not file.exists():
            return False
        try:
            public = bytes.fromhex(file.read_text(encoding="ascii"))
            Ed25519PublicKey.from_public_bytes(public).verify(seal.signature, seal.head)
        except (InvalidSignature, ValueError):
            return False
        return fingerprint(public) == seal.signer


@dataclass(frozen=True)
class Signer:
    """A private key with its name."""

    key: Ed25519PrivateKey

    @property
    def name(self) -> str:
        return fingerprint(self.key.public_key().public_bytes_raw())

    def __call__(self, head: bytes) -> bytes:
        return self.key.sign(head)


def lay_down(file: Path, text: str) -> None:
    """Write a secret whole or not at all, for its owner alone; the first of two counts."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(f".{os.getpid()}.part")
    try:
        fresh.touch(mode=0o600)
        with fresh.open("w", encoding="ascii") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(FileExistsError):
            file.hardlink_to(fresh)
    finally:
        fresh.unlink(missing_ok=True)
