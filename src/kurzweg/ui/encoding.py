# SPDX-License-Identifier: EUPL-1.2
"""Pages are written in UTF-8, so browsers answer in UTF-8; another charset is a mistake or an attack."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from kurzweg.ui.views import bad_request

UTF_8 = codecs.lookup("utf-8")


class OnlyUTF8Middleware:
    """Refuses a request whose Content-Type names another charset than UTF-8, before anything is read from it.

    Python knows codecs that turn bytes into bytes (hex, rot13) or refuse to work (undefined): reading a form
    by them breaks in places that cannot answer kindly.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        charset = (request.content_params or {}).get("charset")
        return self.get_response(request) if charset is None or _is_utf_8(charset) else bad_request(request)


def _is_utf_8(charset: str) -> bool:
    try:
        return codecs.lookup(charset) == UTF_8
    except (LookupError, ValueError):
        return False
