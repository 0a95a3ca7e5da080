# SPDX-License-Identifier: EUPL-1.2
"""Anliegen: what a person wants from the office, who is responsible, and its handover."""
