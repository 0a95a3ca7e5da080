# SPDX-License-Identifier: EUPL-1.2
"""Fälle: one file across units that holds the matters of a person."""
