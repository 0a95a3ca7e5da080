# SPDX-License-Identifier: EUPL-1.2
"""Which language a page speaks: the one just chosen, else the one chosen before, else the browser's."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from kurzweg.lang.languages import GERMAN, complete

QUERY = "sprache"
COOKIE = f"{settings.COOKIE_PREFIX}kw_sprache"
A_YEAR = 365 * 24 * 60 * 60


class LanguageMiddleware:
    """Speaks to a visitor in the language of `?sprache=`, of the cookie, or of the browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        code = language_of(request)
        request.LANGUAGE_CODE = code
        with translation.override(code):
            response = self.get_response(request)
            # A template that is rendered late must still speak this language.
            render = getattr(response, "render", None)
            if render is not None and not getattr(response, "is_rendered", True):
                response = render()
        response.headers.setdefault("Content-Language", code)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        if request.GET.get(QUERY) == code:
            remember(response, code)
        return response


def language_of(request: HttpRequest) -> str:
    """The code of the language that this request asks for, German when it asks for none we speak."""
    offered = {language.code for language in complete()}
    for wish in (request.GET.get(QUERY), request.COOKIES.get(COOKIE)):
        if wish in offered:
            return str(wish)
    for accepted, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if (code := accepted.split("-")[0]) in offered:
            return code
    return GERMAN.code


def remember(response: HttpResponseBase, code: str) -> None:
    """Keeps the choice for a year; the cookie holds two letters and nothing about the person."""
    response.set_cookie(
        COOKIE,
        code,
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
