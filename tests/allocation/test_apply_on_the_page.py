# SPDX-License-Identifier: EUPL-1.2
"""A visitor applies without an account, keeps a link, wins, says yes, and has an appointment under their own name."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from kurzweg.allocation.applicants import COOKIE
from kurzweg.allocation.models import Application, Draw, Offer, Round, WayKind
from kurzweg.allocation.orders import GivePlaces
from kurzweg.cli.main import answer as terminal
from kurzweg.servicepoint.models import Appointment, Booked
from kurzweg.walls.identity import JOB, acting_as
from tests.allocation.conftest import Scarce
from tests.allocation.rounds import CLOSES, FIRST, LAST, OPENS, announced, applies, drawn, opened, people
from tests.servicepoint.appointments import SERVICE

NUMBER = "V-2026-00001"
ROUND, APPLY = f"/verlosung/{NUMBER}/", f"/verlosung/{NUMBER}/bewerbung/"


def says(name: str = "Amina Warsame", **otherwise: Any) -> dict[str, Any]:
    """What Amina types."""
    return {
        "name": name, "birth_0": "4", "birth_1": "3", "birth_2": "1990", "deadline_0": "", "deadline_1": "",
        "deadline_2": "", "surname": "Warsame",
    } | otherwise  # fmt: skip


def text(browser: Client, url: str = "/bewerbung/") -> str:
    return browser.get(url).content.decode()


def all_of_them() -> list[Application]:
    with acting_as(JOB):
        return list(Application.objects.in_order())


class Run:
    """What a job is told."""

    def __init__(self, at: Any) -> None:
        self.at = at

    def progress(self, done: int, total: int) -> None:
        """Nobody watches."""


def the_worker_comes(scarce: Scarce) -> None:
    with acting_as(JOB):
        GivePlaces().run(Run(scarce.hall.clock.now))


def test_from_the_service_to_the_round_and_to_the_form(scarce: Scarce, visitor: Client) -> None:
    opened(scarce)
    assert f"{ROUND}?surname=Warsame" in text(visitor, f"/vergabe/{SERVICE}/?surname=Warsame")
    page = text(visitor, f"{ROUND}?surname=Warsame")
    assert "Bewerben können Sie sich bis Dienstag, 17. November 2026, 18:00 Uhr." in page
    assert '<input type="hidden" name="surname" value="Warsame">' in page
    form = text(visitor, f"{APPLY}?surname=Warsame")
    assert 'name="surname" value="Warsame"' in form
    assert "captcha" not in form.lower()


def test_a_visitor_applies_and_keeps_number_and_link(scarce: Scarce, visitor: Client) -> None:
    opened(scarce)
    answer = visitor.post(APPLY, says())
    assert (answer.status_code, answer.headers["Location"]) == (302, "/bewerbung/")
    assert answer.cookies[COOKIE]["httponly"]
    page = text(visitor)
    assert "Ihre Bewerbung ist da" in page
    (link,) = re.findall(r'href="(/bewerbung/schluessel/[^"]+)"', page)
    other = Client()
    assert other.get(link).headers["Location"] == "/bewerbung/"
    assert "Ihre Bewerbung ist da" in text(other)
    assert "Warsame" not in text(other)
    (made,) = all_of_them()
    assert (made.name, made.facts, made.number) == ("Amina Warsame", {"surname": "Warsame"}, 1)


def test_the_winner_says_yes_and_has_an_appointment_under_the_own_name(scarce: Scarce, visitor: Client) -> None:
    opened(scarce)
    visitor.post(APPLY, says())
    scarce.hall.clock.now = CLOSES
    the_worker_comes(scarce)
    assert "Sie haben einen Platz" in text(visitor)
    assert "Dienstag, 24. November 2026, " in text(visitor)
    answer = visitor.post("/bewerbung/zusage/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/termin/")
    assert "Amina Warsame" in text(visitor, "/termin/")
    assert "angenommen" in text(visitor)
    assert visitor.post("/bewerbung/zusage/").headers["Location"] == "/termin/"
    with acting_as(JOB):
        (appointment,) = Appointment.objects.all()
    assert (appointment.state, appointment.name) == (Booked.CONFIRMED, "Amina Warsame")


def test_the_loser_is_told_kindly_and_counts_more_next_time(scarce: Scarce) -> None:
    opened(scarce, 1)
    browsers = [Client() for _person in range(3)]
    for n, browser in enumerate(browsers):
        assert browser.post(APPLY, says(f"Person {'ABC'[n]}")).status_code == 302
    scarce.hall.clock.now = CLOSES
    the_worker_comes(scarce)
    pages = [text(browser) for browser in browsers]
    assert sum("Sie haben einen Platz" in page for page in pages) == 1
    assert sum("Diesmal ist kein Platz auf Sie gefallen" in page for page in pages) == 2


def test_a_winner_who_stays_silent_loses_the_place_and_nobody_can_choose_it(scarce: Scarce, visitor: Client) -> None:
    opened(scarce)
    visitor.post(APPLY, says())
    scarce.hall.clock.now = CLOSES
    the_worker_comes(scarce)
    scarce.hall.clock.wait(hours=24)
    assert "nicht mehr für Sie gehalten" in text(visitor)
    assert visitor.post("/bewerbung/zusage/").status_code == 409
    the_worker_comes(scarce)
    the_worker_comes(scarce)
    assert visitor.post("/bewerbung/zusage/").status_code == 409
    with acting_as(JOB):
        assert not Appointment.objects.exists()
        assert Offer.objects.get().answer == "lapsed"
    assert all(place.claim is None for place in scarce.places())


def test_whoever_cannot_come_gives_the_place_to_somebody_else(scarce: Scarce, visitor: Client) -> None:
    opened(scarce)
    visitor.post(APPLY, says())
    scarce.hall.clock.now = CLOSES
    the_worker_comes(scarce)
    assert visitor.post("/bewerbung/absage/").status_code == 302
    assert visitor.post("/bewerbung/absage/").status_code == 302
    assert "nicht mehr für Sie gehalten" in text(visitor)


def test_whoever_withdraws_takes_no_part(scarce: Scarce, visitor: Client) -> None:
    opened(scarce)
    visitor.post(APPLY, says())
    visitor.post("/bewerbung/absage/")
    assert "zurückgezogen" in text(visitor)
    page = text(Client(), ROUND)
    assert re.search(r"Bewerbungen</dt><dd[^>]*><bdi>0</bdi>", page)
    assert "zurückgezogen: <bdi>1</bdi>" in page
    scarce.hall.clock.now = CLOSES
    the_worker_comes(scarce)
    assert "zurückgezogen" in text(visitor)


def test_the_round_shows_promise_before_and_result_after_without_names(
    scarce: Scarce, visitor: Client, tmp_path: Path
) -> None:
    round_ = opened(scarce, 2)
    for person in people(5):
        applies(scarce, round_, person)
    page = text(visitor, ROUND)
    assert round_.seed_id in page
    assert re.search(r"Bewerbungen</dt><dd[^>]*><bdi>5</bdi>", page)
    assert visitor.get(f"{ROUND}ergebnis.json").status_code == 404
    drawn(scarce, round_)
    page = text(visitor, ROUND)
    file = visitor.get(f"{ROUND}ergebnis.json")
    awards = json.loads(file.content)["awards"]
    assert [f'<bdi dir="ltr">{number}</bdi>' in page for number in awards] == [True, True]
    assert not [one.name for one in people(5) if one.name in page or one.name in file.content.decode()]
    saved = tmp_path / "result.json"
    saved.write_bytes(file.content)
    assert terminal(["draw", "verify", str(saved)]) == 0
    forged = json.loads(file.content)
    forged["awards"] = {"5": next(iter(awards.values()))}
    saved.write_text(json.dumps(forged))
    assert terminal(["draw", "verify", str(saved)]) == 1


def test_a_person_applies_once_and_is_told_where_help_is(scarce: Scarce, visitor: Client) -> None:
    opened(scarce)
    visitor.post(APPLY, says())
    answer = Client().post(APPLY, says("WARSAME, Amina"))
    assert answer.status_code == 409
    assert "gibt es hier schon eine Bewerbung" in answer.content.decode()
    assert len(all_of_them()) == 1


@pytest.mark.parametrize("moment", [OPENS - timedelta(hours=1), CLOSES])
def test_outside_the_window_the_round_says_when(scarce: Scarce, visitor: Client, moment: Any) -> None:
    announced(scarce)
    scarce.hall.clock.now = moment
    answer = visitor.post(APPLY, says())
    assert (answer.status_code, answer.headers["Location"]) == (302, ROUND)
    assert visitor.get(ROUND).status_code == 200
    assert all_of_them() == []


@pytest.mark.parametrize(
    "name", ["ا" * 200, "Ł" * 200, "李" * 200, "🙂" * 200, "O’Brien-de la Cruz", "Ngũgĩ wa Thiong'o", "<b>x</b>"],
    ids=["arabic", "polish", "chinese", "pictures", "an apostrophe", "marks", "markup"],
)  # fmt: skip
def test_a_name_of_200_characters_in_any_script_is_kept_letter_by_letter(
    scarce: Scarce, visitor: Client, name: str
) -> None:
    opened(scarce)
    assert visitor.post(APPLY, says(name)).status_code == 302
    assert all_of_them()[0].name == name
    scarce.hall.clock.now = CLOSES
    the_worker_comes(scarce)
    visitor.post("/bewerbung/zusage/")
    with acting_as(JOB):
        assert Appointment.objects.get().name == name


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""}, {"name": "\0"}, {"name": "x" * 201}, {"name": "\u202e\u2066"}, {"birth_2": "1066"},
        {"birth_2": ""}, {"birth_2": "2999"}, {"birth_0": "31", "birth_1": "2"}, {"birth_2": "9" * 4000},
        {"deadline_0": "77", "deadline_1": "1", "deadline_2": "2027"}, {"days": ["2031-01-01"]}, {"days": ["heute"]},
        {"surname": "\0"}, {"surname": "x" * 5000},
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_asked_again_and_nothing_is_kept(
    scarce: Scarce, visitor: Client, wrong: dict[str, Any]
) -> None:
    opened(scarce, 8, evenly=True)
    assert visitor.post(APPLY, says(**wrong)).status_code == 422
    assert all_of_them() == []


def test_days_and_deadline_count_and_nothing_ticked_means_any(scarce: Scarce, visitor: Client) -> None:
    round_ = opened(scarce, 8, evenly=True)
    chosen: dict[str, Any] = {"days": [LAST.isoformat()], "deadline_0": "20", "deadline_1": "11", "deadline_2": "2026"}
    assert visitor.post(APPLY, says(**chosen)).status_code == 302
    (made,) = all_of_them()
    assert (made.days, made.deadline, made.weight(on=round_.last_day)) == ([LAST], date(2026, 11, 20), 8.0)
    assert FIRST != LAST


@pytest.mark.parametrize("deadline", [("1", "1", "1"), ("31", "12", "9999"), ("1", "1", "2020")])
def test_a_deadline_of_long_ago_or_never_does_no_harm(
    scarce: Scarce, visitor: Client, deadline: tuple[str, str, str]
) -> None:
    round_ = opened(scarce)
    said = {f"deadline_{n}": part for n, part in enumerate(deadline)}
    assert visitor.post(APPLY, says(**said)).status_code == 302
    assert 1.0 <= all_of_them()[0].weight(on=round_.last_day) <= 8.0


def test_a_forged_or_foreign_link_opens_nothing(scarce: Scarce, visitor: Client) -> None:
    opened(scarce)
    visitor.post(APPLY, says())
    other = Client()
    for secret in ("kwgibtesnicht", "x" * 79, "%00", "kw" + "A" * 27):
        assert other.get(f"/bewerbung/schluessel/{secret}/").status_code == 404
    other.cookies[COOKIE] = "kwgefaelscht.0000"
    assert other.get("/bewerbung/").status_code == 404
    for verb in ("zusage", "absage"):
        assert other.post(f"/bewerbung/{verb}/").status_code == 404
    assert all_of_them()[0].is_waiting


def test_the_key_of_one_application_opens_no_other(scarce: Scarce, visitor: Client) -> None:
    opened(scarce, 1)
    other = Client()
    visitor.post(APPLY, says())
    other.post(APPLY, says("Olek Bondar"))
    scarce.hall.clock.now = CLOSES
    the_worker_comes(scarce)
    answers = {browser.post("/bewerbung/zusage/").status_code for browser in (visitor, other)}
    assert answers == {200, 302}
    with acting_as(JOB):
        assert Appointment.objects.count() == 1


def test_a_bomb_from_one_address_is_slowed_down_and_others_are_not(scarce: Scarce) -> None:
    opened(scarce)
    bomber = Client(REMOTE_ADDR="203.0.113.7")
    answers = [
        bomber.post(APPLY, says(f"Erfunden {'abcdefghijklmnopqrstuvwxyz'[n % 26] * (n // 26 + 1)}")) for n in range(70)
    ]
    assert [answer.status_code for answer in answers].count(302) == 60
    assert answers[-1].status_code == 429
    assert "Retry-After" in answers[-1].headers
    assert Client(REMOTE_ADDR="203.0.113.8").post(APPLY, says()).status_code == 302


def test_no_mail_is_sent_so_nobody_can_be_bombed_with_any(scarce: Scarce, visitor: Client) -> None:
    opened(scarce)
    assert "mail" not in text(visitor, APPLY).lower()


def test_a_phone_with_a_wrong_clock_changes_nothing(scarce: Scarce, visitor: Client) -> None:
    opened(scarce)
    sent = says(applied_at="2020-01-01T00:00:00Z", weight="1000", number="1", lost_rounds="99")
    assert visitor.post(APPLY, sent, headers={"date": "Wed, 01 Jan 2020 00:00:00 GMT"}).status_code == 302
    (made,) = all_of_them()
    assert (made.applied_at, made.lost_rounds) == (OPENS, 0)


def test_the_worker_holds_each_draw_when_its_time_has_come_and_once(scarce: Scarce) -> None:
    opened(scarce)
    the_worker_comes(scarce)
    with acting_as(JOB):
        assert not Draw.objects.exists()
    scarce.hall.clock.now = CLOSES
    the_worker_comes(scarce)
    the_worker_comes(scarce)
    with acting_as(JOB):
        assert Draw.objects.count() == 1


@pytest.mark.parametrize("language", ["en", "ar", "uk", "tr", "fa", "fr", "ru"])
def test_every_step_speaks_the_language_of_the_visitor(scarce: Scarce, visitor: Client, language: str) -> None:
    opened(scarce)
    page = text(visitor, f"/vergabe/{SERVICE}/?sprache={language}")
    assert f'lang="{language}"' in page
    for url in (ROUND, APPLY):
        assert "Bewerb" not in text(visitor, url)
    visitor.post(APPLY, says())
    assert "Bewerbung" not in text(visitor)
    assert all_of_them()[0].language == language


ANNOUNCE = "/termine/vergabe/verlosung/"


def typed(scarce: Scarce, **otherwise: Any) -> dict[str, Any]:
    """What Frau Fuchs types on Monday: apply today and tomorrow, places of next week."""
    days = {"apply_first": (16, 11), "apply_last": (17, 11), "first": (24, 11), "last": (27, 11)}
    parts = {
        f"{name}_{n}": str(part) for name, (day, month) in days.items() for n, part in enumerate((day, month, 2026))
    }
    return {"what": f"{scarce.unit}-{scarce.service}", "most": "12"} | parts | otherwise


def test_the_head_announces_a_round_on_a_page(scarce: Scarce) -> None:
    scarce.gives_by(WayKind.DRAW)
    browser = scarce.hall.world.browser(scarce.fuchs)
    answer = browser.post(ANNOUNCE, typed(scarce))
    assert (answer.status_code, answer.headers["Location"]) == (302, ROUND)
    with acting_as(JOB):
        round_ = Round.objects.get()
        starts = [one.start.date() for one in round_.places.all()]
    assert (round_.opens_at, round_.closes_at) == (scarce.hall.clock.now, CLOSES)
    assert len(starts) == 12
    assert {starts.count(day) for day in set(starts)} == {3}


@pytest.mark.parametrize(
    "wrong",
    [
        {"apply_first_0": "1"}, {"apply_last_1": "12"}, {"apply_last_0": "15"}, {"first_0": "18"}, {"last_0": "20"},
        {"last_2": "2027"}, {"most": "0"}, {"most": "x"}, {"what": "1-1"}, {"first_2": ""},
    ],
    ids=str,
)  # fmt: skip
def test_a_round_that_cannot_be_is_asked_again(scarce: Scarce, wrong: dict[str, Any]) -> None:
    scarce.gives_by(WayKind.DRAW)
    assert scarce.hall.world.browser(scarce.fuchs).post(ANNOUNCE, typed(scarce, **wrong)).status_code == 422
    with acting_as(JOB):
        assert not Round.objects.exists()


def test_nobody_else_announces(scarce: Scarce) -> None:
    scarce.gives_by(WayKind.DRAW)
    for who, answer in ((scarce.hall.adler, 403), (scarce.hall.world.ebert, 422)):
        assert scarce.hall.world.browser(who).post(ANNOUNCE, typed(scarce)).status_code == answer
