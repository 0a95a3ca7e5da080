# SPDX-License-Identifier: EUPL-1.2
"""Benchmarks: our figure, the figure of a peer from the same run, the ratio. Never pass or fail by time."""
