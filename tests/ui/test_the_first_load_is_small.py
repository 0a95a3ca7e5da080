# SPDX-License-Identifier: EUPL-1.2
"""The frame of a visitor's first page on an old phone over 3G, and the letters of every language."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Engine
from django.utils import translation

from kurzweg.lang.languages import complete
from kurzweg.services.catalogue import load_catalogue
from tests import first_load
from tooling import messages
from tooling.fonts import ARABIC, CYRILLIC, LATIN, LATIN_EXTENDED

PAGE = (
    '{% extends "ui/public.html" %}{% load static %}'
    '{% block page_styles %}<link rel="stylesheet" href="{% static \'ui/css/number.css\' %}">{% endblock %}'
    "{% block page_scripts %}<script src=\"{% static 'ui/js/live.js' %}\" defer></script>{% endblock %}"
)
LEFT_FOR_THE_PAGE = 25_000
"""Room for the words and pictures of the page itself."""
CODES = [each.code for each in complete()]
SCRIPTS = {"uk": CYRILLIC, "ru": CYRILLIC, "ar": ARABIC, "fa": ARABIC}
UNSEEN = frozenset("\n\u2066\u2067\u2068\u2069\u200c\u200d\u00ad")


@pytest.mark.parametrize("language", CODES)
def test_the_frame_of_a_page_leaves_room_below_100_kilobytes(language: str) -> None:
    with translation.override(language):
        html = Engine.get_default().from_string(PAGE).render(Context({}))
    load = first_load.of(html)

    assert load.total + LEFT_FOR_THE_PAGE <= first_load.LIMIT, f"{language}: {load.total} bytes in {load.requests}"


@pytest.mark.parametrize("language", CODES)
def test_every_letter_of_a_language_is_in_the_fonts_that_it_fetches(language: str) -> None:
    fetched = {code for script in {LATIN, SCRIPTS.get(language, LATIN)} for code in script.codes()}
    missing = {sign for text in texts_in(language) for sign in text if ord(sign) not in fetched} - UNSEEN

    assert missing == set()


def texts_in(language: str) -> list[str]:
    """What the house says in this language: its own sentences and the seed of the catalogue."""
    found = []
    if language in messages.TRANSLATED:
        for message in messages.load(language):
            if message.id:
                found += [message.string] if isinstance(message.string, str) else list(message.string or ())
    catalogue = load_catalogue()
    titles = [
        *(situation.texts for situation in catalogue.life_situations.values()),
        *(paper.texts for paper in catalogue.documents.values()),
    ]
    found += [title.title for texts in titles for code, title in texts.items() if code == language]
    for service in catalogue.services.values():
        found += [
            part for code, text in service.texts.items() if code == language for part in (text.title, text.summary)
        ]
    return found


def test_turkish_fetches_no_second_latin_file() -> None:
    assert not set(map(ord, "ÇçĞğİıÖöŞşÜüÂâÎîÛû")).intersection(LATIN_EXTENDED.codes())
    assert set(map(ord, "ÇçĞğİıÖöŞşÜüÂâÎîÛû")) <= set(LATIN.codes())


def test_the_names_of_other_languages_fetch_no_further_alphabet() -> None:
    style = Path(str(finders.find("ui/css/language.css"))).read_text(encoding="utf-8")
    rule = style[style.index(".kw-language-menu__one {") :]

    assert "font-family: var(--kw-system-font)" in rule[: rule.index("}")]
