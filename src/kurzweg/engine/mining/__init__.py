# SPDX-License-Identifier: EUPL-1.2
"""Measures of an event log: waits, handovers, ping-pong, double structures."""
