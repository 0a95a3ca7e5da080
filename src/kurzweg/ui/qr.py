# SPDX-License-Identifier: EUPL-1.2
"""A link as a picture that a telephone reads."""

from __future__ import annotations

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_code(link: str) -> SafeString:
    """The link as SVG in black on white, also where the page is dark; its size comes from the style sheet."""
    drawn = segno.make_qr(link, error="m").svg_inline(border=4, dark="black", light="white", omitsize=True)
    return mark_safe(drawn)  # noqa: S308  drawn from modules, no text of the link is in it
