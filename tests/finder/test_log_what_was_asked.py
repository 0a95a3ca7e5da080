# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection

from kurzweg.engine.responsibility import Nobody
from kurzweg.events.kinds import LANGUAGES, Kind
from kurzweg.finder.events import NobodyResponsible, ResponsibilityShown, ServiceAsked
from kurzweg.finder.views import answer as answer_view
from tests.finder.conftest import Finder
from tests.world import World

Unseen = AbstractContextManager[None]
FINDERS = (Kind.ServiceAsked, Kind.ResponsibilityShown, Kind.NobodyResponsible)


def logged(unseen: Unseen) -> list[dict[str, Any]]:
    """Everything that stands in the log about the finder, column by column."""
    with unseen, connection.cursor() as cursor:
        cursor.execute("select * from log_event where activity = any(%s) order by event_id", [list(FINDERS)])
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def test_an_answer_is_logged_as_asked_and_shown(finder: Finder, world: World, unseen: Unseen) -> None:
    finder.ask("duldung", "ar", surname="War")

    asked, shown = logged(unseen)
    assert (asked["activity"], shown["activity"]) == (Kind.ServiceAsked, Kind.ResponsibilityShown)
    assert asked["service"] == shown["service"] == world.services["duldung"].pk
    assert asked["language"] == LANGUAGES["ar"]
    assert (asked["unit"], shown["unit"]) == (None, world.units["auslaenderrecht-1"])


def test_the_log_holds_service_language_and_unit_and_nothing_of_the_person(finder: Finder, unseen: Unseen) -> None:
    finder.ask("duldung", surname="Warsame")
    always = {"event_id", "at", "recorded_at", "activity", "phase", "org_version", "attrs"}

    for row in logged(unseen):
        filled = {name for name, value in row.items() if value is not None} - always
        assert filled <= {"service", "language", "unit"}
        assert row["attrs"] in ({}, "{}")
        assert "War" not in str(row)


def test_questions_and_searches_leave_no_trace(finder: Finder, unseen: Unseen) -> None:
    finder.get("/")
    finder.search("Duldung")
    finder.get("/", lage="wohnen")
    finder.ask("duldung")
    finder.ask("duldung", surname="123")
    finder.ask("gibt-es-nicht")
    finder.client.head("/zustaendigkeit/duldung/?surname=War")

    assert logged(unseen) == []


def test_another_body_is_shown_without_a_unit_of_ours(burgenland: Finder, unseen: Unseen) -> None:
    burgenland.ask("kindergeld-beratung")

    assert [(row["activity"], row["unit"]) for row in logged(unseen)] == [
        (Kind.ServiceAsked, None),
        (Kind.ResponsibilityShown, None),
    ]


def test_whom_a_service_is_not_for_has_only_asked(finder: Finder, unseen: Unseen) -> None:
    finder.ask("uma-inobhutnahme", age="30")

    assert [row["activity"] for row in logged(unseen)] == [Kind.ServiceAsked]


def test_that_nobody_was_named_is_logged(finder: Finder, unseen: Unseen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_view, "route", lambda *_: Nobody(service="duldung"))
    finder.ask("duldung")

    assert [row["activity"] for row in logged(unseen)] == [Kind.ServiceAsked, Kind.NobodyResponsible]


@pytest.mark.parametrize("event", [ServiceAsked, ResponsibilityShown, NobodyResponsible])
def test_every_kind_has_its_sentence(event: type[ServiceAsked]) -> None:
    assert str(event.sentence).endswith(".")
