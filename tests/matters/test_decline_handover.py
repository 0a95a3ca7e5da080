# SPDX-License-Identifier: EUPL-1.2
"""Ablehnung: no is an answer when it says why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from kurzweg.events.kinds import Kind, Reason
from kurzweg.events.models import LogEvent
from kurzweg.matters.models import Handover, Matter
from tests.world import MONDAY, World

LATER = MONDAY + timedelta(hours=2)


def offered(world: World) -> Handover:
    with world.as_(world.brandt):
        return world.matter().offer_to(world.units["leistung"], "Miete prüfen.", by=world.brandt, at=MONDAY)


def test_after_a_refusal_the_giver_is_responsible_as_before(world: World) -> None:
    handover = offered(world)
    with world.as_(world.celik):
        handover.decline(Reason.NOT_OURS, "Das ist Wohngeld.", by=world.celik, at=LATER)
    with world.as_(world.brandt):
        assert Matter.objects.get().unit_id == world.units["auslaenderrecht-1"]
        assert Handover.objects.get().decline_note == "Das ist Wohngeld."


def test_declining_needs_a_reason_says_the_database(world: World) -> None:
    handover = offered(world)
    with (
        world.as_(world.celik),
        connection.cursor() as cursor,
        pytest.raises(IntegrityError, match="declined_with_a_reason"),
        transaction.atomic(),
    ):
        cursor.execute(
            "update matters_handover set declined_by_id = %s, declined_at = %s where id = %s",
            [world.celik.pk, LATER, handover.pk],
        )


def test_declining_needs_a_reason_says_the_page(world: World) -> None:
    handover = offered(world)
    answer = world.browser(world.celik).post(f"/anliegen/{handover.number}/ablehnung/", {"note": "Nein."})
    assert answer.status_code == 422
    assert "Wählen Sie einen Grund. Die andere Einheit muss ihn kennen." in answer.text
    assert "Nein." in answer.text
    with world.as_(world.celik):
        assert Handover.objects.get().is_open


def test_declining_twice_writes_one_event_with_its_reason(world: World) -> None:
    handover = offered(world)
    with world.as_(world.celik):
        handover.decline(Reason.PAPERS_MISSING, "", by=world.celik, at=LATER)
        handover.decline(Reason.OTHER, "", by=world.celik, at=LATER)
    with world.as_(world.brandt):
        events = LogEvent.objects.of_matter(handover.matter_id).in_order()
        assert [(event.kind, event.reason) for event in events] == [
            (Kind.MatterOpened, None),
            (Kind.HandoverOffered, None),
            (Kind.HandoverDeclined, Reason.PAPERS_MISSING),
        ]


def test_the_giver_reads_who_declined_and_why(world: World) -> None:
    handover = offered(world)
    sent = {"reason": str(Reason.NOT_OURS.value), "note": "Das ist Wohngeld."}
    answer = world.browser(world.celik).post(f"/anliegen/{handover.number}/ablehnung/", sent)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/anliegen/")
    brandt = world.browser(world.brandt)
    page = brandt.get(f"/anliegen/{handover.number}/")
    assert "Leistungsstelle hat abgelehnt" in page.text
    assert "Wir sind nicht zuständig." in page.text
    assert "Das ist Wohngeld." in page.text
    assert "Leistungsstelle hat abgelehnt: Wir sind nicht zuständig" in brandt.get("/anliegen/").text
