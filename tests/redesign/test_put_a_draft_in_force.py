# SPDX-License-Identifier: EUPL-1.2
"""Inkrafttreten aus dem Entwurf: proven, on a coming day, with nobody's matter left behind; and back until that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from kurzweg.accounts.models import Staff
from kurzweg.engine.structure import Structure as Plan
from kurzweg.engine.structure import write
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.offices.errors import AlreadyInForceError, NotProvenError
from kurzweg.offices.live import live_structure
from kurzweg.offices.models import Structure
from kurzweg.redesign import edits
from kurzweg.redesign.errors import DayNotAheadError, NoLongerOpenError, OvertakenError, StandsInTheWayError
from kurzweg.redesign.models import Draft, Publication
from tests.heads import head_of_office
from tests.redesign.drafts import TEXT, begun, renamed, with_gap
from tests.small_office import small_office
from tests.world import World

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
SOON = TODAY + timedelta(days=14)


@pytest.fixture
def head(world: World) -> Staff:
    return head_of_office(world)


def drafted(by: Staff, plan: Plan) -> Draft:
    return begun(by, write(plan), at=NOW)


def publish(draft: Draft, by: Staff, on: date = SOON) -> Structure:
    return draft.publish(on=on, seen=draft.head.number, by=by, at=NOW)


def without_second_letters(*, heir: str) -> Plan:
    plan = edits.end_unit(small_office(), "auslaenderrecht-2", heir="auslaenderrecht-1")
    return plan if heir else replace(plan, successors=())


def test_from_its_day_on_the_office_works_by_it(world: World, head: Staff) -> None:
    with world.as_(head):
        structure = publish(drafted(head, renamed(small_office(), "Geld und Wohnen")), head)
        assert structure.plan.valid_from == SOON
        assert live_structure(SOON).name_of(world.units["leistung"]) == "Geld und Wohnen"
        assert live_structure(SOON - timedelta(days=1)).name_of(world.units["leistung"]) == "Leistungsstelle"
        assert structure.drafted_from == Structure.objects.in_force_on(TODAY).get()


def test_which_step_became_which_structure_is_kept(world: World, head: Staff) -> None:
    with world.as_(head):
        draft = drafted(head, small_office())
        structure = publish(draft, head)
        kept = Publication.objects.get()
        assert (kept.draft, kept.revision, kept.structure) == (draft, draft.head, structure)
        assert (structure.published_by, structure.published_at) == (head, NOW)


def test_publishing_twice_changes_nothing(world: World, head: Staff) -> None:
    with world.as_(head):
        draft = drafted(head, small_office())
        assert publish(draft, head) == publish(draft, head)
        assert LogEvent.objects.filter(activity=Kind.StructureWentLive, at=NOW).count() == 1


def test_what_leaves_somebody_without_a_unit_does_not_come_into_force(world: World, head: Staff) -> None:
    with world.as_(head), pytest.raises(NotProvenError, match="Befunde sind offen"):
        publish(drafted(head, with_gap(small_office())), head)


@pytest.mark.parametrize("days", [0, -1, -400])
def test_a_day_that_has_come_is_refused(world: World, head: Staff, days: int) -> None:
    with world.as_(head), pytest.raises(DayNotAheadError, match="frühestens morgen"):
        publish(drafted(head, small_office()), head, TODAY + timedelta(days=days))


def test_only_the_step_that_was_looked_at_is_published(world: World, head: Staff) -> None:
    with world.as_(head):
        draft = drafted(head, small_office())
        draft.rewrite(TEXT.replace("land: ST", "land: NW"), seen=1, by=head, at=NOW)
        with pytest.raises(OvertakenError):
            draft.publish(on=SOON, seen=1, by=head, at=NOW)


def test_a_second_draft_for_the_same_day_is_told_of_the_first(world: World, head: Staff) -> None:
    with world.as_(head):
        publish(drafted(head, replace(small_office(), label="die erste")), head)
        with pytest.raises(AlreadyInForceError, match="die erste"):
            publish(drafted(head, replace(small_office(), label="die zweite")), head)


def test_what_is_in_force_is_edited_no_more_until_it_is_taken_back(world: World, head: Staff) -> None:
    with world.as_(head):
        draft = drafted(head, small_office())
        structure = publish(draft, head)
        with pytest.raises(NoLongerOpenError, match="in Kraft gesetzt"):
            draft.rewrite("", seen=1, by=head, at=NOW)
        assert list(Draft.objects.open()) == []
        structure.withdraw(by=head, at=NOW)
        assert list(Draft.objects.open()) == [draft]
        draft.rewrite(TEXT.replace("label: für Tests", "label: zweiter Anlauf"), seen=1, by=head, at=NOW)
        assert publish(draft, head).label == "zweiter Anlauf"


def test_open_matters_of_a_closed_unit_need_an_heir(world: World, head: Staff) -> None:
    with world.as_(world.adler):
        world.matter(unit="servicepoint", at=NOW)
    without = edits.end_unit(small_office(), "servicepoint", heir="leistung")
    with world.as_(head):
        draft = drafted(head, replace(without, successors=()))
        with pytest.raises(StandsInTheWayError, match="Bei „Servicepoint“ liegen einige offene Anliegen"):
            publish(draft, head)
        draft.rewrite(write(without), seen=1, by=head, at=NOW)
        assert publish(draft, head).plan.successors == (("servicepoint", "leistung"),)


def test_without_open_matters_nobody_needs_to_take_over(world: World, head: Staff) -> None:
    with world.as_(head):
        assert publish(drafted(head, without_second_letters(heir="")), head).is_draft is False


def test_the_outlook_names_what_ends_and_what_begins_and_counts_no_few(world: World, head: Staff) -> None:
    with world.as_(world.brandt):
        for _ in range(5):
            world.matter(at=NOW)
    plan = edits.end_unit(small_office(), "auslaenderrecht-1", heir="auslaenderrecht-2")
    with world.as_(world.gruber):
        draft = drafted(world.gruber, renamed(plan, "Neu", "jugend"))
        outlook = draft.consequences(draft.head, on=SOON)
        (ending,) = outlook.ending
        assert (ending.name, ending.heirs, ending.how_many) == (
            "Ausländerrecht 1", ("Ausländerrecht 2",), "5 offene Anliegen",
        )  # fmt: skip
        assert outlook.obstacles == ()
        assert "Einheit Jugend heißt künftig Neu." in [change.german for change in outlook.changes]


def test_a_lane_keeps_its_unit_for_ever(world: World, head: Staff) -> None:
    with world.as_(head):
        office = small_office()
        lanes = office.unit("auslaenderrecht-1").lanes
        moved = edits.change_unit(office, "auslaenderrecht-1", lanes=())
        moved = edits.change_unit(moved, "auslaenderrecht-2", lanes=(*office.unit("auslaenderrecht-2").lanes, *lanes))
        moved = edits.change_unit(moved, "auslaenderrecht-1", lanes=(replace(lanes[0], id="neu"),))
        with pytest.raises(StandsInTheWayError, match="Der Platz „a1“ gehörte schon einer anderen Einheit"):
            publish(drafted(head, moved), head)


def test_only_who_drafts_learns_what_lies_at_a_unit(world: World) -> None:
    asked = "select code, open from redesign_open_matters(array['auslaenderrecht-1'])"
    with world.as_(world.brandt):
        world.matter(at=NOW)
        with pytest.raises(DatabaseError, match="Only who drafts"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(asked)
    with world.as_(world.gruber), connection.cursor() as cursor:
        cursor.execute(asked)
        assert cursor.fetchall() == [("auslaenderrecht-1", 1)]


def test_a_designer_publishes_nothing_whatever_the_code_does(world: World) -> None:
    with world.as_(world.gruber), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        publish(drafted(world.gruber, small_office()), world.gruber)


@pytest.fixture
def jansen(world: World, head: Staff) -> Client:
    return world.browser(head)


def spelled(day: date) -> dict[str, str]:
    return {"on_0": str(day.day), "on_1": str(day.month), "on_2": str(day.year)}


def test_on_the_page_the_head_sees_the_outlook_publishes_and_takes_back(
    world: World, head: Staff, jansen: Client
) -> None:
    with world.as_(head):
        draft = drafted(head, renamed(small_office(), "Geld"))
    address = f"/umbau/entwurf/{draft.pk}/inkrafttreten/"
    outlook = jansen.get(address, spelled(SOON)).content.decode()
    assert "Einheit Leistungsstelle heißt künftig Geld." in outlook
    assert "in Kraft setzen</span>" in outlook
    answer = jansen.post(address, {**spelled(SOON), "seen": "1"}, follow=True)
    assert "Was kommt" in answer.content.decode()
    with world.as_(head):
        number = Structure.objects.in_force_on(SOON).get().pk
    answer = jansen.post(f"/umbau/fassung/{number}/ruecknahme/", follow=True)
    assert "Was kommt" not in answer.content.decode()


@pytest.mark.parametrize("verb", ["publish", "withdraw"])
def test_who_has_sat_there_for_a_while_is_asked_once_more_who_it_is(
    world: World, head: Staff, jansen: Client, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    with world.as_(head):
        draft = drafted(head, small_office())
        address = f"/umbau/entwurf/{draft.pk}/inkrafttreten/"
        if verb == "withdraw":
            address = f"/umbau/fassung/{publish(draft, head).pk}/ruecknahme/"
        before = Structure.objects.published().count()
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(minutes=20))
    answer = jansen.post(address, {**spelled(SOON), "seen": "1"})
    assert 'type="password"' in answer.content.decode()
    with world.as_(head):
        assert Structure.objects.published().count() == before


def test_on_the_page_a_designer_reads_who_may_publish(world: World) -> None:
    with world.as_(world.gruber):
        draft = drafted(world.gruber, small_office())
    gruber = world.browser(world.gruber)
    page = gruber.get(f"/umbau/entwurf/{draft.pk}/inkrafttreten/").content.decode()
    assert "In Kraft setzen dürfen die Amtsleitung und die Administration." in page
    answer = gruber.post(f"/umbau/entwurf/{draft.pk}/inkrafttreten/", {**spelled(SOON), "seen": "1"})
    assert answer.status_code == 403


def test_on_the_page_a_gap_says_why_it_cannot_come_into_force(world: World, head: Staff, jansen: Client) -> None:
    with world.as_(head):
        draft = drafted(head, with_gap(small_office()))
    address = f"/umbau/entwurf/{draft.pk}/inkrafttreten/"
    page = jansen.get(address).content.decode()
    assert "So kann der Entwurf nicht in Kraft treten" in page
    assert "Niemand ist zuständig." in page
    answer = jansen.post(address, {**spelled(SOON), "seen": "1"})
    assert answer.status_code == 422


@pytest.mark.parametrize("day", [{"on_0": "31", "on_1": "2", "on_2": "2030"}, {}, spelled(TODAY)])
def test_a_day_that_cannot_be_is_told_at_the_field(
    world: World, head: Staff, jansen: Client, day: dict[str, str]
) -> None:
    with world.as_(head):
        draft = drafted(head, small_office())
    answer = jansen.post(f"/umbau/entwurf/{draft.pk}/inkrafttreten/", {**day, "seen": "1"})
    assert answer.status_code == 422
