# SPDX-License-Identifier: EUPL-1.2
"""What is due for whom is data: it refers only to what exists, and every fault is told with its place and its mend."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kurzweg.engine.responsibility.vocabulary import VOCABULARIES
from kurzweg.services import SeedError, load_catalogue
from kurzweg.services.paths import SEED, load_paths, read_paths
from kurzweg.services.signposts import load_signposts

SHIPPED = load_paths()
STEPS = {step.id: step for step in SHIPPED.paths.steps}


def test_every_step_leads_to_a_service_or_a_signpost() -> None:
    assert {step.service for step in STEPS.values()} <= {*load_catalogue().services, *load_signposts()}


def test_what_the_shipped_paths_say_is_marked_as_a_draft_with_the_state_of_its_law() -> None:
    head = SHIPPED.head
    assert (head.is_draft, str(head.as_of), len(head.file_hash)) == (True, "2026-08-19", 64)
    assert "no lawyer has checked it" in SEED.read_text().split("schema:")[0]


def test_every_step_names_its_law_and_how_sure_it_is() -> None:
    assert [step.id for step in STEPS.values() if not step.law] == []
    law = re.compile(r"§|Art\.|Landesschulgesetz|Landesaufnahmegesetz")
    assert [name for step in STEPS.values() for name in step.law if not law.search(name)] == []
    assert {step.certainty for step in STEPS.values()} == {"text", "assumed", "unsicher"}


def test_an_order_that_no_statute_gives_is_marked_as_our_guess() -> None:
    assert [step.id for step in STEPS.values() if step.after and "after" not in step.assumed] == []
    assert [step.id for step in STEPS.values() if step.at_once and "at_once" not in step.assumed] == []


def test_every_deadline_and_hint_is_used_and_speaks_every_language_of_the_seed() -> None:
    used = {step.deadline for step in STEPS.values()} | {step.hint for step in STEPS.values()}
    assert set(SHIPPED.deadlines) | set(SHIPPED.hints) == used - {""}
    words = [one.words for one in SHIPPED.deadlines.values()] + list(SHIPPED.hints.values())
    assert all(set(one.texts) == set(SHIPPED.head.languages) for one in words)


@pytest.mark.parametrize("language", sorted(VOCABULARIES))
def test_every_question_and_every_answer_has_words(language: str) -> None:
    spoken = VOCABULARIES[language]
    asked = {fact.id: set(fact.values) for fact in SHIPPED.paths.facts}
    assert set(asked) <= set(spoken.questions)
    assert [fact for fact, values in asked.items() if not values <= set(spoken.answers[fact])] == []


def test_no_question_has_more_than_seven_answers() -> None:
    assert max(len([one for one in fact.values if one != "none"]) for fact in SHIPPED.paths.facts) <= 7


def test_registering_the_flat_is_due_within_two_weeks_by_law() -> None:
    deadline = SHIPPED.deadlines[STEPS["anmeldung"].deadline]
    assert (deadline.law, deadline.rule, deadline.days) == ("§ 17 Abs. 1 BMG", "BMG-17", 14)


HEAD = """schema: kurzweg/paths
schema_version: 1
as_of: '2026-08-19'
review: {lawyer: none, translations: draft}
languages: {complete: [de], draft: []}
"""
FACTS = """facts:
  - {id: arrival, values: [asylum, visa]}
deadlines: []
hints: []
"""


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        (
            "steps:\n  - {id: a, service: duldung, when: {arrival: [asylum]}, after: [b]}\n"
            "  - {id: b, service: duldung, when: {arrival: [visa]}, after: [a]}\n",
            "paths.yaml, line 11, steps[0].after: These steps wait for each other: a → b → a. "
            "Remove one of them from the `after` of the next.",
        ),
        (
            "steps:\n  - {id: a, service: duldung, when: {paper: [none]}}\n",
            'line 11, steps[0].when.paper: There is no question "paper" above. Choose one of: arrival.',
        ),
        (
            "steps:\n  - {id: a, service: duldung, when: {arrival: [boat]}}\n",
            'line 11, steps[0].when.arrival[0]: "boat" is not known here. Choose one of: asylum, visa, unknown.',
        ),
        (
            "steps:\n  - {id: a, service: duldung, when: {arrival: [visa]}, after: [z]}\n",
            'line 11, steps[0].after[0]: "z" is not known here. Choose one of: a.',
        ),
        (
            "steps:\n  - {id: a, service: duldung, when: {arrival: [visa]}, deadline: now}\n",
            'line 11, steps[0].deadline: "now" is not known here.',
        ),
        (
            "steps:\n  - {id: a, service: duldung, when: {arrival: [visa]}}\n"
            "  - {id: a, service: duldung, when: {arrival: [visa]}}\n",
            'line 12, steps[1]: The step "a" is given twice.',
        ),
        ("steps:\n  - {id: a, service: duldung, when: []}\n", "line 11, steps[0].when: Nobody is meant by this step."),
    ],
)
def test_a_wrong_path_is_refused_with_place_and_mend(rest: str, said: str) -> None:
    with pytest.raises(SeedError) as caught:
        read_paths((HEAD + FACTS + rest).encode(), name="paths.yaml")
    assert said in str(caught.value)


def test_a_question_that_depends_on_a_later_one_is_refused() -> None:
    facts = "facts:\n  - {id: a, values: [x], when: {b: [y]}}\n  - {id: b, values: [y]}\ndeadlines: []\nhints: []\n"
    with pytest.raises(SeedError, match='There is no question "b" above'):
        read_paths((HEAD + facts + "steps: []\n").encode(), name="paths.yaml")


def test_a_signpost_without_a_source_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "signposts.yaml"
    file.write_text(
        HEAD.replace("kurzweg/paths", "kurzweg/signposts")
        + "signposts:\n  - {id: a, life_situation: familie, law: [], source: somewhere, title: {de: A},"
        " summary: {de: A}, body: {de: A}, where: {de: A}}\n"
    )
    with pytest.raises(SeedError) as caught:
        load_signposts(file)
    assert 'signposts.yaml, line 7, signposts[0].source: "somewhere" is no address of a source.' in str(caught.value)


def test_signposts_stand_beside_the_catalogue_and_never_in_its_place() -> None:
    assert not set(load_signposts()) & set(load_catalogue().services)
    assert {one.life_situation for one in load_signposts().values()} <= set(load_catalogue().life_situations)
