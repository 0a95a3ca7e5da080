# SPDX-License-Identifier: EUPL-1.2
"""The questions of a path, one a page, in the same shape as those of the finder."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kurzweg.engine.path import Asks, Fact
from kurzweg.engine.responsibility import FACTS, UNKNOWN, answer_in_words, question_in_words
from kurzweg.engine.responsibility.vocabulary.papers import ANSWERS_ON_PAPER
from kurzweg.finder.facts import Reader
from kurzweg.finder.path.address import NOTHING, Way
from kurzweg.finder.path.office import TodaysOffice
from kurzweg.finder.questions import Question, german, question
from kurzweg.finder.surnames import letters_needed
from kurzweg.ui.choices import Choice

ICONS = {
    "asylum": "shield", "ukraine": "arrive", "visa": "passport", "eu": "citizen", "protected": "paper",
    "resident": "home", "single": "person", "couple": "people", "family": "people", "unaccompanied": "help",
    "flat": "home", "guest": "people", "shelter": "place", "money": "money", "doctor": "health", "german": "speech",
    "work": "work", "offer": "paper", "degree": "school",
}  # fmt: skip


def path_question(
    asks: Asks, way: Way, office: TodaysOffice, *, typed: Mapping[str, str], problem: str = ""
) -> Question:
    """The question that comes next: one of the paths, or one of the rules of responsibility."""
    if asks.of_path:
        return _asked_by_path(office.paths.fact[asks.fact], way)
    reader = reader_for(asks.fact, office, asks.service)
    way = way.asked_by(reader.known.plan.service)
    return question(asks.fact, way, reader, office.live.table, typed=typed, problem=problem)


def reader_for(fact: str, office: TodaysOffice, service: str = "") -> Reader:
    """Who reads an answer about a fact: a service of the paths whose rules turn on it.

    Of a name it takes as many letters as any service may need, so that nobody is asked twice.
    """
    table = office.live.table.services
    turning = (code for code in (service, *(step.service for step in office.paths.steps)) if code in table)
    asking = next((code for code in turning if fact in {column.fact for column in table[code].columns}), None)
    known = table[asking] if asking else next(iter(table.values()))
    letters = max(letters_needed(one) for one in table.values()) if fact == FACTS[0] else 0
    return Reader(known, office.live.plan, letters)


def _asked_by_path(fact: Fact, way: Way) -> Question:
    spoken = get_language() or "de"
    heading = question_in_words(fact.id, spoken)
    unsure = Choice(UNKNOWN, _("Ich bin nicht sicher"), icon="help", url=way.saying(fact.id, UNKNOWN).url)
    if fact.many:
        boxes = tuple(_choice(fact.id, value, way, spoken) for value in fact.values if value != NOTHING)
        nothing = [_choice(fact.id, value, way, spoken) for value in fact.values if value == NOTHING]
        return Question(fact=fact.id, heading=heading, boxes=boxes, choices=(*nothing, unsure))
    choices = tuple(_choice(fact.id, value, way, spoken) for value in fact.values)
    return Question(fact=fact.id, heading=heading, choices=(*choices, unsure))


def _choice(fact: str, value: str, way: Way, spoken: str) -> Choice:
    on_paper = german(ANSWERS_ON_PAPER[value]) if value in ANSWERS_ON_PAPER else ""
    words = answer_in_words(fact, value, spoken)
    icon = "" if value == NOTHING else ICONS.get(value, "")
    return Choice(value, words, on_paper, icon=icon, url=way.saying(fact, value).url)
