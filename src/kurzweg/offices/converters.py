# SPDX-License-Identifier: EUPL-1.2
"""How the numbers of the office look in an address; anything else is not there."""

from __future__ import annotations

from django.urls import register_converter


class FileNumber:
    """The number of a matter or a case: A-2026-00042, F-2026-00007."""

    regex = "[AF]-[0-9]{4}-[0-9]{5,9}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FileNumber, "number")
