# SPDX-License-Identifier: EUPL-1.2
"""Umbau: draft another structure, prove it, simulate it, compare it, put it live."""
