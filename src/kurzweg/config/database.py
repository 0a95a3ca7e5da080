# SPDX-License-Identifier: EUPL-1.2
"""Which database this installation talks to, and as whom. Standard library only, starts nothing.

Five roles: `app` serves and owns nothing, `owner` owns the tables and migrates, `sealer` reads the logs and writes
their seals, `backup` reads everything, `admin` founds (embedded only). Without KURZWEG_DATABASE_URL all of them meet
the embedded server at its socket.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from kurzweg.config import premises
from kurzweg.config.environment import SettingError

Role = Literal["app", "owner", "sealer", "backup", "admin"]
DATABASE = "kurzweg"
USERS: dict[Role, str] = {
    "app": "kurzweg_app",
    "owner": "kurzweg_owner",
    "sealer": "kurzweg_sealer",
    "backup": "kurzweg_backup",
    "admin": "kurzweg_admin",
}
APP_URL = "KURZWEG_DATABASE_URL"
OWNER_URL = "KURZWEG_OWNER_DATABASE_URL"
URLS: dict[Role, str] = {
    "app": APP_URL,
    "owner": OWNER_URL,
    "sealer": "KURZWEG_SEALER_DATABASE_URL",
    "backup": "KURZWEG_BACKUP_DATABASE_URL",
}
CHECKOUT = Path(__file__).resolve().parents[3]


def home() -> Path:
    """This installation's folder: KURZWEG_HOME, else `var` in the checkout, else in the user's data."""
    if named := os.environ.get("KURZWEG_HOME"):
        return Path(named).expanduser().resolve()
    if (CHECKOUT / "pyproject.toml").exists() and (CHECKOUT / "src" / "kurzweg").exists():
        return CHECKOUT / "var"
    return Path("~/.local/share/kurzweg").expanduser()


def is_embedded() -> bool:
    """Whether the database is ours to start: no address of another one is set."""
    return not os.environ.get(APP_URL)


def parameters(role: Role, database: str | None = None) -> dict[str, str]:
    """The words of a libpq connection for one role, to the office's database or to another beside it."""
    found = _embedded(role) if is_embedded() else _named(role)
    return found if database is None else {**found, "dbname": database}


def dsn(role: Role, database: str | None = None) -> str:
    """The connection as one string, for psycopg and psql."""
    return " ".join(f"{key}={_quoted(value)}" for key, value in parameters(role, database).items())


def django_settings(role: Role, **options: object) -> dict[str, object]:
    """The connection as Django names its parts; `options` are joined with those of the address."""
    left = parameters(role)
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    settings: dict[str, object] = {names[key]: left.pop(key) for key in names if key in left}
    return {**settings, "OPTIONS": {**options, **left}}


def _embedded(role: Role) -> dict[str, str]:
    socket = premises.socket_folder(premises.place(home()))
    return {"host": str(socket), "user": USERS[role], "dbname": DATABASE}


def _named(role: Role) -> dict[str, str]:
    if role == "admin":
        raise SettingError(
            f"{APP_URL} names a database with an administrator of its own. "
            "Give that person the output of `kurzweg found --print`."
        )
    if os.environ.get(URLS[role]):
        return _parsed(URLS[role])
    # Web processes need not know the passwords of the others; who migrates, seals or saves may keep them in ~/.pgpass.
    beside = {key: value for key, value in _parsed(APP_URL).items() if key != "password"}
    return {**beside, "user": USERS[role]}


def _parsed(variable: str) -> dict[str, str]:
    url = urlsplit(os.environ[variable])
    database = unquote(url.path.lstrip("/"))
    if url.scheme not in {"postgres", "postgresql"} or not database:
        raise SettingError(
            f"{variable} is not the address of a PostgreSQL database. "
            "Write postgresql://user:password@host:5432/kurzweg?sslmode=verify-full."
        )
    return {**_who_and_where(url), "dbname": database, **dict(parse_qsl(url.query))}


def _who_and_where(url: SplitResult) -> dict[str, str]:
    """User, password and hosts; libpq takes several hosts, so the parts are cut by hand."""
    who, _, where = url.netloc.rpartition("@")
    user, _, password = who.partition(":")
    hosts = [host.rpartition(":") if _has_port(host) else (host, "", "") for host in where.split(",")]
    words = {
        "user": unquote(user),
        "password": unquote(password),
        "host": ",".join(unquote(name).strip("[]") for name, _, _ in hosts),
        "port": ",".join(port for _, _, port in hosts).strip(","),
    }
    return {key: value for key, value in words.items() if value}


def _has_port(host: str) -> bool:
    return ":" in host.rpartition("]")[2]


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
