# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """Antwort: one large card of a question; with `url` it leads straight on instead of being sent."""

    value: str
    label: str
    line: str = ""
    icon: str = ""
    url: str = ""
    language: str = ""
    """Set when the words are not in the language of the page."""
