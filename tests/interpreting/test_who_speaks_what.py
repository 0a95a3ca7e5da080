# SPDX-License-Identifier: EUPL-1.2
"""Everybody says for themselves what they speak; heads keep the list of those who can be called."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.utils.translation import override

from kurzweg.interpreting.models import Interpreter, SpokenLanguage
from kurzweg.interpreting.phrases import CARDS, cards_in
from kurzweg.lang.languages import LANGUAGES
from kurzweg.lang.spoken import SPOKEN
from kurzweg.walls.identity import JOB, acting_as
from tests.world import MONDAY, World

NASSER = {"name": "Frau Nasser", "phone": "0211 123456", "reachable": "Mo bis Fr", "languages": ["ar", "ckb"]}


def spoken_by(world: World, name: str) -> set[str]:
    with acting_as(JOB):
        return set(SpokenLanguage.objects.of(getattr(world, name).pk).values_list("language", flat=True))


def listed() -> list[str]:
    with acting_as(JOB):
        return [one.name for one in Interpreter.objects.listed()]


def test_what_is_left_out_is_taken_back(world: World) -> None:
    browser = world.browser(world.adler)
    assert browser.post("/konto/sprachen/", {"languages": ["ar", "tr"]}).status_code == 302
    assert browser.post("/konto/sprachen/", {"languages": ["tr", "kmr"]}).status_code == 302
    assert spoken_by(world, "adler") == {"tr", "kmr"}


@pytest.mark.parametrize("language", ["de", "xx", "'; drop table", "ar" * 50])
def test_a_language_that_the_house_has_no_name_for_is_refused(world: World, language: str) -> None:
    answer = world.browser(world.adler).post("/konto/sprachen/", {"languages": [language]})
    assert answer.status_code == 422
    assert spoken_by(world, "adler") == set()


def test_nobody_says_for_another_what_they_speak(world: World) -> None:
    with world.as_(world.brandt), pytest.raises(DatabaseError), transaction.atomic():
        SpokenLanguage.objects.create(staff=world.adler, language="ar", since=MONDAY)


def test_a_head_enters_strikes_off_and_takes_that_back(world: World) -> None:
    browser = world.browser(world.ebert)
    assert browser.post("/betrieb/sprachmittlung/neu/", NASSER).status_code == 302
    assert listed() == ["Frau Nasser"]
    assert "Arabisch, Kurdisch (Sorani)" in browser.get("/betrieb/sprachmittlung/").content.decode()
    with acting_as(JOB):
        key = Interpreter.objects.get().pk
    browser.post(f"/betrieb/sprachmittlung/{key}/streichung/")
    assert listed() == []
    browser.post(f"/betrieb/sprachmittlung/{key}/rueckkehr/")
    assert listed() == ["Frau Nasser"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"phone": "ruf mich an"},
        {"phone": "javascript:1"},
        {"languages": []},
        {"languages": ["xx"]},
        {"name": "n" * 201},
    ],
)
def test_an_entry_that_nobody_could_call_is_refused_kindly(world: World, wrong: dict[str, object]) -> None:
    assert world.browser(world.ebert).post("/betrieb/sprachmittlung/neu/", NASSER | wrong).status_code == 422
    assert listed() == []


def test_only_heads_keep_the_list(world: World) -> None:
    assert world.browser(world.adler).get("/betrieb/sprachmittlung/").status_code == 403
    with world.as_(world.adler), pytest.raises(DatabaseError), transaction.atomic():
        Interpreter.enter("Frau Nasser", phone="1", languages=["ar"], reachable="", by=world.adler, at=MONDAY)


def test_every_card_speaks_every_language_of_the_house() -> None:
    sentences = [str(one) for _title, group in CARDS for one in group]
    for language in LANGUAGES[1:]:
        translated = [phrase.translated for group in cards_in(language.code) for phrase in group.phrases]
        with override("de"):
            same = [said for said, german in zip(translated, sentences, strict=True) if said == german]
        assert same == []


def test_every_language_has_one_code_one_name_and_a_place_in_the_ticket() -> None:
    codes = [one.code for one in SPOKEN]
    assert len(set(codes)) == len(codes) == len({one.german for one in SPOKEN})
    assert max(map(len, codes)) <= 10
