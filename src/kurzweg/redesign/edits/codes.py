# SPDX-License-Identifier: EUPL-1.2
"""From the name of a new thing to its code, so that nobody has to think of one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 40
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "&": " und "})


def code_for(name: str, taken: Collection[str], *, otherwise: str) -> str:
    """A code that nothing else has or ever had: codes are never used again for another thing.

    >>> code_for("Wohnen & Unterkunft", {"jugend"}, otherwise="einheit")
    'wohnen-und-unterkunft'
    >>> code_for("Jugend", {"jugend"}, otherwise="einheit"), code_for("الشباب", (), otherwise="einheit")
    ('jugend-2', 'einheit')
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).lower().translate(_WRITTEN_OUT))
    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", folded)).strip("-")
    code = plain[:LONGEST].strip("-") or otherwise
    number, free = 1, code
    while free in taken:
        number += 1
        free = f"{code}-{number}"
    return free
