# SPDX-License-Identifier: EUPL-1.2
"""The house as browsers know it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest


@dataclass(frozen=True)
class Site:
    """Under which address a browser meets the house, and by which name: what a passkey is bound to."""

    host: str
    origin: str
    name: str

    @property
    def can_have_passkeys(self) -> bool:
        """Browsers bind passkeys to names, never to numbers, and only where nobody can listen."""
        try:
            ipaddress.ip_address(self.host)
        except ValueError:
            return self.host == "localhost" or self.origin.startswith("https:")
        return False


def site_of(request: HttpRequest, name: str = "") -> Site:
    """Under which address this request came; only addresses that the house answers to get here."""
    address = f"{request.scheme}://{request.get_host()}"
    host = urlsplit(address).hostname or ""
    return Site(host, address, name or host)
