# SPDX-License-Identifier: EUPL-1.2
"""What an installation is told by environment variables, refused loudly when it makes no sense."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

YES = {"1", "true", "yes", "on"}
NO = {"", "0", "false", "no", "off"}


class SettingError(RuntimeError):
    """A setting that makes no sense; the message names it and says what would."""


def flag(name: str) -> bool:
    """The yes or no of an environment variable; unset is no."""
    value = os.environ.get(name, "").strip().lower()
    if value in YES:
        return True
    if value in NO:
        return False
    raise SettingError(f"{name}={value!r} is neither yes nor no. Write {name}=1 or {name}=0.")


def number(name: str, usual: int, *, least: int, most: int) -> int:
    """The whole number of an environment variable between two bounds; unset is the usual one."""
    value = os.environ.get(name, "").strip() or str(usual)
    if not value.isdecimal() or not least <= int(value) <= most:
        raise SettingError(f"{name}={value!r} is no whole number from {least} to {most}. The usual one is {usual}.")
    return int(value)


def address(name: str) -> str:
    """The address of a page elsewhere; unset is none."""
    value = os.environ.get(name, "").strip()
    if value and urlsplit(value).scheme not in ("http", "https"):
        raise SettingError(f"{name}={value!r} is no address of a page. Write it as https://uebung.example.org/.")
    return value


def directory() -> dict[str, str]:
    """The directory of the county (OpenID Connect); empty when there is none."""
    names = {"issuer": "KURZWEG_OIDC_ISSUER", "client": "KURZWEG_OIDC_CLIENT", "secret": "KURZWEG_OIDC_SECRET"}
    said = {key: os.environ.get(name, "").strip() for key, name in names.items()}
    if not any(said.values()):
        return {}
    for key in ("issuer", "client"):
        if not said[key]:
            raise SettingError(f"{names[key]} is missing: a log-in by the directory needs it.")
    issuer = urlsplit(said["issuer"])
    is_here = issuer.hostname in {"localhost", "127.0.0.1", "::1"}
    if not issuer.hostname or issuer.query or issuer.fragment or not (issuer.scheme == "https" or is_here):
        raise SettingError(f"KURZWEG_OIDC_ISSUER={said['issuer']!r} is no address that begins with https://.")
    return said | {"name": os.environ.get("KURZWEG_OIDC_NAME", "").strip() or issuer.hostname}


def hosts() -> list[str]:
    """Names under which the office is reached; this machine alone unless KURZWEG_HOSTS lists more."""
    named = [host.strip() for host in os.environ.get("KURZWEG_HOSTS", "").split(",") if host.strip()]
    if "*" in named:
        raise SettingError("KURZWEG_HOSTS=* would answer to any name. List the names of this office instead.")
    return ["127.0.0.1", "localhost", "[::1]", *named]


def secret_key(home: Path) -> str:
    """The key that signs sessions: KURZWEG_SECRET_KEY, else made once and kept in the home folder."""
    if given := os.environ.get("KURZWEG_SECRET_KEY"):
        if len(given) < 40:
            raise SettingError("KURZWEG_SECRET_KEY is shorter than 40 characters. Take a random one.")
        return given
    return _kept_secret(home / "secret.key")


def _kept_secret(file: Path) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(f".{os.getpid()}.part")
    if not file.exists():
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48), encoding="ascii")
        with contextlib.suppress(FileExistsError):  # another process was faster: its key counts
            file.hardlink_to(fresh)
        fresh.unlink()
    return file.read_text(encoding="ascii").strip()
