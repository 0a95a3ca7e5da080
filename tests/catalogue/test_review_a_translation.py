# SPDX-License-Identifier: EUPL-1.2
"""Reviewing: a second person vouches for a translation, and a changed German text makes it outdated."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from kurzweg.catalogue.draft import current_draft
from kurzweg.catalogue.errors import EditedMeanwhileError, NothingToReviewError, OwnTextError
from kurzweg.catalogue.models import CatalogueRevision
from tests.catalogue.desk import (
    DULDUNG,
    GERMAN,
    GERMAN_WORDS,
    WORDS,
    now,
    publishes,
    reviews,
    shown,
    state_of,
    writes,
)
from tests.world import World

PAGE = "/leistungen/leistung/duldung/text/uk/pruefung/"


def test_a_second_person_makes_a_translation_reviewed(world: World) -> None:
    writes(world, world.gruber)
    reviews(world, world.kaya)
    with world.as_(world.gruber):
        assert state_of() == "reviewed"


def test_nobody_reviews_their_own_words(world: World) -> None:
    writes(world, world.gruber)
    with pytest.raises(OwnTextError, match="Diesen Text haben Sie selbst geschrieben"):
        reviews(world, world.gruber)


def test_taking_back_somebody_elses_words_does_not_let_their_author_review_their_own(world: World) -> None:
    writes(world, world.gruber)
    edit = writes(world, world.kaya, {"title": "Інше", "summary": "Інше."}, seen=1)
    assert edit is not None
    with world.as_(world.ebert):
        CatalogueRevision.objects.take_back(edit, by=world.ebert, at=now())
    with pytest.raises(OwnTextError):
        reviews(world, world.gruber, seen=3)
    assert reviews(world, world.kaya, seen=3) is not None


def test_the_database_refuses_who_reviews_their_own_words(world: World) -> None:
    writes(world, world.gruber)
    with world.as_(world.gruber), pytest.raises(DatabaseError, match="Nobody reviews their own words"):
        _by_hand(world, kind="reviewed", value={**WORDS, "status": "reviewed"})


@pytest.mark.parametrize(
    ("kind", "status", "refusal"),
    [("written", "reviewed", "waits for its review"), ("reviewed", "draft", "Only a translation can be reviewed")],
)
def test_the_database_knows_what_written_and_reviewed_mean(world: World, kind: str, status: str, refusal: str) -> None:
    with world.as_(world.gruber), pytest.raises(DatabaseError, match=refusal):
        _by_hand(world, kind=kind, value={**WORDS, "status": status}, number=1)


def _by_hand(world: World, *, kind: str, value: dict[str, str], number: int = 2) -> None:
    with transaction.atomic():
        CatalogueRevision.objects.create(
            **DULDUNG._asdict(), number=number, kind=kind, value=value, by=world.gruber, at=now()
        )


def test_a_text_that_shipped_can_be_reviewed_by_every_editor(world: World) -> None:
    assert reviews(world, world.ebert, seen=0) is not None


def test_reviewing_twice_changes_nothing(world: World) -> None:
    reviews(world, world.kaya, seen=0)
    assert reviews(world, world.kaya, seen=1) is None


def test_words_that_changed_meanwhile_are_not_reviewed_unread(world: World) -> None:
    writes(world, world.gruber)
    with pytest.raises(EditedMeanwhileError):
        reviews(world, world.kaya, seen=0)


def test_the_german_text_and_a_missing_one_cannot_be_reviewed(world: World) -> None:
    with pytest.raises(NothingToReviewError):
        reviews(world, world.kaya, place=GERMAN, seen=0)
    with pytest.raises(NothingToReviewError):
        reviews(world, world.kaya, place=DULDUNG.beside("text", "so"), seen=0)


def test_a_changed_german_text_makes_every_translation_outdated(world: World) -> None:
    reviews(world, world.kaya, seen=0)
    writes(world, world.gruber, GERMAN_WORDS, place=GERMAN)
    with world.as_(world.gruber):
        draft = current_draft()
        translations = [place for place in draft.parts if place.whole == DULDUNG.whole and place.part == "text"]
        assert {state_of(place) for place in translations if place.language != "de"} == {"outdated"}


def test_visitors_read_an_outdated_translation_with_its_mark(world: World) -> None:
    reviews(world, world.kaya, seen=0)
    publishes(world, world.gruber)
    with world.as_(world.gruber):
        assert shown()[1] is False
    writes(world, world.gruber, GERMAN_WORDS, place=GERMAN)
    with world.as_(world.gruber):
        draft = current_draft()
        assert draft.catalogue.services["duldung"].title("uk").is_draft


def test_the_old_german_text_back_makes_the_translations_stand_again(world: World) -> None:
    reviews(world, world.kaya, seen=0)
    edit = writes(world, world.gruber, GERMAN_WORDS, place=GERMAN)
    assert edit is not None
    with world.as_(world.gruber):
        CatalogueRevision.objects.take_back(edit, by=world.gruber, at=now())
        assert state_of() == "reviewed"


def test_a_second_person_may_say_that_an_outdated_translation_still_fits(world: World) -> None:
    writes(world, world.gruber)
    writes(world, world.gruber, GERMAN_WORDS, place=GERMAN)
    reviews(world, world.kaya)
    with world.as_(world.gruber):
        assert state_of() == "reviewed"


def test_the_writer_may_say_that_the_same_words_fit_the_new_german_text(world: World) -> None:
    writes(world, world.gruber)
    writes(world, world.gruber, GERMAN_WORDS, place=GERMAN)
    assert writes(world, world.gruber, seen=1) is not None
    with world.as_(world.gruber):
        assert state_of() == "draft"


def test_the_page_asks_whether_the_reviewer_reads_the_language(world: World) -> None:
    writes(world, world.gruber)
    kaya = world.browser(world.kaya)
    answer = kaya.post(PAGE, {"seen": "1"})
    assert answer.status_code == 422
    assert "Bestätigen Sie, dass Sie die Sprache lesen" in answer.content.decode()
    assert kaya.post(PAGE, {"seen": "1", "read": "1"}).status_code == 302


def test_the_page_tells_the_writer_to_ask_somebody_else(world: World) -> None:
    writes(world, world.gruber)
    gruber = world.browser(world.gruber)
    assert "Diesen Text haben Sie selbst geschrieben" in gruber.get(PAGE).content.decode()
    assert gruber.post(PAGE, {"seen": "1", "read": "1"}).status_code == 403


def test_the_page_of_the_service_says_who_wrote_and_who_reviewed_and_from_which_german_text(world: World) -> None:
    writes(world, world.gruber)
    reviews(world, world.kaya)
    writes(world, world.ebert, GERMAN_WORDS, place=GERMAN)
    page = world.browser(world.gruber).get("/leistungen/leistung/duldung/?neben=uk").content.decode()
    assert "Geschrieben von Frau Gruber" in page
    assert "Geprüft von Herr Kaya" in page
    assert "Übersetzt aus einem früheren deutschen Text" in page
    assert "Sie müssten ausreisen, aber die Abschiebung ist zurzeit ausgesetzt." in page
