# SPDX-License-Identifier: EUPL-1.2
"""A file that only the holder of a key can read: AES-256-GCM in pieces of a megabyte, so that any size streams.

The first line says what it is, the second (JSON) by which key it can be opened. Each piece carries its number and
whether it is the last, so that pieces cannot be left out, exchanged or cut off unnoticed. Construction: STREAM, after
Hoang, Reyhanitabar, Rogaway, Vizár, "Online authenticated encryption and its nonce-reuse misuse-resistance" (2015).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"KURZWEG-BACKUP 1\n"
PIECE = 1 << 20
TAG = 16
LONGEST_HEAD = 4096
SCRYPT = {"n": 1 << 15, "r": 8, "p": 1}


class VaultFault(Exception):  # noqa: N818 - named for what it is
    """This file cannot be opened; the message says why and what to do."""


@dataclass(frozen=True)
class Key:
    """What opens a vault: a random key, or a passphrase that people can remember."""

    secret: bytes
    is_passphrase: bool = False

    def head(self) -> dict[str, Any]:
        """What a new vault says about its key: enough to know the right one, nothing that helps to guess it."""
        salt = secrets.token_bytes(32)
        said = {"salt": b64encode(salt).decode(), "by": "passphrase" if self.is_passphrase else "key"}
        return {**said, "mark": _mark(self._master(salt))}

    def opens(self, head: dict[str, Any]) -> AESGCM:
        """The cipher of a vault with this head. Raises VaultFault when it needs another key."""
        if head["by"] != ("passphrase" if self.is_passphrase else "key"):
            needed = (
                "a passphrase: set KURZWEG_BACKUP_PASSPHRASE" if head["by"] == "passphrase" else "a key file: name it"
            )
            raise VaultFault(f"This backup is opened by {needed}.")
        salt = b64decode(head["salt"])
        master = self._master(salt)
        if not hmac.compare_digest(_mark(master), head["mark"]):
            raise VaultFault("This backup was locked with another key. Take the key of the office that made it.")
        return AESGCM(HKDF(SHA256(), 32, salt, b"kurzweg backup 1").derive(master))

    def _master(self, salt: bytes) -> bytes:
        if self.is_passphrase:
            return hashlib.scrypt(self.secret, salt=salt, dklen=32, maxmem=1 << 26, **SCRYPT)
        return self.secret


class Readable(Protocol):
    """What a vault is read from."""

    def read(self, size: int, /) -> bytes: ...

    def readline(self, size: int, /) -> bytes: ...


class Locker:
    """Writes a vault. Use as a context; only a block that ends well makes a whole vault."""

    def __init__(self, stream: BinaryIO, key: Key) -> None:
        head = key.head()
        self._stream = stream
        self._head = MAGIC + json.dumps(head).encode() + b"\n"
        self._cipher = key.opens(head)
        self._waiting = bytearray()
        self._number = 0
        stream.write(self._head)

    def write(self, data: bytes) -> None:
        """Add to what is locked away."""
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._lock(bytes(self._waiting[:PIECE]), is_last=False)
            del self._waiting[:PIECE]

    def finish(self) -> None:
        """Write the last piece; without it the vault counts as cut off."""
        self._lock(bytes(self._waiting), is_last=True)

    def _lock(self, piece: bytes, *, is_last: bool) -> None:
        self._stream.write(self._cipher.encrypt(_nonce(self._number, is_last), piece, self._head))
        self._number += 1


def unlock(stream: Readable, key: Key) -> Iterator[bytes]:
    """What was locked away, piece by piece; each is proven before it is handed out. Raises VaultFault."""
    head = _read_head(stream)
    cipher = key.opens(head)
    bound = MAGIC + json.dumps(head).encode() + b"\n"
    number, piece = 0, stream.read(PIECE + TAG)
    while True:
        following = stream.read(PIECE + TAG)
        try:
            yield cipher.decrypt(_nonce(number, not following), piece, bound)
        except InvalidTag:
            raise VaultFault(_what_is_wrong(number, is_last=not following)) from None
        if not following:
            return
        number, piece = number + 1, following


def _read_head(stream: Readable) -> dict[str, Any]:
    if stream.read(len(MAGIC)) != MAGIC:
        raise VaultFault("This file is no backup of kurzweg.")
    try:
        head = json.loads(stream.readline(LONGEST_HEAD))
        b64decode(head["salt"], validate=True)
        bytes.fromhex(head["mark"])
        return {"salt": str(head["salt"]), "by": str(head["by"]), "mark": str(head["mark"])}
    except (ValueError, KeyError, TypeError, RecursionError):
        raise VaultFault("The beginning of this backup is damaged. Take another copy of it, or an older one.") from None


def _what_is_wrong(number: int, *, is_last: bool) -> str:
    where = f"{number} megabytes after its beginning"
    if is_last:
        return f"This backup ends too early or is damaged, {where}. Take another copy of it, or an older one."
    return f"This backup is damaged, {where}. Take another copy of it, or an older one."


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _mark(master: bytes) -> str:
    return hmac.new(master, b"kurzweg backup mark", hashlib.sha256).hexdigest()[:16]
