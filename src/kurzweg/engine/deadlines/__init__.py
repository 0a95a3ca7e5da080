# SPDX-License-Identifier: EUPL-1.2
"""Due dates with every step and its law."""
