# SPDX-License-Identifier: EUPL-1.2
"""The queue of slow consequences: who ordered them, progress, stop, retry."""
