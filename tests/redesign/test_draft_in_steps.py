# SPDX-License-Identifier: EUPL-1.2
"""Entwerfen in Schritten: every step has who and when, goes back and forth, and nothing that was typed is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from kurzweg.accounts.models import Staff
from kurzweg.engine.structure import Structure as Plan
from kurzweg.redesign.errors import (
    NoLongerOpenError,
    NotReadableError,
    OvertakenError,
    RefusedChangeError,
    TooLongError,
)
from kurzweg.redesign.models import Draft, Revision
from kurzweg.walls.identity import ANONYMOUS, acting_as
from kurzweg.walls.keys import uuid7
from tests.heads import head_of_office
from tests.redesign.drafts import TEXT, begun, plan_of, renamed
from tests.world import MONDAY, World

LATER = MONDAY + timedelta(hours=1)
BROKEN = TEXT.replace("units:", "units: [")


def rename(draft: Draft, name: str, *, seen: int, by: Staff, unit: str = "leistung") -> Revision:
    def edit(plan: Plan) -> Plan:
        return renamed(plan, name, unit)

    return draft.change(edit, aspect=lambda plan: plan.unit(unit), seen=seen, by=by, at=LATER)


def steps(draft: Draft) -> list[tuple[int, str, str]]:
    return [(one.number, one.german, one.by.username) for one in draft.revisions.newest_first().reverse()]


def test_a_draft_begins_with_the_text_it_was_begun_from(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)
        assert draft.head.content == TEXT
        assert draft.head.label == "für Tests"
        assert steps(draft) == [(1, "Der Entwurf wurde begonnen.", "gruber")]


def test_beginning_twice_with_one_click_makes_one_draft(world: World) -> None:
    with world.as_(world.gruber):
        key = uuid7()
        one, other = (Draft.begin(TEXT, key=key, by=world.gruber, at=MONDAY) for _ in range(2))
        assert one == other
        assert Revision.objects.count() == 1


def test_a_change_in_the_picture_changes_only_its_line_of_the_text(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)
        rename(draft, "Geld und Wohnen", seen=1, by=world.gruber)
        before, after = TEXT.splitlines(), draft.head.content.splitlines()
        assert [(old.strip(), new.strip()) for old, new in zip(before, after, strict=True) if old != new] == [
            ("name: Leistungsstelle", "name: Geld und Wohnen")
        ]
        assert steps(draft)[-1] == (2, "Einheit Leistungsstelle heißt künftig Geld und Wohnen.", "gruber")


def test_a_change_of_the_text_changes_the_picture(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)
        draft.rewrite(TEXT.replace("name: Leistungsstelle", "name: Geld"), seen=1, by=world.gruber, at=LATER)
        assert dict(plan_of(draft).unit("leistung").name) == {"de": "Geld"}


def test_back_and_forth_are_steps_too(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)
        rename(draft, "Geld", seen=1, by=world.gruber)
        changed = draft.head.content
        draft.undo(seen=2, by=world.gruber, at=LATER)
        assert draft.head.content == TEXT
        draft.redo(seen=3, by=world.gruber, at=LATER)
        assert draft.head.content == changed
        assert [told for _number, told, _by in steps(draft)[2:]] == [
            "Schritt 2 zurückgenommen: Einheit Leistungsstelle heißt künftig Geld.",
            "Schritt 2 wiederhergestellt: Einheit Leistungsstelle heißt künftig Geld.",
        ]


def test_at_both_ends_nothing_happens(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)
        draft.undo(seen=1, by=world.gruber, at=LATER)
        draft.redo(seen=1, by=world.gruber, at=LATER)
        assert draft.head.number == 1


def test_several_steps_back_and_another_way_from_there(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)
        for seen, name in enumerate(("Eins", "Zwei"), start=1):
            rename(draft, name, seen=seen, by=world.gruber)
        draft.undo(seen=3, by=world.gruber, at=LATER)
        draft.undo(seen=4, by=world.gruber, at=LATER)
        assert draft.head.content == TEXT
        rename(draft, "Drei", seen=5, by=world.gruber)
        assert not draft.can_redo
        draft.undo(seen=6, by=world.gruber, at=LATER)
        draft.redo(seen=7, by=world.gruber, at=LATER)
        assert dict(plan_of(draft).unit("leistung").name) == {"de": "Drei"}


def test_going_back_twice_with_one_click_goes_back_once(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)
        for seen, name in enumerate(("Eins", "Zwei"), start=1):
            rename(draft, name, seen=seen, by=world.gruber)
        for _click in range(2):
            draft.undo(seen=3, by=world.gruber, at=LATER)
        assert dict(plan_of(draft).unit("leistung").name) == {"de": "Eins"}


def test_the_same_text_again_is_no_step(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)
        draft.rewrite(TEXT, seen=1, by=world.gruber, at=LATER)
        draft.rewrite(TEXT.replace("\n", "\r\n"), seen=1, by=world.gruber, at=LATER)
        assert draft.head.number == 1


def test_a_text_is_kept_in_its_one_canonical_form(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)
        draft.rewrite(TEXT.replace("land: ST", 'land:    "ST"') + "\n\n", seen=1, by=world.gruber, at=LATER)
        assert draft.head.number == 1


def test_a_text_with_comments_or_mistakes_is_kept_as_it_was_typed(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)
        commented = f"# noch mit dem Personalrat klären\n{TEXT}"
        draft.rewrite(commented, seen=1, by=world.gruber, at=LATER)
        assert draft.head.content == commented
        draft.rewrite(BROKEN, seen=2, by=world.gruber, at=LATER)
        assert draft.head.content == BROKEN
        assert draft.head.label == "für Tests"


def test_the_picture_does_not_touch_a_text_that_nobody_can_read(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber, BROKEN)
        with pytest.raises(NotReadableError, match="noch nicht lesbar"):
            rename(draft, "Geld", seen=1, by=world.gruber)


def test_a_change_that_contradicts_itself_is_refused_in_words(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)

        def without_leistung(plan: Plan) -> Plan:
            return replace(plan, units=tuple(unit for unit in plan.units if unit.id != "leistung"))

        with pytest.raises(RefusedChangeError, match='Es gibt hier nicht: Einheit "leistung"'):
            draft.change(without_leistung, aspect=lambda plan: plan, seen=1, by=world.gruber, at=LATER)
        assert draft.head.number == 1


def test_who_was_overtaken_is_told_by_whom(world: World) -> None:
    head = head_of_office(world)
    with world.as_(world.gruber):
        draft = begun(world.gruber)
    with world.as_(head):
        rename(draft, "Geld", seen=1, by=head)
    with world.as_(world.gruber):
        with pytest.raises(OvertakenError, match="Frau Jansen hat inzwischen gespeichert: Einheit Leistungsstelle"):
            draft.rewrite(TEXT.replace("land: ST", "land: NW"), seen=1, by=world.gruber, at=LATER)
        with pytest.raises(OvertakenError):
            rename(draft, "Wohnen", seen=1, by=world.gruber)
        with pytest.raises(OvertakenError):
            draft.undo(seen=1, by=world.gruber, at=LATER)
        assert dict(plan_of(draft).unit("leistung").name) == {"de": "Geld"}


def test_two_people_who_change_two_units_both_get_their_way(world: World) -> None:
    head = head_of_office(world)
    with world.as_(world.gruber):
        draft = begun(world.gruber)
    with world.as_(head):
        rename(draft, "Geld", seen=1, by=head)
    with world.as_(world.gruber):
        rename(draft, "Jugend und Familie", seen=1, by=world.gruber, unit="jugend")
        names = {unit.id: dict(unit.name)["de"] for unit in plan_of(draft).units}
        assert (names["leistung"], names["jugend"]) == ("Geld", "Jugend und Familie")


def test_the_second_click_of_a_change_is_no_step(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)
        for _click in range(2):
            rename(draft, "Geld", seen=1, by=world.gruber)
        assert draft.head.number == 2


def test_a_discarded_draft_rests_until_it_is_taken_up_again(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)
        draft.discard(by=world.gruber, at=LATER)
        assert (list(Draft.objects.open()), list(Draft.objects.discarded())) == ([], [draft])
        with pytest.raises(NoLongerOpenError, match="verworfen"):
            rename(draft, "Geld", seen=1, by=world.gruber)
        draft.take_up()
        rename(draft, "Geld", seen=1, by=world.gruber)
        assert list(Draft.objects.open()) == [draft]


def test_more_than_a_megabyte_is_no_structure(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)
        with pytest.raises(TooLongError, match="länger als 1 MB"):
            draft.rewrite("ä" * 500_001, seen=1, by=world.gruber, at=LATER)


def test_nul_signs_never_reach_the_database(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)
        draft.rewrite("a\0b", seen=1, by=world.gruber, at=LATER)
        assert draft.head.content == "ab"


def test_drafts_are_seen_by_those_who_draft_and_by_nobody_else(world: World) -> None:
    with world.as_(world.gruber):
        begun(world.gruber)
    for person in (world.brandt, world.ebert, world.ihde, world.haddad):
        with world.as_(person):
            assert (Draft.objects.count(), Revision.objects.count()) == (0, 0)
    with acting_as(ANONYMOUS):
        assert (Draft.objects.count(), Revision.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "statement",
    [
        "update redesign_revision set text = 'x'",
        "delete from redesign_revision",
        "delete from redesign_draft",
        "update redesign_draft set source = 'x'",
    ],
)
def test_a_saved_step_is_never_changed(world: World, statement: str) -> None:
    with world.as_(world.gruber), connection.cursor() as cursor:
        begun(world.gruber)
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(statement)


def test_one_step_follows_the_other_and_bears_the_name_of_who_made_it(world: World) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber)
        step = {"draft": draft, "label": "", "german": "", "english": "", "at": LATER}
        with pytest.raises(IntegrityError, match="one_step_after_another"), transaction.atomic():
            Revision.objects.create(number=1, text="a", by=world.gruber, **step)
        with pytest.raises(IntegrityError, match="a_step_writes_or_restores"), transaction.atomic():
            Revision.objects.create(number=2, text="a", restores=draft.head, by=world.gruber, **step)
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Revision.objects.create(number=2, text="a", by=world.brandt, **step)
