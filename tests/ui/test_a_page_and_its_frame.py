# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re

import pytest
from django import forms
from django.template import Context, Engine
from django.test import RequestFactory
from django.utils import translation

PUBLIC = '{% extends "ui/public.html" %}{% block title %}Frage{% endblock %}{% block heading %}Wer?{% endblock %}'
STAFF = PUBLIC.replace("public", "staff")
BOARD = PUBLIC.replace("public", "display")
HOUSE = {
    "office_name": "Migrationsagentur",
    "navigation": [
        {"url": "/faelle/", "label": "Fälle", "here": True},
        {"url": "/personen/", "label": "Personen", "here": False},
    ],
}


class Name(forms.Form):
    name = forms.CharField(label="Familienname", help_text="Wie im Pass.")


def page(source: str, *, address: str = "/frage/", language: str = "de", **context: object) -> str:
    """The page as HTML, without the context processors that ask the database."""
    context = {"request": RequestFactory().get(address), "house": HOUSE, **context}
    with translation.override(language):
        return str(Engine.get_default().from_string(source).render(Context(context)))


@pytest.mark.parametrize("source", [PUBLIC, STAFF, BOARD])
def test_every_page_has_one_main_part_and_one_heading(source: str) -> None:
    html = page(source)

    assert (html.count("<main"), html.count("<h1"), html.count("</main>")) == (1, 1, 1)


@pytest.mark.parametrize(
    ("language", "root"),
    [
        ("de", 'lang="de" dir="ltr"'),
        ("ar", 'lang="ar" dir="rtl"'),
        ("fa", 'lang="fa" dir="rtl"'),
        ("uk", 'lang="uk" dir="ltr"'),
        ("de-simple", 'lang="de-simple" dir="ltr"'),
    ],
)
def test_the_page_says_its_language_and_direction(language: str, root: str) -> None:
    assert f"<html {root}>" in page(PUBLIC, language=language)


def test_the_language_switch_keeps_the_page_and_the_question() -> None:
    html = page(PUBLIC, address="/frage/?q=Duldung&sprache=en")

    offered = re.findall(r'href="([^"]+)" hreflang="([\w-]+)"', html)
    assert [code for _address, code in offered] == ["de", "en", "ar", "uk", "tr", "fa", "fr", "ru", "de-simple"]
    assert all(address == f"/frage/?q=Duldung&amp;sprache={code}" for address, code in offered)
    assert 'lang="de" dir="ltr" data-kw-language aria-current="true">Deutsch<' in html


def test_whoever_has_not_chosen_finds_the_languages_unfolded() -> None:
    assert '<details class="kw-language-menu" open>' in page(PUBLIC, asks_language=True)
    assert '<details class="kw-language-menu">' in page(PUBLIC)


def test_the_office_offers_its_staff_only_what_it_speaks() -> None:
    assert re.findall(r'hreflang="([\w-]+)"', page(STAFF)) == ["en"]


def test_the_title_of_a_page_with_errors_says_so() -> None:
    form = Name({"name": ""})
    form.is_valid()

    assert "<title>Fehler: Frage – Migrationsagentur</title>" in page(PUBLIC, form=form)
    assert "<title>Frage – Migrationsagentur</title>" in page(PUBLIC, form=Name())


def test_the_list_of_errors_leads_to_the_field_and_takes_the_focus() -> None:
    form = Name({"name": ""})
    form.is_valid()

    html = page(STAFF, form=form)

    assert '<div class="kw-errors" tabindex="-1" autofocus' in html
    assert '<a class="kern-link" href="#id_name"><bdi>Familienname</bdi>: Das fehlt noch.</a>' in html


def test_a_field_is_tied_to_its_label_its_hint_and_its_error() -> None:
    form = Name({"name": ""})
    form.is_valid()

    html = page(f"{STAFF}{{% block content %}}{{{{ form }}}}{{% endblock %}}", form=form)

    assert '<label class="kern-label" for="id_name">Familienname' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext">Wie im Pass.<' in html
    assert 'id="id_name_error"' in html


def test_the_navigation_says_where_one_is() -> None:
    html = page(STAFF)

    assert html.count('aria-current="page"') == 1
    assert re.search(r'href="/faelle/" aria-current="page"', html)


def test_only_a_page_with_somebody_behind_it_covers_itself() -> None:
    class Somebody:
        is_authenticated = True

    assert "data-kw-cover" not in page(STAFF)
    assert "data-kw-cover" in page(STAFF, user=Somebody())


def test_the_board_stands_still_but_renews_itself_without_a_script() -> None:
    assert '<noscript><meta http-equiv="refresh"' in page(BOARD)


def test_a_name_of_another_direction_is_kept_apart() -> None:
    assert "<bdi>أحمد &lt;b&gt;</bdi>" in page(
        f"{PUBLIC}{{% block content %}}{{{{ name|bdi }}}}{{% endblock %}}", name="أحمد <b>"
    )


def test_an_icon_beside_a_text_is_silent_and_a_lone_one_is_named() -> None:
    icons = '{% block content %}{% icon "clock" %}{% icon "clock" label="Uhrzeit" %}{% endblock %}'
    html = page(PUBLIC + icons)
    content = html[html.index("</h1>") : html.index("</main>")]

    assert content.count('aria-hidden="true"') == 1
    assert 'role="img" aria-label="Uhrzeit"' in content


def test_pointing_icons_turn_with_the_reading_direction() -> None:
    html = page(f'{PUBLIC}{{% block content %}}{{% icon "arrow" %}}{{% icon "clock" %}}{{% endblock %}}')

    assert html[html.index("</h1>") :].count("kw-icon--turns") == 1
