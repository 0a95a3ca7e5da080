# SPDX-License-Identifier: EUPL-1.2
"""The true first step."""

from importlib import import_module

Migration = import_module("kurzweg.jobs.migrations.0001_initial").Migration
