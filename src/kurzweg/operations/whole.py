# SPDX-License-Identifier: EUPL-1.2
"""A place that is filled whole or not at all, by one process at a time, and never over anything."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kurzweg.operations.ground import UNFINISHED, Landing


class RestoreFault(Exception):  # noqa: N818 - named for what it is
    """A backup cannot be brought back like this; the message says why and what to do. Nothing was changed."""


@contextmanager
def whole_or_nothing(landing: Landing) -> Iterator[None]:
    """Make the place; when something goes wrong inside the block, nothing of it stays.

    Raises RestoreFault, FileExistsError; then whatever is there was not touched.
    """
    home = landing.home
    if not (home / UNFINISHED).exists():
        _refuse_what_is_there(landing)
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o711)
    with _held(home) as is_new:
        if not is_new:
            _empty(landing)  # somebody was killed half-way
        try:
            _refuse_what_is_there(landing)
        except BaseException:
            (home / UNFINISHED).unlink()
            with suppress(OSError):
                home.rmdir()
            raise
        try:
            landing.make()
            yield
            (home / UNFINISHED).unlink()
        except BaseException:
            clear(landing)
            raise


def clear(landing: Landing) -> None:
    """Take away what was made, also by somebody who was killed half-way."""
    landing.unmake()
    shutil.rmtree(landing.home, ignore_errors=True)


def _refuse_what_is_there(landing: Landing) -> None:
    home = landing.home
    if home.exists() and any(one.name != UNFINISHED for one in home.iterdir()):
        raise RestoreFault(
            f"{home} is not empty. A backup is never brought back over anything: name a folder that is not there yet."
        )
    landing.refuse_if_taken()


def _empty(landing: Landing) -> None:
    """As `clear`, but for the mark, by which others see that somebody is at work here."""
    landing.unmake()
    for one in landing.home.iterdir():
        if one.is_dir() and not one.is_symlink():
            shutil.rmtree(one)
        elif one.name != UNFINISHED:
            one.unlink()


@contextmanager
def _held(home: Path) -> Iterator[bool]:
    """Hold the mark of what is unfinished for the block; whether it is new. The kernel lets it go with the process."""
    with _told_as_busy(home):
        held, is_new = _opened(home / UNFINISHED)
    try:
        with _told_as_busy(home):
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not os.fstat(held).st_nlink:  # the other one ended since it was opened
            raise _busy(home)
        yield is_new
    finally:
        os.close(held)


def _opened(mark: Path) -> tuple[int, bool]:
    try:
        return os.open(mark, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), True
    except FileExistsError:
        return os.open(mark, os.O_RDWR), False


@contextmanager
def _told_as_busy(home: Path) -> Iterator[None]:
    try:
        yield
    except (BlockingIOError, FileNotFoundError):
        raise _busy(home) from None


def _busy(home: Path) -> RestoreFault:
    return RestoreFault(
        f"Somebody else is bringing a backup back into {home} right now. Wait until that ends, or name another folder."
    )
