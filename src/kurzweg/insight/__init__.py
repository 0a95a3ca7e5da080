# SPDX-License-Identifier: EUPL-1.2
"""Einblick: the office sees itself, from its own events."""
