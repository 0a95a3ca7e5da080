# SPDX-License-Identifier: EUPL-1.2
"""Red when a model differs from its migrations. Asks no database."""

from __future__ import annotations

import os

import django
from django.core.management import call_command
from django.db import connections

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kurzweg.config.settings")
    django.setup()
    for alias in connections.settings:
        connections.settings[alias]["ENGINE"] = "django.db.backends.dummy"
    call_command("makemigrations", check=True, dry_run=True, interactive=False)
