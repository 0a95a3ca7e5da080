# SPDX-License-Identifier: EUPL-1.2
"""From where a request comes, as far as the brake needs it: an address, or of IPv6 the network of a household."""

from __future__ import annotations

import ipaddress

from django.http import HttpRequest


def network_of(request: HttpRequest) -> str:
    """The address as the web server knows it. What a visitor claims in a header counts only behind our own proxy."""
    said = request.META.get("REMOTE_ADDR") or ""
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return said
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
