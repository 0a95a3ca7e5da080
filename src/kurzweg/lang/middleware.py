# SPDX-License-Identifier: EUPL-1.2
"""Which language a page speaks: the one just chosen, else the one chosen before, else the browser's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from kurzweg.lang.languages import GERMAN, Language, complete, for_staff

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
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        if request.GET.get(QUERY) == code:
            remember(response, code)
        return response


@contextmanager
def speaking_to_staff(request: HttpRequest) -> Iterator[None]:
    """A page of the office speaks one of its own languages, whatever its reader chose on the public pages."""
    request.LANGUAGE_CODE = language_of(request, for_staff())
    with translation.override(request.LANGUAGE_CODE):
        yield


def has_chosen(request: HttpRequest) -> bool:
    """Whether somebody at this browser has said which language they read; what a browser asks for is a guess."""
    offered = {language.code for language in complete()}
    return bool(offered & {request.GET.get(QUERY), request.COOKIES.get(COOKIE)})


def language_of(request: HttpRequest, languages: Iterable[Language] | None = None) -> str:
    """The code of the language that this request asks for, German when it asks for none we speak.

    `languages`: what there is to choose from; without it all that the public pages speak.
    """
    offered = {language.code for language in (complete() if languages is None else languages)}
    for wish in (request.GET.get(QUERY), request.COOKIES.get(COOKIE)):
        if wish in offered:
            return str(wish)
    for accepted, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if (code := accepted.split("-")[0]) in offered:
            return code
    return GERMAN.code


def forget(response: HttpResponse) -> None:
    """Lets this browser forget the choice: at a kiosk the next person reads another language."""
    response.delete_cookie(COOKIE, samesite="Lax")


def remember(response: HttpResponseBase, code: str) -> None:
    """Keeps the choice for a year; the cookie holds the language and nothing about the person."""
    response.set_cookie(
        COOKIE,
        code,
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
