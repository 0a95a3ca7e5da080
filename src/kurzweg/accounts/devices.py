# SPDX-License-Identifier: EUPL-1.2
"""A device in two words, so that people recognise their own log-ins: no version, no address, nothing to trace by."""

from __future__ import annotations

from django.http import HttpRequest

BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"), ("Chrom", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
"""A sign in what a browser says of itself, and what people call it; several claim to be Chrome or Safari too."""
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)  # fmt: skip


def device_of(request: HttpRequest) -> str:
    """For example `Firefox · Windows`; empty where a browser says nothing of itself."""
    said = request.headers.get("User-Agent", "")
    found = (next((name for sign, name in names if sign in said), "") for names in (BROWSERS, SYSTEMS))
    return " · ".join(filter(None, found))
