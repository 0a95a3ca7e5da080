# SPDX-License-Identifier: EUPL-1.2
"""A link as a picture that a telephone reads."""

from __future__ import annotations

import io

import segno
from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe


def qr_code(link: str) -> SafeString:
    """The link as SVG in black on white, also where the page is dark; its size comes from the style sheet."""
    drawn = segno.make_qr(link, error="m").svg_inline(border=4, dark="black", light="white", omitsize=True)
    return mark_safe(drawn)  # noqa: S308  drawn from modules, no text of the link is in it


def qr_file(link: str, *, error: str = "m", border: int) -> HttpResponse:
    """The link as a picture of its own. `error` is how much of it may be dirty ("l" leaves room for long links)."""
    drawn = io.BytesIO()
    segno.make_qr(link, error=error).save(drawn, kind="svg", border=border, light="white", omitsize=True, xmldecl=False)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
