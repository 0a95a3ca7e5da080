# SPDX-License-Identifier: EUPL-1.2
"""Personenstamm: persons as every source spells them."""
