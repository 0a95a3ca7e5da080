# SPDX-License-Identifier: EUPL-1.2
"""The papers say what the house really keeps and really allows."""

from __future__ import annotations

import pytest
from django.test import Client

from kurzweg.accounts.bylaw import verbs
from kurzweg.accounts.models import Role
from kurzweg.lang.languages import LANGUAGES
from kurzweg.startpack.field_catalogue import labels
from kurzweg.startpack.paper import BLANK, Paper
from kurzweg.startpack.papers import PAPERS
from kurzweg.startpack.papers.notice import languages, privacy_notice
from kurzweg.startpack.papers.rights import may_do
from kurzweg.walls.labels import Category
from tests.world import World

OFFICE = "Migrationsagentur Musterkreis"


def words_of(paper: Paper) -> str:
    """All words of a paper, one after the other."""
    said = [paper.title, paper.about]
    for section in paper.sections:
        said += [section.heading, *section.paragraphs, *section.points]
        said += [cell for row in section.grid.rows for cell in row] if section.grid else []
    return "\n".join(said)


@pytest.mark.parametrize("code", PAPERS)
def test_every_paper_names_the_office(code: str) -> None:
    assert OFFICE in words_of(PAPERS[code](OFFICE))


def test_the_register_names_every_field_that_says_something_of_a_person() -> None:
    said = words_of(PAPERS["verzeichnis"](OFFICE))
    personal = {
        f"{label.table}.{column}"
        for label in labels()
        for column, category in label.items()
        if category not in (Category.KEY, Category.OFFICE)
    }
    assert {place for place in personal if place not in said} == set()


def test_what_only_the_office_knows_is_left_blank() -> None:
    assert BLANK in words_of(PAPERS["verzeichnis"](OFFICE))
    assert BLANK in words_of(PAPERS["folgenabschaetzung"](OFFICE))


def test_every_verb_of_the_house_stands_in_the_list_of_rights() -> None:
    said = words_of(PAPERS["rollen-und-rechte"](OFFICE))
    assert [verb for verb in verbs() if verb not in said] == []


@pytest.mark.parametrize(
    ("role", "verb", "may"),
    [
        (Role.CASEWORKER, "matter.settle", True),
        (Role.DESIGNER, "matters.read", False),
        (Role.DESIGNER, "startpack.read", True),
        (Role.PARTNER, "people.search", False),
    ],
)
def test_the_list_of_rights_asks_the_rules_themselves(role: Role, verb: str, may: bool) -> None:
    assert may_do(role, verb) is may


def test_the_staff_agreement_lists_what_is_kept_about_staff() -> None:
    said = words_of(PAPERS["dienstvereinbarung"](OFFICE))
    assert "accounts_staff.name" in said
    assert "matters_settlement.by_id" in said
    assert "people_person.family_name" not in said


def test_the_notice_speaks_every_language_of_the_house() -> None:
    assert {language.code for language in LANGUAGES} == set(languages())
    for code in languages():
        assert len(privacy_notice(OFFICE, code).sections) == len(privacy_notice(OFFICE, "de").sections)


def test_a_translated_notice_is_marked_as_a_draft_and_the_german_one_is_not() -> None:
    assert privacy_notice(OFFICE, "uk").is_draft
    assert not privacy_notice(OFFICE, "de").is_draft


def test_a_visitor_reads_the_notice_in_arabic_from_the_foot_of_every_page(world: World, visitor: Client) -> None:
    assert "/datenschutzhinweise/" in visitor.get("/").text
    page = visitor.get("/datenschutzhinweise/?sprache=ar").text
    assert "ماذا يحدث لبياناتك" in page


def test_a_paper_that_does_not_exist_is_not_there(world: World) -> None:
    assert world.browser(world.ihde).get("/startpaket/zeitung/").status_code == 404
