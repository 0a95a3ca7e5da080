# SPDX-License-Identifier: EUPL-1.2
"""Der Entwurf als Bild: forms in the words of the office; each change is a step that the text shows, and undoes."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client

from kurzweg.accounts.models import Staff
from kurzweg.engine.structure import Condition, write
from kurzweg.redesign import edits
from kurzweg.redesign.checking import examine
from kurzweg.redesign.forms.amounts import intervals_in
from kurzweg.redesign.models import Draft
from tests.heads import head_of_office
from tests.redesign.drafts import TEXT, begun, plan_of, renamed, with_gap
from tests.small_office import small_office
from tests.world import MONDAY, World

LATER = MONDAY + timedelta(hours=1)
JUGEND = {
    "name_de": "Jugend", "name_en": "", "kind": "casework", "site": "haus", "room": "1.01", "phone": "03445 0000-0",
    "staff": "2", "parent": "leitung", "professional": "", "controller": "", "compartments": ["jugend"],
}  # fmt: skip


@pytest.fixture
def draft(world: World) -> Draft:
    with world.as_(world.gruber):
        return begun(world.gruber)


@pytest.fixture
def gruber(world: World) -> Client:
    return world.browser(world.gruber)


def words(page: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.decode()))


def send(client: Client, draft: Draft, page: str, *, seen: object = 1, **typed: object) -> HttpResponse:
    answer: HttpResponse = client.post(f"/umbau/entwurf/{draft.pk}/{page}", {"seen": str(seen), **typed})  # type: ignore[assignment]
    return answer


def changed_lines(world: World, draft: Draft) -> list[str]:
    """What the newest text has that the first had not, and the other way round."""
    with world.as_(world.gruber):
        before, after = TEXT.splitlines(), draft.head.content.splitlines()
    return [f"- {line.strip()}" for line in before if line not in after] + [
        f"+ {line.strip()}" for line in after if line not in before
    ]


def test_saving_a_form_unchanged_is_no_step(world: World, draft: Draft, gruber: Client) -> None:
    assert send(gruber, draft, "einheit/jugend/", **JUGEND).status_code == 302
    with world.as_(world.gruber):
        assert draft.head.number == 1


def test_a_unit_is_renamed_moved_and_staffed_and_only_its_lines_change(
    world: World, draft: Draft, gruber: Client
) -> None:
    send(gruber, draft, "einheit/jugend/", **JUGEND | {"name_en": "Youth", "staff": "3,5", "parent": "leistung"})
    assert changed_lines(world, draft) == [
        "- name: Jugend",
        "+ name: {de: Jugend, en: Youth}",
        "+ parent: leistung",
        "+ staff: 3.5",
    ]


def test_after_a_change_one_click_takes_it_back(world: World, draft: Draft, gruber: Client) -> None:
    page = gruber.post(f"/umbau/entwurf/{draft.pk}/einheit/jugend/", {"seen": "1", **JUGEND, "room": "9"}, follow=True)
    way_back = re.search(r'action="([^"]+rueckgaengig/[^"]+)"', page.content.decode())
    assert way_back
    gruber.post(way_back[1])
    with world.as_(world.gruber):
        assert draft.head.content == TEXT
    gruber.post(f"/umbau/entwurf/{draft.pk}/wiederholen/", {"seen": "3"})
    with world.as_(world.gruber):
        assert plan_of(draft).unit("jugend").room == "9"
    steps = words(gruber.get(f"/umbau/entwurf/{draft.pk}/verlauf/").content)
    assert "Schritt 2 wiederhergestellt: Einheit Jugend: Raum bisher " in steps


def test_a_new_unit_gets_a_code_that_no_other_ever_had(world: World, draft: Draft, gruber: Client) -> None:
    typed = JUGEND | {"name_de": "Leistung", "compartments": [], "staff": ""}
    send(gruber, draft, "einheit/", **typed)
    with world.as_(world.gruber):
        unit = edits.find_unit(plan_of(draft), "leistung-2")
        assert unit
        assert (unit.staff, unit.parent) == (None, "leitung")


def test_hours_are_typed_as_people_say_them(world: World, draft: Draft, gruber: Client) -> None:
    send(gruber, draft, "einheit/jugend/zeiten/", tue="8 bis 12 Uhr und 13.30-16 Uhr")
    assert changed_lines(world, draft)[-1:] == ['+ hours: {tue: "08:00-12:00 13:30-16:00"}']


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("vormittags", "Schreiben Sie die Zeiten wie 8:00–12:00"),
        ("8-12 11-13", "überschneiden sich"),
        ("12-8", "endet, bevor sie beginnt"),
        ("8-25", "Diese Uhrzeit gibt es nicht"),
        ("8-24:00", "Diese Uhrzeit gibt es nicht"),
    ],
)
def test_hours_that_cannot_be_are_told(typed: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        intervals_in(typed)


def test_hours_are_read_from_many_ways_of_writing() -> None:
    ways = ("8:00-12:00 13:00-16:00", "08.00–12.00, 13.00–16.00", "8-12 und 13-16", "8 bis 12 Uhr; 13 bis 16 Uhr")
    assert len({intervals_in(way) for way in ways}) == 1
    assert intervals_in("  ") == ()


def test_a_place_more_a_place_less(world: World, draft: Draft, gruber: Client) -> None:
    kept = {"name_platz_s1": "Schalter Eins", "services_platz_s1": ["schnell"]}
    gone = {"name_platz_s2": "Schalter 2", "services_platz_s2": ["schnell"], "gone_platz_s2": "on"}
    send(gruber, draft, "einheit/servicepoint/plaetze/", **kept, **gone, name_neu="Tisch", services_neu=["schnell"])
    with world.as_(world.gruber):
        lanes = plan_of(draft).unit("servicepoint").lanes
        assert [(lane.id, lane.name) for lane in lanes] == [("s1", "Schalter Eins"), ("tisch", "Tisch")]


def test_a_place_that_serves_nothing_is_told(draft: Draft, gruber: Client) -> None:
    answer = send(gruber, draft, "einheit/jugend/plaetze/", name_platz_j1="Zimmer", name_neu="")
    assert answer.status_code == 422
    assert "Wählen Sie mindestens eines" in words(answer.content)


def test_closing_a_unit_asks_who_takes_over(world: World, draft: Draft, gruber: Client) -> None:
    answer = send(gruber, draft, "einheit/jugend/aufloesung/")
    assert answer.status_code == 422
    assert "Diese Einheit ist noch zuständig für Gruppe „jugend-alles“. Sagen Sie, wer übernimmt." in words(
        answer.content
    )
    send(gruber, draft, "einheit/jugend/aufloesung/", heir="leistung")
    with world.as_(world.gruber):
        plan = plan_of(draft)
        assert edits.find_unit(plan, "jugend") is None
        assert plan.successors == (("jugend", "leistung"),)
        assert examine(draft.head.content).is_proven


def test_a_house_is_added_changed_and_given_up(world: World, draft: Draft, gruber: Client) -> None:
    send(gruber, draft, "standort/", name="Neues Rathaus", address="Markt 1", ags="15084355")
    send(gruber, draft, "standort/haus/", seen=2, name="Altes Haus", address="", ags="")
    send(gruber, draft, "standort/haus/aufgabe/", seen=3, to="neues-rathaus")
    with world.as_(world.gruber):
        plan = plan_of(draft)
        assert [(site.id, site.address) for site in plan.sites] == [("neues-rathaus", "Markt 1")]
        assert {unit.site for unit in plan.units} == {"neues-rathaus"}


def test_the_structure_gets_another_name(world: World, draft: Draft, gruber: Client) -> None:
    send(gruber, draft, "bezeichnung/", office="Amt", label="zweiter Versuch")
    with world.as_(world.gruber):
        assert (plan_of(draft).office, draft.head.label) == ("Amt", "zweiter Versuch")


def test_a_rule_is_changed_in_words(world: World, draft: Draft, gruber: Client) -> None:
    typed = {
        "lead": "auslaenderrecht-2", "surname": "A-K", "age": "unter 18, ab 65", "household": ["family"],
        "municipality_unknown": "on", "municipality": ["15084355"], "participants": ["jugend"], "deputy": "leistung",
        "law": "§ 71 AufenthG",
    }  # fmt: skip
    assert send(gruber, draft, "zustaendigkeit/aufenthalt/regel/2/", **typed).status_code == 302
    with world.as_(world.gruber):
        rule = plan_of(draft).responsibilities[2]
    assert rule.when == (
        Condition(fact="surname", values=("A-K",)),
        Condition(fact="age", values=("<18", ">=65")),
        Condition(fact="municipality", values=("15084355", "unknown")),
        Condition(fact="household", values=("family",)),
    )
    assert (rule.participants, rule.deputy, rule.law) == (("jugend",), "leistung", "§ 71 AufenthG")


def test_a_rule_opened_and_saved_is_the_same_rule(world: World, draft: Draft, gruber: Client) -> None:
    page = gruber.get(f"/umbau/entwurf/{draft.pk}/zustaendigkeit/aufenthalt/regel/1/")
    form = page.context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False, "", [])}
    send(gruber, draft, "zustaendigkeit/aufenthalt/regel/1/", **typed)
    with world.as_(world.gruber):
        assert draft.head.number == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"lead": "jugend", "surname": "Z-A"}, "läuft rückwärts"),
        ({"lead": "jugend", "age": "uralt"}, "ist kein Alter"),
        ({"lead": "elsewhere"}, "Nennen Sie die Stelle außerhalb des Hauses."),
        ({}, "Das fehlt noch."),
        ({"lead": "niemand"}, "Wählen Sie"),
    ],
)
def test_a_rule_that_cannot_be_is_told_at_its_field(
    draft: Draft, gruber: Client, typed: dict[str, object], said: str
) -> None:
    answer = send(gruber, draft, "zustaendigkeit/schnell/regel/", **typed)
    assert answer.status_code == 422
    assert said in words(answer.content)


def test_a_gap_is_closed_by_a_rule_that_is_filled_in_already(world: World, gruber: Client) -> None:
    with world.as_(world.gruber):
        draft = begun(world.gruber, write(with_gap(small_office())))
    page = gruber.get(f"/umbau/entwurf/{draft.pk}/zustaendigkeit/aufenthalt/")
    assert "Niemand ist zuständig." in words(page.content)
    form = gruber.get(f"/umbau/entwurf/{draft.pk}/zustaendigkeit/aufenthalt/regel/").context["form"]
    assert form["surname"].value() == "A-K"
    send(gruber, draft, "zustaendigkeit/aufenthalt/regel/", lead="auslaenderrecht-2", surname="A-K")
    with world.as_(world.gruber):
        assert examine(draft.head.content).is_proven


def test_a_body_outside_is_named_with_its_source(world: World, draft: Draft, gruber: Client) -> None:
    typed = {"lead": "elsewhere", "body": "Familienkasse", "where": "Halle", "source": "Gesetz", "reason": "Bund"}
    send(gruber, draft, "zustaendigkeit/schnell/regel/1/", **typed)
    with world.as_(world.gruber):
        rule = plan_of(draft).responsibilities[0]
        assert (rule.lead, rule.elsewhere[0].body, rule.elsewhere[0].source) == (None, "Familienkasse", "Gesetz")


def test_a_rule_falls_away_and_comes_back(world: World, draft: Draft, gruber: Client) -> None:
    send(gruber, draft, "zustaendigkeit/aufenthalt/regel/2/entfernen/")
    with world.as_(world.gruber):
        assert len(plan_of(draft).responsibilities) == 4
    send(gruber, draft, "rueckgaengig/", seen=2)
    with world.as_(world.gruber):
        assert draft.head.content == TEXT


def test_one_service_of_a_group_gets_rules_of_its_own(world: World, draft: Draft, gruber: Client) -> None:
    answer = send(gruber, draft, "zustaendigkeit/schnell/eigene/", service="eat-abholung")
    assert answer["Location"].endswith("/zustaendigkeit/eat-abholung/")
    with world.as_(world.gruber):
        assert examine(draft.head.content).is_proven


@pytest.mark.parametrize(
    "page",
    ["einheit/gibtesnicht/", "standort/gibtesnicht/", "zustaendigkeit/zauberei/", "zustaendigkeit/aufenthalt/regel/9/"],
)
def test_what_a_draft_does_not_have_is_not_there(draft: Draft, gruber: Client, page: str) -> None:
    assert gruber.get(f"/umbau/entwurf/{draft.pk}/{page}").status_code == 404


def overtaken(world: World, draft: Draft, name: str) -> Staff:
    head = head_of_office(world)
    with world.as_(head):
        draft.change(
            lambda plan: renamed(plan, name, "jugend"), aspect=lambda plan: plan.units, seen=1, by=head, at=LATER
        )
    return head


def test_who_was_overtaken_sees_both_versions_and_loses_nothing(world: World, draft: Draft, gruber: Client) -> None:
    overtaken(world, draft, "Junge Menschen")
    answer = send(gruber, draft, "einheit/jugend/", **JUGEND | {"name_de": "Jugendhilfe", "room": "3.33"})
    assert answer.status_code == 409
    said = words(answer.content)
    assert "Frau Jansen hat inzwischen gespeichert: Einheit Jugend heißt künftig Junge Menschen." in said
    both = [(one.label, one.mine, one.theirs) for one in answer.context["differing"]]  # type: ignore[attr-defined]
    assert both == [("Name", "Jugendhilfe", "Junge Menschen"), ("Raum", "3.33", "1.01")]
    send(gruber, draft, "einheit/jugend/", seen=2, **JUGEND | {"name_de": "Jugendhilfe", "room": "3.33"})
    with world.as_(world.gruber):
        assert dict(plan_of(draft).unit("jugend").name)["de"] == "Jugendhilfe"


def test_who_changed_another_unit_is_not_overtaken(world: World, draft: Draft, gruber: Client) -> None:
    overtaken(world, draft, "Junge Menschen")
    assert send(gruber, draft, "einheit/leistung/zeiten/", mon="9-12").status_code == 302
    with world.as_(world.gruber):
        plan = plan_of(draft)
        assert dict(plan.unit("jugend").name)["de"] == "Junge Menschen"
        assert [day for day, _spans in plan.unit("leistung").hours] == ["mon"]


def test_a_rule_that_is_gone_leaves_what_was_typed_as_a_new_one(world: World, draft: Draft, gruber: Client) -> None:
    head = head_of_office(world)
    with world.as_(head):
        rule = small_office().responsibilities[2]
        draft.change(lambda plan: edits.drop_rule(plan, rule), aspect=lambda plan: plan, seen=1, by=head, at=LATER)
    answer = send(gruber, draft, "zustaendigkeit/aufenthalt/regel/2/", lead="jugend", surname="A-K")
    assert answer.status_code == 409
    assert "Ihre Eingaben stehen unten als neue Regel" in words(answer.content)
    assert answer.context["action"].endswith("/zustaendigkeit/aufenthalt/regel/")  # type: ignore[attr-defined]
    assert answer.context["form"]["lead"].value() == "jugend"  # type: ignore[attr-defined]


def test_the_second_click_on_a_new_unit_makes_no_second_one(world: World, draft: Draft, gruber: Client) -> None:
    for _click in range(2):
        send(gruber, draft, "einheit/", **JUGEND | {"name_de": "Neu"})
    with world.as_(world.gruber):
        assert [unit.id for unit in plan_of(draft).units].count("neu") == 1
        assert draft.head.number == 2


def test_the_difference_is_told_in_chapters_and_marked_in_the_picture(draft: Draft, gruber: Client) -> None:
    send(gruber, draft, "einheit/jugend/", **JUGEND | {"name_de": "Junge Menschen"})
    page = gruber.get(f"/umbau/entwurf/{draft.pk}/unterschied/")
    assert "Einheit Jugend heißt künftig Junge Menschen." in words(page.content)
    assert "heißt anders" in words(page.content)
    assert "Kein Unterschied." not in words(page.content)
    assert gruber.get(f"/umbau/entwurf/{draft.pk}/unterschied/?zu=anfang").status_code == 200


def test_a_draft_that_is_laid_aside_is_not_edited(world: World, draft: Draft, gruber: Client) -> None:
    gruber.post(f"/umbau/entwurf/{draft.pk}/verwerfen/")
    answer = send(gruber, draft, "einheit/jugend/", **JUGEND | {"room": "9"})
    assert answer.status_code == 422
    assert "Dieser Entwurf ist verworfen." in words(answer.content)


def test_nobody_else_finds_a_draft(world: World, draft: Draft) -> None:
    for person in (world.brandt, world.ebert, world.ihde):
        client = world.browser(person)
        assert client.get(f"/umbau/entwurf/{draft.pk}/").status_code == 404
        assert client.post(f"/umbau/entwurf/{draft.pk}/text/", {"text": "x"}).status_code == 404
        assert client.get("/umbau/").status_code == 403
