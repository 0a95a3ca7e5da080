# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages import Catalog

import kurzweg
from kurzweg.lang.languages import complete
from tooling import messages, texts

PACKAGE = Path(kurzweg.__file__).parent
FOUND = texts.of_package(PACKAGE)
CATALOGS = {code: messages.load(code) for code in messages.TRANSLATED}


def test_visitors_read_every_sentence_in_english_and_arabic_and_staff_in_english() -> None:
    assert messages.missing(FOUND, CATALOGS) == []


def test_the_languages_on_offer_are_the_languages_that_are_checked() -> None:
    assert {each.code for each in complete()} == {"de", *messages.FOR_VISITORS}


@pytest.mark.parametrize("code", messages.TRANSLATED)
def test_a_translation_keeps_every_placeholder(code: str) -> None:
    names = re.compile(r"%\((\w+)\)s|\{(\w+)\}")
    wrong = []
    for message in CATALOGS[code]:
        if not message.id or not message.string or message.id in texts.DJANGOS or isinstance(message.id, tuple):
            continue
        if set(names.findall(str(message.id))) != set(names.findall(str(message.string))):
            wrong.append(message.id)

    assert wrong == []


def test_a_template_is_public_when_it_builds_on_a_public_page_or_is_part_of_one() -> None:
    sources = {
        "ui/public.html": '{% extends "ui/base.html" %}{% include "ui/mark.html" %}',
        "ui/base.html": "",
        "ui/mark.html": "",
        "ui/staff.html": '{% extends "ui/base.html" %}',
        "finder/page.html": '{% extends "ui/public.html" %}{% include "finder/part.html" with a=b %}',
        "finder/part.html": "",
        "cases/page.html": '{% extends "ui/staff.html" %}{% include "cases/part.html" %}',
        "cases/part.html": "",
    }

    assert texts.public_templates(sources) == set(sources) - {"cases/page.html", "cases/part.html"}


def a_text(message: str | tuple[str, ...], *, is_public: bool) -> texts.Text:
    return texts.Text(message, None, "finder/page.html", is_public)


def test_a_missing_and_an_unsure_translation_are_both_named() -> None:
    english, arabic = Catalog(locale="en"), Catalog(locale="ar")
    english.add("Wohnung", "Flat")
    arabic.add("Wohnung", "شقة", flags=["fuzzy"])

    gaps = messages.missing([a_text("Wohnung", is_public=True)], {"en": english, "ar": arabic})

    assert gaps == ["locale/ar: finder/page.html: 'Wohnung'"]


def test_staff_pages_need_no_arabic() -> None:
    english = Catalog(locale="en")
    english.add("Wohnung", "Flat")

    assert messages.missing([a_text("Wohnung", is_public=False)], {"en": english, "ar": Catalog(locale="ar")}) == []


def test_one_missing_form_of_a_counted_word_is_a_gap() -> None:
    arabic, english = Catalog(locale="ar"), Catalog(locale="en")
    counted = ("%(n)s Tag", "%(n)s Tage")
    english.add(counted, ("%(n)s day", "%(n)s days"))
    arabic.add(counted, ("a", "b", "c", "d", "e", ""))

    assert len(messages.missing([a_text(counted, is_public=True)], {"en": english, "ar": arabic})) == 1
