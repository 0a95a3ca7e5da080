# SPDX-License-Identifier: EUPL-1.2
"""Servicepoint: tickets, lanes, calling, display."""
