# SPDX-License-Identifier: EUPL-1.2
"""Holidays of the Länder, opening time, working days."""
