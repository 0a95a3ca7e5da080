# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from kurzweg.ui import speaking

MORNING = datetime(2027, 4, 3, 7, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Samstag, 3. April 2027"),
        ("en", "Saturday, 3 April 2027"),
        ("fr", "samedi 3 avril 2027"),
        ("uk", "субота, 3 квітня 2027"),
        ("ru", "суббота, 3 апреля 2027"),
        ("fa", "شنبه 3 آوریل 2027"),
        ("de-simple", "Samstag, 3. April 2027"),
        ("tr", "3 Nisan 2027 Cumartesi"),
    ],
)
def test_a_day_is_said_with_its_weekday_and_never_in_figures_alone(language: str, said: str) -> None:
    with translation.override(language):
        assert speaking.day(date(2027, 4, 3)) == said


def test_an_arabic_day_keeps_latin_figures() -> None:
    with translation.override("ar"):
        said = speaking.day(date(2027, 4, 3))

    assert said.startswith("السبت، 3 ")
    assert said.endswith(" 2027")


def test_times_are_those_of_the_office() -> None:
    assert speaking.clock(MORNING) == "9:14 Uhr"
    assert speaking.moment(MORNING) == "Samstag, 3. April 2027, 9:14 Uhr"


def test_an_english_clock_needs_no_word() -> None:
    with translation.override("en"):
        assert speaking.clock(MORNING) == "9:14"


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2027, 4, 3), "heute, 9:14 Uhr"),
        (date(2027, 4, 4), "gestern, 9:14 Uhr"),
        (date(2027, 4, 2), "morgen, 9:14 Uhr"),
        (date(2027, 4, 9), "Samstag, 3. April 2027, 9:14 Uhr"),
    ],
)
def test_near_days_have_names(today: date, said: str) -> None:
    assert speaking.when(MORNING, today=today) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 Minuten"), (1, "1 Minute"), (25, "25 Minuten"), (60, "1 Stunde"), (130, "2 Stunden 10 Minuten")],
)
def test_a_while_is_said_in_hours_and_minutes(minutes: int, said: str) -> None:
    assert speaking.minutes(minutes) == said


def test_arabic_counts_in_six_forms() -> None:
    with translation.override("ar"):
        said = {speaking.minutes(count) for count in (1, 2, 3, 11)}

    assert len({text.replace(str(count), "") for text, count in zip(sorted(said), (1, 2, 3, 11), strict=True)}) > 2
