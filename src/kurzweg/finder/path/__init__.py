# SPDX-License-Identifier: EUPL-1.2
"""Mein Weg: a few answers, and everything that is due, in order; on the phone and as a Laufzettel on paper."""
