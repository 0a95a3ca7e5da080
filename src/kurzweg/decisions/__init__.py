# SPDX-License-Identifier: EUPL-1.2
"""Bescheide: checks propose, a person signs, a letter is delivered."""
