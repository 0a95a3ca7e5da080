# SPDX-License-Identifier: EUPL-1.2
"""The key of backups, and which files of the home folder a backup holds beside the database."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kurzweg.operations.keyring import lay_down
from kurzweg.operations.vault import Key, VaultFault

PASSPHRASE = "KURZWEG_BACKUP_PASSPHRASE"  # noqa: S105 - the name of a variable
FILE = "backup.key"
LENGTH = 32
"""Bytes of a key."""
FOLDERS = ("seals", "files")
FILES = ("secret.key", "demo-log-ins.txt")
"""Not the key of the seals: whoever opens a backup shall not be able to seal."""
BLOCK = 1 << 20


def key_of(home: Path, file: Path | None = None, *, make: bool = False) -> Key:
    """The key of this office: a passphrase, a key file that is named, or the one in the home folder.

    With `make` a missing one is made. Raises VaultFault.
    """
    if passphrase := os.environ.get(PASSPHRASE):
        return Key(passphrase.encode(), is_passphrase=True)
    place = file or home / FILE
    if make and file is None and not place.exists():
        lay_down(place, secrets.token_hex(LENGTH) + "\n")
    try:
        secret = bytes.fromhex(place.read_text(encoding="ascii").strip())
    except OSError as fault:
        raise VaultFault(f"The key {place} cannot be read: {fault.strerror}.") from fault
    except ValueError:
        raise VaultFault(f"{place} is no key of a backup.") from None
    if len(secret) != LENGTH:  # an empty file would lock with a key that everybody knows
        raise VaultFault(
            f"{place} is no whole key of a backup: it holds {len(secret)} bytes instead of {LENGTH}. "
            "Put the right one there; where no backup was ever made with it, remove the file, and a new one is made."
        )
    return Key(secret)


@dataclass(frozen=True)
class KeptFile:
    """A file as it was when the backup began; the seals grow meanwhile, and only so much of them belongs to it."""

    path: Path
    name: str
    size: int

    def blocks(self) -> Iterator[bytes]:
        left = self.size
        with self.path.open("rb") as stream:
            while left > 0 and (block := stream.read(min(BLOCK, left))):
                left -= len(block)
                yield block


def files_of(home: Path) -> list[KeptFile]:
    """What is kept beside the database, with its size of now. Raises VaultFault for a link.

    A whole folder may be a link to another disk. Below it a link would bring in what lies outside of the office, or
    leave out what people believe to be saved.
    """
    trees = [path for folder in FOLDERS for path in sorted((home / folder).rglob("*"))]
    kept = [path for path in (*trees, *(home / name for name in FILES)) if not path.name.startswith(".")]
    for path in kept:
        if path.is_symlink():
            raise VaultFault(
                f"{path} is a link, and a backup holds files. Put the file there in its place; "
                f"a whole folder ({', '.join(FOLDERS)}) may be a link to another disk."
            )
    return [KeptFile(path, str(path.relative_to(home)), path.stat().st_size) for path in kept if path.is_file()]


def place_for(home: Path, name: str) -> Path:
    """Where a kept file goes in another home. Raises VaultFault for a name that leads elsewhere."""
    parts = Path(name).parts
    if name in FILES or (len(parts) > 1 and parts[0] in FOLDERS and ".." not in parts):
        return home / name
    raise VaultFault(f"This backup holds a file that belongs nowhere: {name!r}.")
