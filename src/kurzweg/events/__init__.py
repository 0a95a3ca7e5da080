# SPDX-License-Identifier: EUPL-1.2
"""Ereignisse: the append-only, typed log of what happened to a matter."""
