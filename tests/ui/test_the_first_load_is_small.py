# SPDX-License-Identifier: EUPL-1.2
"""A visitor's first page on an old phone over 3G: everything it links, compressed as it is sent."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Engine
from django.utils import translation

PAGE = (
    '{% extends "ui/public.html" %}{% load static %}'
    '{% block page_styles %}<link rel="stylesheet" href="{% static \'ui/css/number.css\' %}">{% endblock %}'
    "{% block page_scripts %}<script src=\"{% static 'ui/js/live.js' %}\" defer></script>{% endblock %}"
)
LIMIT = 100_000
LEFT_FOR_THE_PAGE = 25_000
"""Room for the words and pictures of the page itself."""
LETTERS = {"de": "latin", "en": "latin", "ar": "arabic"}
WEIGHTS = ("400", "600")


def linked(html: str) -> list[Path]:
    addresses = re.findall(r'(?:href|src)="/static/([^"]+)"', html)
    found = [finders.find(unquote(address)) for address in dict.fromkeys(addresses)]
    assert all(found)
    return [Path(str(path)) for path in found]


def sent(path: Path) -> int:
    return path.stat().st_size if path.suffix == ".woff2" else len(gzip.compress(path.read_bytes(), 9))


def fonts(language: str) -> list[Path]:
    """German names stand on every page, so the Latin letters always come."""
    scripts = {"latin", LETTERS[language]}
    folder = Path(str(finders.find("vendor/fonts/fonts.css"))).parent
    return [file for script in scripts for weight in WEIGHTS for file in folder.glob(f"*-{script}-{weight}.woff2")]


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_the_first_page_of_a_visitor_stays_below_100_kilobytes(language: str) -> None:
    with translation.override(language):
        html = Engine.get_default().from_string(PAGE).render(Context({}))
    files = {*linked(html), *fonts(language)}

    total = len(gzip.compress(html.encode(), 9)) + sum(map(sent, files))

    assert total + LEFT_FOR_THE_PAGE <= LIMIT, f"{language}: {total} bytes in {len(files)} files"


def test_the_names_of_other_languages_fetch_no_further_alphabet() -> None:
    style = Path(str(finders.find("ui/css/page.css"))).read_text(encoding="utf-8")
    rule = style[style.index(".kw-languages__here,") :]

    assert "font-family: var(--kw-system-font)" in rule[: rule.index("}")]
