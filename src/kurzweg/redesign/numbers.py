# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

LONGEST = 9


def number_in(sent: str) -> int:
    """The whole number that a form or an address carries; 0 for anything else, which is the number of nothing."""
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) <= LONGEST else 0
