# SPDX-License-Identifier: EUPL-1.2
"""Passwords as argon2 hashes, with a cost that a web process can bear when many log in at once."""

from __future__ import annotations

import threading

from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password

AT_ONCE = 3
NONE = "!"
"""What Django takes for a hash that nothing fits; it then spends the time of a real one."""
_room = threading.BoundedSemaphore(AT_ONCE)


class Argon2(Argon2PasswordHasher):
    """argon2id with the least memory that OWASP's Password Storage Cheat Sheet names (19 MiB, two rounds, one lane).

    Django's own 100 MiB each would let eight log-ins at eight o'clock take 800 MiB from a web process.
    """

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1


def hash_of_password(password: str) -> str:
    """What is kept of a password."""
    with _room:
        return make_password(password)


def matches(password: str, kept: str | None) -> tuple[bool, str | None]:
    """Whether this is the password of the hash, and a better hash of it when ours has become dearer.

    Where there is no hash it takes as long as where there is one.
    """
    better: list[str] = []
    with _room:
        is_right = check_password(password, kept or NONE, setter=lambda raw: better.append(make_password(raw)))
    return is_right, better[0] if better else None
