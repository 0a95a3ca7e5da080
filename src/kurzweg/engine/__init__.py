# SPDX-License-Identifier: EUPL-1.2
"""The pure engines: data in, data out; no Django, no clock, no global randomness."""
