# SPDX-License-Identifier: EUPL-1.2
"""The everyday words that ship: enough of them for every service, and strict about their form."""

from pathlib import Path

import pytest

from kurzweg.services import SeedError, load_catalogue
from kurzweg.services.everyday import SEED, load_everyday_words
from kurzweg.services.signposts import load_signposts


def test_every_service_and_signpost_has_everyday_words_and_no_word_is_without_one() -> None:
    assert set(load_everyday_words().phrases) == {*load_catalogue().services, *load_signposts()}


@pytest.mark.parametrize(("language", "least"), [("de", 6), ("en", 5), ("ar", 4)])
def test_every_service_is_said_in_several_ways(language: str, least: int) -> None:
    phrases = load_everyday_words().phrases
    assert {service: texts for service, texts in phrases.items() if len(texts.get(language, ())) < least} == {}


def test_the_head_names_source_and_licence() -> None:
    head = SEED.read_text().split("schema:")[0]
    assert "Source: written by the authors of kurzweg" in head
    assert "Licence: EUPL-1.2" in head


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "phrases: {duldung: {de: [a, a]}}",
            'words.yaml, line 4, phrases.duldung.de[1]: "a" stands here twice.',
        ),
        ("phrases: {duldung: {de: a}}", "words.yaml, line 4, phrases.duldung.de: A list is expected here."),
        (
            "phrases: {duldung: {de: [24]}}",
            "words.yaml, line 4, phrases.duldung.de[0]: A text is expected here.",
        ),
        ("phrasen: {}", "words.yaml, line 4, phrasen: This field is not known."),
    ],
)
def test_a_wrong_word_list_is_told_where_and_how(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "words.yaml"
    file.write_text(f"schema: kurzweg/everyday-words\nschema_version: 1\nfillers: {{de: [ich]}}\n{text}\n")
    with pytest.raises(SeedError) as caught:
        load_everyday_words(file)
    assert said in str(caught.value)
