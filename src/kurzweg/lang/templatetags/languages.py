# SPDX-License-Identifier: EUPL-1.2
"""For templates: the languages on offer, and the language and direction of a page or a passage."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kurzweg.lang.languages import GERMAN, Language, complete, for_staff, language
from kurzweg.lang.middleware import QUERY

register = template.Library()


@dataclass(frozen=True)
class Offer:
    """One entry of the language switch: leads to this very page with this very input."""

    language: Language
    url: str
    is_current: bool


@register.simple_tag(takes_context=True)
def language_offers(context: Context, is_for_staff: bool = False) -> list[Offer]:
    """The languages of the switch; none where a page is made without a request."""
    request = context.get("request")
    if request is None:
        return []
    here = get_language()
    offers = []
    for each in for_staff() if is_for_staff else complete():
        query = request.GET.copy()
        query[QUERY] = each.code
        offers.append(Offer(each, f"{request.path}?{query.urlencode()}", each.code == here))
    return offers


@register.simple_tag
def page_language() -> SafeString:
    """`lang` and `dir` for the root of a page in the language that is spoken just now."""
    return in_language(get_language() or GERMAN.code)


@register.filter
def in_language(code: str) -> SafeString:
    """`lang` and `dir` for a passage in another language: `<p {{ text.language|in_language }}>`."""
    return own_tag(language(code))


@register.filter
def own_tag(spoken: Language) -> SafeString:
    """`lang` and `dir` for the name that speakers give their language, also where the house cannot write it."""
    return format_html('lang="{}" dir="{}"', spoken.code, spoken.direction)
