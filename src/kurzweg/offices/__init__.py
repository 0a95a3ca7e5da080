# SPDX-License-Identifier: EUPL-1.2
"""Aufbau: structures, units, sites and lanes, and the daily operation beside them."""
