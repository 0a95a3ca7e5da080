# SPDX-License-Identifier: EUPL-1.2
"""Several editors at once: nothing typed is lost, nothing is published twice, nobody is left without a word."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

from django.db import connections, transaction

from kurzweg.accounts.models import Staff
from kurzweg.catalogue.draft import current_draft
from kurzweg.catalogue.errors import DayTakenError, EditedMeanwhileError, PublishedMeanwhileError
from kurzweg.catalogue.models import CataloguePublication, CatalogueRevision
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.services.models import CatalogueVersion
from kurzweg.walls.identity import JOB, acting_as
from tests.catalogue.desk import DULDUNG, NEW_YEAR, now
from tests.world import World

EDITORS = 4
DISH = DULDUNG._replace(code="visum-verlaengerung")


def test_of_those_who_write_the_same_part_at_once_one_wins_and_each_other_keeps_the_text(
    committed_world: World,
) -> None:
    world = committed_world

    def write(place: int, who: Staff) -> str:
        text = {"title": f"Назва {place}", "summary": "x"}
        CatalogueRevision.objects.write(DULDUNG, text, seen=0, by=who, at=now())
        return "won"

    told = _all_at_once(world, write)
    assert told.count("won") == 1
    assert all("hat diesen Teil inzwischen geändert" in sentence for sentence in told if sentence != "won")
    with transaction.atomic(), acting_as(JOB):
        assert CatalogueRevision.objects.of(DULDUNG).count() == 1


def test_of_those_who_publish_for_the_same_day_one_wins_and_the_others_are_told(committed_world: World) -> None:
    world = committed_world
    with transaction.atomic(), world.as_(world.gruber):
        CatalogueRevision.objects.write(DISH, {"title": "x", "summary": "y"}, seen=0, by=world.gruber, at=now())
        after = current_draft().last

    def publish(_place: int, who: Staff) -> str:
        return str(CataloguePublication.publish([DISH.whole], on=NEW_YEAR, after=after, by=who, at=now()).pk)

    told = _all_at_once(world, publish)
    with transaction.atomic(), acting_as(JOB):
        (version,) = CatalogueVersion.objects.filter(in_force__startswith=NEW_YEAR).values_list("pk", flat=True)
        assert CatalogueVersion.objects.published().count() == 2
        assert LogEvent.objects.filter(activity=Kind.CataloguePublished).count() == 1
    slower = [sentence for sentence in told if sentence != str(version)]
    assert slower
    assert all(" hat inzwischen veröffentlicht (" in sentence for sentence in slower)


def test_a_publication_and_an_edit_at_once_leave_the_edit_in_the_draft_or_in_the_version(
    committed_world: World,
) -> None:
    world = committed_world
    later = DULDUNG._replace(code="widerspruch")
    with transaction.atomic(), world.as_(world.gruber):
        CatalogueRevision.objects.write(later, {"title": "a", "summary": "b"}, seen=0, by=world.gruber, at=now())
        last = current_draft().last
        seen = current_draft().stand(later).number

    def either(place: int, who: Staff) -> str:
        if place:
            text = {"title": f"neu {place}", "summary": "b"}
            CatalogueRevision.objects.write(later, text, seen=seen, by=who, at=now())
            return "written"
        on = NEW_YEAR + timedelta(days=7)
        CataloguePublication.publish([later.whole], on=on, after=last, by=who, at=now())
        return "published"

    told = _all_at_once(world, either)
    assert (told.count("published"), told.count("written")) == (1, 1)
    with transaction.atomic(), world.as_(world.gruber):
        draft = current_draft()
        held = draft.parts[later]
        assert isinstance(held, dict)
        assert held["title"].startswith("neu ")


def _all_at_once(world: World, act: Callable[[int, Staff], str]) -> list[str]:
    told = [""] * EDITORS
    barrier = threading.Barrier(EDITORS)

    def run(place: int) -> None:
        who = (world.gruber, world.kaya)[place % 2]
        try:
            with transaction.atomic(), world.as_(who):
                barrier.wait(timeout=20)
                told[place] = act(place, who)
        except (EditedMeanwhileError, PublishedMeanwhileError, DayTakenError) as slower:
            told[place] = str(slower)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(EDITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return told
