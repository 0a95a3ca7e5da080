# SPDX-License-Identifier: EUPL-1.2
"""The draft as visitors will see it: the finder's own page, for editors only, and never in the log."""

from __future__ import annotations

from django.test import Client

from kurzweg.catalogue.preview import url_of_preview
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.walls.identity import JOB, acting_as
from tests.catalogue.desk import DULDUNG, writes
from tests.catalogue.test_add_a_service import makes_a_service
from tests.world import World

PREVIEW = "/zustaendigkeit/duldung/?entwurf=1"
ENGLISH = DULDUNG.beside("text", "en")
WORDS = {"title": "Stay for now", "summary": "You may stay for now."}


def test_an_editor_reads_the_draft_on_the_page_of_the_finder(world: World) -> None:
    writes(world, world.gruber, WORDS, place=ENGLISH)
    page = world.browser(world.kaya).get(PREVIEW + "&sprache=en&surname=W").content.decode()
    assert "Stay for now" in page
    assert "This is a draft" in page


def test_every_link_of_the_preview_stays_in_the_draft(world: World) -> None:
    page = world.browser(world.gruber).get(PREVIEW + "&surname=W").content.decode()
    assert "/zustaendigkeit/duldung/?entwurf=1" in page


def test_the_link_of_the_editor_leads_there_in_the_language_that_is_edited(world: World) -> None:
    assert url_of_preview(DULDUNG, "ar") == "/zustaendigkeit/duldung/?entwurf=1&sprache=ar"
    assert url_of_preview(DULDUNG._replace(shelf="documents"), "ar") == ""


def test_nobody_else_finds_the_draft(world: World, visitor: Client) -> None:
    assert visitor.get(PREVIEW).status_code == 404
    assert world.browser(world.brandt).get(PREVIEW).status_code == 404


def test_looking_at_the_draft_is_no_question_of_a_visitor_and_draws_no_number(world: World) -> None:
    page = world.browser(world.gruber).get(PREVIEW + "&surname=W").content.decode()
    assert "Ausländerrecht 1" in page or "Ausländerrecht 2" in page
    assert 'action="/ticket/"' not in page
    with acting_as(JOB):
        asked = LogEvent.objects.filter(activity__in=[Kind.ServiceAsked, Kind.ResponsibilityShown])
        assert not asked.exists()


def test_a_new_service_can_be_looked_at_before_anybody_is_responsible(world: World) -> None:
    makes_a_service(world)
    page = world.browser(world.gruber).get("/zustaendigkeit/wohngeld-plus/?entwurf=1").content.decode()
    assert "Wohngeld-Plus" in page
    assert "Dafür ist noch niemand benannt" in page


def test_visitors_do_not_find_it(world: World, visitor: Client) -> None:
    makes_a_service(world)
    assert visitor.get("/zustaendigkeit/wohngeld-plus/").status_code == 404
