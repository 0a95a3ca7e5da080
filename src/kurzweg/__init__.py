# SPDX-License-Identifier: EUPL-1.2
"""kurzweg: the operating system of a merged migration and integration office."""

__version__ = "0.1.0"
