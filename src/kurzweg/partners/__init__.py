# SPDX-License-Identifier: EUPL-1.2
"""Freie Träger: their directory, and referrals with consent."""
