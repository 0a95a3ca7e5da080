# SPDX-License-Identifier: EUPL-1.2
"""Finds out how the installation is, for the system page."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import Any

from django import get_version
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from kurzweg import __version__
from kurzweg.accounts.models import Installation
from kurzweg.jobs.models import Attempt, Outcome
from kurzweg.operations.condition import Facts
from kurzweg.operations.ground import ground
from kurzweg.operations.models import Drill
from kurzweg.operations.paper import PAPER, written_ago
from kurzweg.operations.pulse import QUERY, Pulse
from kurzweg.walls.clocks import apart

SETTINGS = """
    select current_setting('server_version'), current_setting('archive_mode') <> 'off',
           current_setting('synchronous_commit') = 'on' and current_setting('fsync') = 'on'
           and current_setting('full_page_writes') = 'on'
"""


@dataclass(frozen=True)
class Line:
    """One line about the installation."""

    key: str
    value: str
    icon: str = ""


def find_facts() -> Facts:
    """Ask the database and the disk."""
    _version, archiving, keeps = _one(SETTINGS)
    disk = shutil.disk_usage(ground().home)
    drill = Drill.objects.order_by("-at").first()
    return Facts(
        pulse=Pulse(*_one(QUERY)),
        is_demo=Installation.is_demo(),
        is_training=bool(settings.TRAINING),
        over_tls=bool(settings.SERVED_OVER_TLS),
        archiving=archiving,
        keeps_what_is_acknowledged=keeps,
        disk_free=disk.free / disk.total,
        sealing_trouble=_sealing_trouble(),
        drill_passed=drill is None or drill.passed,
        paper_ago=written_ago(ground().home / PAPER, at=timezone.now()),
        clocks_apart=apart(timezone.now()).total_seconds(),
    )


def about() -> list[Line]:
    """Versions and languages, as one reads them out on the telephone."""
    version, _archiving, _keeps = _one(SETTINGS)
    return [
        Line(_("Fassung"), f"kurzweg {__version__}"),
        Line(_("Datenbank"), f"PostgreSQL {version}"),
        Line(_("Grundlage"), f"Django {get_version()}"),
        Line(_("Sprachen"), ", ".join(str(name) for _code, name in settings.LANGUAGES)),
        Line(_("Ordner"), str(ground().home)),
    ]


def _sealing_trouble() -> str:
    """What the last run of the sealer said when it failed."""
    last = Attempt.objects.filter(job__kind="seal-logs", outcome=Outcome.FAILED).order_by("-pk").first()
    return last.failure if last else ""


def _one(query: str) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return tuple(cursor.fetchone() or ())
