# SPDX-License-Identifier: EUPL-1.2
"""Einsicht: how units let each other see across walls, who may see what, and what the data protection officer sees."""
