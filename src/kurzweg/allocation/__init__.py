# SPDX-License-Identifier: EUPL-1.2
"""Vergabe: how scarce appointments are given: first come, draw, waitlist, same day, emergencies."""
