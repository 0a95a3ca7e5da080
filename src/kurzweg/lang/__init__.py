# SPDX-License-Identifier: EUPL-1.2
"""Languages, directions, names and their sort keys."""
