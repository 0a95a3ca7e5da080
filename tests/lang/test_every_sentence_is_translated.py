# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from babel import Locale
from babel.messages import Catalog

import kurzweg
from kurzweg.lang.languages import EASY_GERMAN, LANGUAGES
from tooling import messages, sheet, texts

PACKAGE = Path(kurzweg.__file__).parent
FOUND = texts.of_package(PACKAGE)
CATALOGS = {code: messages.load(code) for code in messages.TRANSLATED}


def test_visitors_read_every_sentence_in_eight_languages_and_staff_in_english() -> None:
    assert messages.missing(FOUND, CATALOGS) == []


def test_the_languages_on_offer_are_the_languages_that_are_checked() -> None:
    assert [each.code for each in LANGUAGES] == ["de", *messages.FOR_VISITORS]


@pytest.mark.parametrize("code", messages.TRANSLATED)
def test_the_words_of_django_that_the_house_says_its_own_way_are_said_in_every_language(code: str) -> None:
    said = {message.id for message in CATALOGS[code] if message.string}
    assert set(texts.DJANGOS) <= said


@pytest.mark.parametrize("code", messages.TRANSLATED)
def test_counted_words_have_the_forms_of_cldr(code: str) -> None:
    catalog, cldr = CATALOGS[code], Locale(code.partition("-")[0]).plural_form
    assert (catalog.num_plurals, catalog.plural_expr) == messages.PLURALS[code]
    form_of = gettext.c2py(catalog.plural_expr)
    forms: dict[int, set[str]] = {}
    for number in range(1001):
        forms.setdefault(form_of(number), set()).add(cldr(number))

    assert sorted(forms) == list(range(catalog.num_plurals))
    assert all(len(names) == 1 for names in forms.values())
    assert len(set.union(*forms.values())) == catalog.num_plurals


@pytest.mark.parametrize("code", messages.TRANSLATED)
def test_a_translation_keeps_every_placeholder(code: str) -> None:
    wrong = [
        message.id
        for message in CATALOGS[code]
        if message.id and message.string and message.id not in texts.DJANGOS and isinstance(message.id, str)
        if placeholders(message.id) != placeholders(str(message.string))
    ]

    assert wrong == []


@pytest.mark.parametrize("code", messages.TRANSLATED)
def test_a_form_that_several_numbers_take_says_the_number(code: str) -> None:
    form_of = gettext.c2py(messages.PLURALS[code][1])
    shared = {form_of(number) for number in range(3, 200)}
    wrong = [
        (message.id, message.string[form])
        for message in CATALOGS[code]
        if isinstance(message.id, tuple) and isinstance(message.string, tuple) and any(message.string)
        for form in shared
        if placeholders(message.id[1]) != placeholders(message.string[form])
    ]

    assert wrong == []


def placeholders(text: str) -> set[tuple[str, ...]]:
    return set(re.findall(r"%\((\w+)\)s|\{(\w+)\}", text))


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
    catalogs = said_by_all("Wohnung")
    catalogs["ar"] = Catalog(locale="ar")
    catalogs["ar"].add("Wohnung", "شقة", flags=["fuzzy"])
    catalogs["fa"] = Catalog(locale="fa")

    gaps = messages.missing([a_text("Wohnung", is_public=True)], catalogs)

    assert gaps == ["locale/ar: finder/page.html: 'Wohnung'", "locale/fa: finder/page.html: 'Wohnung'"]


def test_staff_pages_need_no_arabic() -> None:
    catalogs = said_by_all("Wohnung") | {"ar": Catalog(locale="ar")}

    assert messages.missing([a_text("Wohnung", is_public=False)], catalogs) == []


def test_leichte_sprache_is_no_duty_but_stands_on_the_sheet() -> None:
    catalogs = said_by_all("Wohnung") | {EASY_GERMAN.code: messages.empty(EASY_GERMAN.code)}
    found = [a_text("Wohnung", is_public=True)]

    assert messages.missing(found, catalogs) == []
    assert [list(line.said) for line in messages.gaps(found, catalogs)] == [["de-simple"]]


def test_one_missing_form_of_a_counted_word_is_a_gap() -> None:
    counted = ("%(n)s Tag", "%(n)s Tage")
    catalogs = {code: messages.empty(code) for code in messages.TRANSLATED}
    for code, catalog in catalogs.items():
        catalog.add(counted, ("a", "b", "c", "d", "e", "") if code == "ar" else ("x",) * messages.PLURALS[code][0])

    assert len(messages.missing([a_text(counted, is_public=True)], catalogs)) == 1


def test_a_filled_sheet_says_what_was_written_on_it() -> None:
    counted = ("Noch %(n)s Tag", "Noch %(n)s Tage")
    catalogs = {code: messages.empty(code) for code in messages.TRANSLATED}
    found = [a_text("„Wohnung“: frei", is_public=True), a_text(counted, is_public=False)]

    empty = sheet.of(messages.gaps(found, catalogs), messages.PLURALS)
    filled = empty.replace('uk: ""', 'uk: "«Житло»: вільне"').replace('en: ["", ""]', 'en: ["one", "more"]')

    assert '  en: ["", ""]  # 1 | 0 2 3' in empty
    assert [(line.text.message, line.said) for line in sheet.read(filled, "new.yaml")] == [
        ("„Wohnung“: frei", {"uk": "«Житло»: вільне"}),
        (counted, {"en": ("one", "more")}),
    ]


@pytest.mark.parametrize("content", ["wohnung: flat", "- en: flat", "- flat"])
def test_what_is_no_sheet_is_named_with_its_file(content: str) -> None:
    with pytest.raises(SystemExit, match=r"new\.yaml"):
        sheet.read(content, "new.yaml")


def said_by_all(word: str) -> dict[str, Catalog]:
    catalogs = {code: messages.empty(code) for code in messages.TRANSLATED}
    for catalog in catalogs.values():
        catalog.add(word, "x")
    return catalogs


@pytest.mark.parametrize("code", messages.TRANSLATED)
def test_the_words_of_a_language_stand_in_one_order_however_they_came(code: str) -> None:
    """Else whoever adds one sentence moves a hundred others, and two changes of one day always meet."""
    assert messages.written(messages.load(code)) == messages.path_of(code).read_bytes()
