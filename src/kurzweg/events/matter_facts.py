# SPDX-License-Identifier: EUPL-1.2
"""What the log keeps of the person behind a matter: coarse facts, by which work may lawfully be split."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db import connection

NOTE = "select log_note_facts(%s, %s::smallint, %s::smallint, %s, %s::smallint, %s::smallint)"
KEYS = ("letter_block", "age_band", "ags", "nationality_group", "household")
"""In the order of the columns."""


def matters_without_facts(most: int) -> list[uuid.UUID]:
    """Matters of the log that nobody has noted facts of yet, the oldest first. Only the house itself is told."""
    with connection.cursor() as cursor:
        cursor.execute("select log_matters_without_facts(%s)", [most])
        return [key for (key,) in cursor.fetchall()]


def note_facts(matters: Mapping[uuid.UUID, Mapping[str, int]]) -> None:
    """Note the codes of some matters, once for each; what is noted never changes."""
    with connection.cursor() as cursor:
        cursor.executemany(NOTE, [(matter, *(codes[key] for key in KEYS)) for matter, codes in matters.items()])
