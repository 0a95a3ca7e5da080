# SPDX-License-Identifier: EUPL-1.2
"""Undo: an edit is taken back by another edit; nothing is lost, and the history says who and when."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from kurzweg.catalogue.draft import current_draft
from kurzweg.catalogue.errors import ChangedSinceError, EntryIsPublishedError, StillNeededError
from kurzweg.catalogue.models import CatalogueRevision
from tests.catalogue.desk import DULDUNG, WORDS, now, publishes, reviews, state_of, writes
from tests.catalogue.test_add_a_service import PAPER, SERVICE, makes_a_paper, makes_a_service
from tests.world import World

OTHER = {"title": "Інше", "summary": "Інше."}


def takes_back(world: World, edit: CatalogueRevision | None) -> CatalogueRevision:
    assert edit is not None
    with world.as_(world.kaya):
        return CatalogueRevision.objects.take_back(edit, by=world.kaya, at=now())


def test_the_first_edit_taken_back_leaves_what_shipped(world: World) -> None:
    takes_back(world, writes(world, world.gruber))
    with world.as_(world.gruber):
        draft = current_draft()
        assert draft.parts[DULDUNG] == draft.published[DULDUNG]


def test_a_later_edit_taken_back_leaves_the_one_before(world: World) -> None:
    writes(world, world.gruber)
    takes_back(world, writes(world, world.gruber, OTHER, seen=1))
    with world.as_(world.gruber):
        assert current_draft().parts[DULDUNG] == {**WORDS, "status": "draft"}


def test_a_review_taken_back_makes_the_text_wait_again(world: World) -> None:
    takes_back(world, reviews(world, world.kaya, seen=0))
    with world.as_(world.gruber):
        assert state_of() == "draft"


def test_taking_back_twice_changes_nothing(world: World) -> None:
    edit = writes(world, world.gruber)
    assert takes_back(world, edit) == takes_back(world, edit)


def test_taking_back_the_taking_back_brings_the_words_again(world: World) -> None:
    takes_back(world, takes_back(world, writes(world, world.gruber)))
    with world.as_(world.gruber):
        assert current_draft().parts[DULDUNG] == {**WORDS, "status": "draft"}


def test_an_edit_on_which_another_stands_is_taken_back_after_that_one(world: World) -> None:
    edit = writes(world, world.gruber)
    writes(world, world.kaya, OTHER, seen=1)
    with pytest.raises(ChangedSinceError, match="Dieser Teil wurde danach noch einmal geändert"):
        takes_back(world, edit)


def test_the_database_lets_only_the_newest_edit_of_a_part_be_taken_back(world: World) -> None:
    edit = writes(world, world.gruber)
    writes(world, world.kaya, OTHER, seen=1)
    with world.as_(world.kaya), pytest.raises(DatabaseError, match="Only the newest edit"), transaction.atomic():
        CatalogueRevision.objects.create(
            **DULDUNG._asdict(), number=3, kind="taken_back", undoes=edit, value=None, by=world.kaya, at=now()
        )


def test_a_first_translation_taken_back_is_missing_again(world: World) -> None:
    makes_a_paper(world)
    paper = PAPER.beside("text", "uk")
    takes_back(world, writes(world, world.gruber, {"title": "Свідоцтво"}, place=paper))
    with world.as_(world.gruber):
        assert paper not in current_draft().parts


def test_a_new_service_taken_back_is_gone_and_can_be_brought_again(world: World) -> None:
    gone = takes_back(world, makes_a_service(world))
    with world.as_(world.gruber):
        assert SERVICE not in current_draft().parts
    takes_back(world, gone)
    with world.as_(world.gruber):
        assert SERVICE in current_draft().parts


def test_a_paper_that_a_service_asks_for_is_not_taken_back(world: World) -> None:
    made = makes_a_paper(world)
    writes(world, world.gruber, [PAPER.code], place=DULDUNG.beside("papers"))
    with pytest.raises(StillNeededError, match="Nehmen Sie es zuerst dort heraus"):
        takes_back(world, made)


def test_what_visitors_have_seen_stays_in_the_catalogue(world: World) -> None:
    made = makes_a_service(world)
    publishes(world, world.gruber, place=SERVICE)
    with pytest.raises(EntryIsPublishedError, match="Eine Leistung lassen Sie an einem Tag enden"):
        takes_back(world, made)


def test_the_history_says_who_did_what_and_offers_the_way_back(world: World) -> None:
    edit = writes(world, world.gruber)
    reviews(world, world.kaya)
    assert edit is not None
    page = world.browser(world.ebert).get("/leistungen/leistung/duldung/verlauf/").content.decode()
    assert "<bdi>Frau Gruber</bdi>" in page
    assert "<bdi>Herr Kaya</bdi>" in page
    assert page.count("/ruecknahme/") == 1  # only the newest of a part


def test_after_saving_one_click_takes_it_back(world: World) -> None:
    gruber = world.browser(world.gruber)
    sent = {"title": "x", "summary": "y", "seen": "0"}
    page = gruber.post("/leistungen/leistung/duldung/text/uk/", sent, follow=True).content.decode()
    with world.as_(world.gruber):
        address = f"/leistungen/bearbeitungen/{CatalogueRevision.objects.get().pk}/ruecknahme/"
    assert f'action="{address}"' in page
    assert gruber.post(address).status_code == 302
    with world.as_(world.gruber):
        assert current_draft().parts[DULDUNG] == current_draft().published[DULDUNG]


def test_a_way_back_that_is_closed_leads_to_the_history_with_the_reason(world: World) -> None:
    edit = writes(world, world.gruber)
    writes(world, world.kaya, OTHER, seen=1)
    assert edit is not None
    answer = world.browser(world.gruber).post(f"/leistungen/bearbeitungen/{edit.pk}/ruecknahme/", follow=True)
    assert "Nehmen Sie zuerst die neuere Änderung zurück." in answer.content.decode()
    assert answer.redirect_chain[-1][0] == "/leistungen/leistung/duldung/verlauf/"
