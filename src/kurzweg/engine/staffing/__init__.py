# SPDX-License-Identifier: EUPL-1.2
"""Personalbedarf, exact, with the formula shown."""
