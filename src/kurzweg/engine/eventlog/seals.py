# SPDX-License-Identifier: EUPL-1.2
"""Siegel: a chain of hashes over the rows of a log, so that any later change is found and named.

A row is one line of bytes in a canonical encoding that the keeper of the log documents. The digest of a row is the
SHA-256 of its line. A seal covers rows that no earlier seal covers: it lists their numbers (`keys`), of each digest
the first eight bytes (`hints`, which name the row that was changed), and the SHA-256 over all digests in order of the
numbers (`root`, which proves the rest). Its `head` is the SHA-256 of its canonical JSON, in which stands the head of
the seal before it. Source: hash-linked time-stamps after Haber and Stornetta (Journal of Cryptology 3, 1991).
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from kurzweg.engine.eventlog.keys import count_of, ranges

FORMAT = 1
HINT = 8
"""Bytes of a row's digest that stand in the seal."""
BEGINNING = bytes(32)
"""What the first seal names as the head before it."""
BYTES = ("root", "previous", "head", "signature")
UNSAID = {"head", "signature"}
"""What a head does not speak of: itself, and who signed it."""


class SealError(ValueError):
    """A text that is no seal."""


def digest_of(line: bytes) -> bytes:
    """The SHA-256 of one row in its canonical encoding.

    >>> digest_of(b"7|MatterOpened").hex()[:16]
    'bd332532774ca128'
    """
    return hashlib.sha256(line).digest()


@dataclass(frozen=True)
class Sealed:
    """Rows to be sealed together: their numbers, ascending, and the digest of each.

    `late` are the numbers of rows that say they are older than they can be.
    """

    keys: Sequence[int]
    digests: Sequence[bytes]
    late: Sequence[int] = ()


@dataclass(frozen=True, kw_only=True)
class Seal:
    """One link of the chain.

    `top` is the highest of its numbers. `horizon` is the first transaction that had not begun when the rows were read,
    `floor` a number at or below which no unsealed row can appear any more; both belong to whoever reads the rows.
    """

    log: str
    number: int
    sealed_at: datetime
    horizon: int
    floor: int
    top: int
    keys: str
    late: str
    hints: bytes
    root: bytes
    previous: bytes
    signer: str
    head: bytes = b""
    signature: bytes = b""

    def body(self) -> bytes:
        """What the head is the SHA-256 of: JSON, keys sorted, no spaces, bytes in base64, no head and no signature."""
        said = {one.name: _plain(getattr(self, one.name)) for one in fields(self) if one.name not in UNSAID}
        return json.dumps({"format": FORMAT, **said}, sort_keys=True, separators=(",", ":")).encode()

    def computed_head(self) -> bytes:
        """The head that belongs to this content."""
        return hashlib.sha256(self.body()).digest()

    @property
    def is_whole(self) -> bool:
        """Whether it lists as many hints as rows; asked before a seal that nobody signed is read any further."""
        try:
            return count_of(self.keys) * HINT == len(self.hints) > 0 and count_of(self.late) <= count_of(self.keys)
        except ValueError:
            return False

    def line(self) -> str:
        """The whole seal as one line of JSON."""
        said = {one.name: _plain(getattr(self, one.name)) for one in fields(self)}
        return json.dumps({"format": FORMAT, **said}, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_line(cls, text: str | bytes) -> Seal:
        """Read what `line` wrote. Raises SealError."""
        try:
            said: dict[str, Any] = json.loads(text)
            if said.pop("format") != FORMAT:
                raise SealError("This seal has a format that this version does not know.")
            said["sealed_at"] = datetime.fromisoformat(said["sealed_at"])
            said |= {name: b64decode(said[name], validate=True) for name in (*BYTES, "hints")}
            return cls(**said)
        except SealError:
            raise
        except (ValueError, TypeError, KeyError, AttributeError) as fault:
            raise SealError(f"This line is no seal: {type(fault).__name__}.") from fault


def next_seal(
    before: Seal | None,
    rows: Sealed,
    *,
    log: str,
    sealed_at: datetime,
    horizon: int,
    floor: int,
    signer: str,
    sign: Callable[[bytes], bytes],
) -> Seal:
    """The next link over these rows, signed.

    Parameters: `before`, the last link, None for the first; `horizon` and `floor` as `Seal` has them; `sign` makes the
    signature of a head. Raises ValueError when there is no row or the numbers do not ascend.

    >>> rows = Sealed(keys=(7, 8), digests=(digest_of(b"seven"), digest_of(b"eight")))
    >>> first = next_seal(None, rows, log="log_event", sealed_at=datetime(2026, 11, 23, tzinfo=UTC), horizon=90,
    ...     floor=6, signer="office", sign=lambda head: head[::-1])
    >>> first.number, first.keys, first.is_whole, first.head == first.computed_head()
    (1, '7-8', True, True)
    """
    if not rows.keys:
        raise ValueError("There is nothing to seal.")
    seal = Seal(
        log=log,
        number=before.number + 1 if before else 1,
        sealed_at=sealed_at.astimezone(UTC),
        horizon=horizon,
        floor=floor,
        top=rows.keys[-1],
        keys=ranges(rows.keys),
        late=ranges(rows.late),
        hints=b"".join(digest[:HINT] for digest in rows.digests),
        root=hashlib.sha256(b"".join(rows.digests)).digest(),
        previous=before.head if before else BEGINNING,
        signer=signer,
    )
    head = seal.computed_head()
    return replace(seal, head=head, signature=sign(head))


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return value.isoformat() if isinstance(value, datetime) else value
