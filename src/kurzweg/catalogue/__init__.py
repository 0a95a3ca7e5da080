# SPDX-License-Identifier: EUPL-1.2
"""Katalogpflege: the office edits what it offers, in drafts that are reviewed and published for a day."""
