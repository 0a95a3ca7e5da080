# SPDX-License-Identifier: EUPL-1.2
"""The ground of benchmarks that need the database: importing it sets Django up, before any model is imported."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kurzweg.config.settings")
django.setup()
