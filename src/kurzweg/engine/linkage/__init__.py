# SPDX-License-Identifier: EUPL-1.2
"""Two registers of the same people, linked with stated certainty."""
