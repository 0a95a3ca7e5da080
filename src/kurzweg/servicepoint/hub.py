# SPDX-License-Identifier: EUPL-1.2
"""The one hub of this process, listening where the pages' own connections lead."""

from __future__ import annotations

from functools import lru_cache

from django.db import connections
from psycopg.conninfo import make_conninfo

from kurzweg.ui.live import Hub

NAMES = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}


def hub() -> Hub:
    """The hub for the database of the pages; every process has one."""
    return _hub_for(_address())


@lru_cache(maxsize=1)
def _hub_for(address: str) -> Hub:
    return Hub(address)


def _address() -> str:
    """The app's connection as one string; what Django adds for itself (its pool) is left out."""
    settings = connections["default"].settings_dict
    parts = {libpq: settings[name] for name, libpq in NAMES.items() if settings.get(name)}
    more = {name: value for name, value in settings.get("OPTIONS", {}).items() if isinstance(value, str)}
    return make_conninfo(**parts, **more)
