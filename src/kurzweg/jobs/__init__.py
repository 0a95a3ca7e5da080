# SPDX-License-Identifier: EUPL-1.2
"""The queue of slow consequences: progress, stop, retry."""
