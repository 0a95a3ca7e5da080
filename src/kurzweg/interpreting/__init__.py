# SPDX-License-Identifier: EUPL-1.2
"""Sprachmittlung: who in the house speaks which language, who can be called, and what a card says without anybody."""
