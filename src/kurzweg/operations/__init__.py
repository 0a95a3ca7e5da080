# SPDX-License-Identifier: EUPL-1.2
"""Betrieb: sealing of the logs, backup and restore, health, and the system page in words."""
