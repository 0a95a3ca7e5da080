# SPDX-License-Identifier: EUPL-1.2
"""Zuständigkeitsfinder: who is responsible, why, where, when, and what to bring."""
