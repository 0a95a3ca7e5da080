# SPDX-License-Identifier: EUPL-1.2
"""Letters as the office files them (DIN 5007-2): Ä stands as AE; Ø, Č and Ş stand with their base letter."""

from __future__ import annotations

import re
import unicodedata

_WRITTEN_OUT = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
        "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t",
    }
)  # fmt: skip


def filing_key(text: str) -> str:
    """The letters a–z under which a Latin name is filed; empty when it has none.

    Parameters: `text`, a name or the bound of a letter range, in any case and with any diacritics.
    Source: DIN 5007-2 (telephone directory order).

    >>> filing_key("Ärmel"), filing_key("Şahin"), filing_key("Groß-Łódź")
    ('aermel', 'sahin', 'grosslodz')
    """
    lowered = unicodedata.normalize("NFC", text).lower()
    plain = unicodedata.normalize("NFKD", lowered.translate(_WRITTEN_OUT))
    return re.sub("[^a-z]", "", plain)
