# SPDX-License-Identifier: EUPL-1.2
"""Where the embedded PostgreSQL lives, known without starting anything. Standard library only.

As a rule that is `pg` in the home folder. PostgreSQL refuses to run as root, so for root it runs as another
account; when that account cannot walk to the home folder (a checkout below a private /root), the cluster
lives in /var/lib/kurzweg instead.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import pwd
import re
import stat
from pathlib import Path

ACCOUNTS = ("kurzweg", "postgres", "nobody")
"""Who may run the server when root starts it: the first that exists. None is created."""
ROOTS_OWN_PLACE = Path("/var/lib/kurzweg")
LONGEST_SOCKET_PATH = 100
"""A socket path holds 107 bytes; the lock file beside it needs a few more."""
PLAIN_PATH = re.compile(r"[\w./+-]+", re.ASCII)
"""What neither libpq nor PostgreSQL takes for a separator or a quote."""


class NoAccount(RuntimeError):  # noqa: N818 - named for what is missing
    """Root wants to start PostgreSQL, and nobody is there to run it."""


def account() -> pwd.struct_passwd | None:
    """The account the server runs as when root starts it; None when the caller itself runs it."""
    if os.geteuid() != 0:
        return None
    for name in ACCOUNTS:
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise NoAccount(
        f"PostgreSQL refuses to run as root, and none of the accounts {', '.join(ACCOUNTS)} exists. "
        "Create one (`useradd --system kurzweg`), or start kurzweg as an ordinary user."
    )


def place(home: Path) -> Path:
    """The folder of the cluster that belongs to a home folder: data, socket, lock."""
    usual = home / "pg"
    runner = account()
    if runner is None or (usual / "data").exists() or _may_walk_to(home, runner):
        return usual
    return ROOTS_OWN_PLACE / _digest(home)


def socket_folder(place: Path) -> Path:
    """The folder of the server's socket, in /tmp under a hashed name when the usual path is too long."""
    folder = place / "run"
    longest = folder / ".s.PGSQL.5432.lock"
    if len(os.fsencode(longest)) <= LONGEST_SOCKET_PATH and PLAIN_PATH.fullmatch(str(folder)):
        return folder
    # Not the folder TMPDIR names: every process has to find the same place.
    return Path("/tmp") / f"kurzweg-{_digest(place)}"  # noqa: S108 - owner and mode are checked before use


def _digest(folder: Path) -> str:
    return hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]


def _may_walk_to(folder: Path, runner: pwd.struct_passwd) -> bool:
    return all(_may_enter(above, runner) for above in (folder, *folder.parents) if above.exists())


def _may_enter(folder: Path, runner: pwd.struct_passwd) -> bool:
    facts = folder.stat()
    if facts.st_uid == runner.pw_uid:
        return bool(facts.st_mode & 0o100)
    if facts.st_gid == runner.pw_gid:
        return bool(facts.st_mode & 0o010)
    return bool(facts.st_mode & 0o001)


def runner_of(data: Path) -> pwd.struct_passwd | None:
    """Who runs the server of this data folder when root starts it: its owner, else the usual account."""
    usual = account()
    if usual is None or not data.exists() or data.stat().st_uid == 0:
        return usual
    return pwd.getpwuid(data.stat().st_uid)


def make(folder: Path) -> None:
    """Make the folder and what is missing above it; everybody may walk through, only the owner may look."""
    if not folder.exists():
        make(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(0o711)


def make_private(folder: Path, runner: pwd.struct_passwd | None) -> None:
    """Make the folder for the server's account alone; refuse one that somebody else laid there.

    Raises PermissionError, which matters in /tmp, where everybody may lay folders.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    facts = folder.lstat()
    mine = {os.geteuid()} if runner is None else {0, runner.pw_uid}
    if not stat.S_ISDIR(facts.st_mode) or facts.st_uid not in mine:
        raise PermissionError(errno.EPERM, "belongs to somebody else; remove it or move kurzweg's home", str(folder))
    if runner is not None:
        os.chown(folder, runner.pw_uid, runner.pw_gid)
    folder.chmod(0o700)
