# SPDX-License-Identifier: EUPL-1.2
"""Der Entwurf als Text: checked as one types, each finding at its line and told as a person, nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kurzweg.engine.structure import write
from kurzweg.redesign.checking import examine
from kurzweg.redesign.models import Draft
from kurzweg.redesign.remarks import remarks_on
from tests.heads import head_of_office
from tests.redesign.drafts import TEXT, begun, plan_of, renamed, with_gap
from tests.small_office import small_office
from tests.world import MONDAY, World

GAP = write(with_gap(small_office()))
BOMB = "a: &a [x,x]\nb: &b [*a,*a]\n"


@pytest.fixture
def draft(world: World) -> Draft:
    with world.as_(world.gruber):
        return begun(world.gruber)


@pytest.fixture
def gruber(world: World) -> Client:
    return world.browser(world.gruber)


def words(page: bytes) -> str:
    """The words of a page without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.decode()))


def test_a_gap_is_told_as_a_person_at_the_line_that_causes_it(world: World) -> None:
    with world.as_(world.gruber):
        (remark,) = [one for one in remarks_on(examine(GAP), GAP) if one.service == "aufenthalt"]
        assert remark.said == "Nachname Abel, beliebiges Alter: Niemand ist zuständig."
        line = GAP.split("\n")[(remark.line or 0) - 1]
        assert "service: aufenthalt" in line
        assert remark.quote == line.strip()
        assert remark.mend == "Ergänzen Sie eine Regel für diese Personen, oder weiten Sie eine vorhandene aus."


def test_the_same_flaw_of_a_whole_group_is_told_once_with_all_its_services(world: World) -> None:
    with world.as_(world.gruber):
        found = examine(GAP).findings
        told = remarks_on(examine(GAP), GAP)
        assert len([one for one in found if one.kind == "gap"]) > len(told) == examine(GAP).count
        assert re.search(r", .*\d+ weitere$", told[0].about or told[-1].about)


def test_two_who_lead_at_once_are_named(world: World) -> None:
    with world.as_(world.gruber):
        double = TEXT.replace("surname: A-K", "surname: A-L")
        (remark,) = remarks_on(examine(double), double)
        assert remark.said.endswith("Mehrere sind zugleich zuständig (Ausländerrecht 1, Ausländerrecht 2).")


def test_a_mistake_in_the_text_is_told_with_line_field_and_mend(world: World) -> None:
    with world.as_(world.gruber):
        wrong = TEXT.replace("lead: jugend", "lead: jugnd")
        (remark,) = remarks_on(examine(wrong), wrong)
        assert (remark.said, remark.mend) == ('Es gibt hier nicht: Einheit "jugnd".', 'Meinten Sie "jugend"?')
        assert remark.place == "responsibilities[4].lead"
        assert "jugnd" in remark.quote


def test_while_one_types_the_findings_come_and_nothing_is_saved(world: World, draft: Draft, gruber: Client) -> None:
    answer = gruber.post(f"/umbau/entwurf/{draft.pk}/pruefung/", {"text": GAP})
    assert "Niemand ist zuständig." in words(answer.content)
    assert "<html" not in answer.content.decode()
    fine = gruber.post(f"/umbau/entwurf/{draft.pk}/pruefung/", {"text": TEXT})
    assert "Kein Befund" in words(fine.content)
    with world.as_(world.gruber):
        assert draft.head.number == 1


def test_without_a_script_a_button_checks_and_keeps_what_was_typed(draft: Draft, gruber: Client) -> None:
    answer = gruber.post(f"/umbau/entwurf/{draft.pk}/text/", {"text": GAP, "seen": "1", "check": "1"})
    assert answer.status_code == 200
    assert "Niemand ist zuständig." in words(answer.content)
    assert "zeile" in words(answer.content).lower()
    assert answer.context["text"] == GAP


def test_saving_is_a_step_that_the_picture_shows(world: World, draft: Draft, gruber: Client) -> None:
    typed = TEXT.replace("name: Leistungsstelle", "name: Geld").replace("\n", "\r\n")
    answer = gruber.post(f"/umbau/entwurf/{draft.pk}/text/", {"text": typed, "seen": "1"}, follow=True)
    assert "Gespeichert als Schritt 2." in words(answer.content)
    assert "Geld" in words(gruber.get(f"/umbau/entwurf/{draft.pk}/").content)


def test_a_text_that_cannot_be_read_is_kept_and_the_picture_says_so(draft: Draft, gruber: Client) -> None:
    gruber.post(f"/umbau/entwurf/{draft.pk}/text/", {"text": BOMB, "seen": "1"})
    page = gruber.get(f"/umbau/entwurf/{draft.pk}/")
    assert "Der Text ist noch nicht lesbar" in words(page.content)
    assert gruber.get(f"/umbau/entwurf/{draft.pk}/einheit/jugend/").status_code == 302
    text = gruber.get(f"/umbau/entwurf/{draft.pk}/text/")
    assert text.context["text"] == BOMB
    assert "ist eine Marke für Verweise" in words(text.content)


def test_more_than_a_megabyte_is_answered_kindly(draft: Draft, gruber: Client) -> None:
    huge = "a" * 1_000_001
    saved = gruber.post(f"/umbau/entwurf/{draft.pk}/text/", {"text": huge, "seen": "1"})
    assert saved.status_code == 422
    assert "länger als 1 MB" in words(saved.content)
    checked = gruber.post(f"/umbau/entwurf/{draft.pk}/pruefung/", {"text": huge})
    assert "länger als 1 MB" in words(checked.content)


def test_comments_are_announced_to_live_in_the_text_only(draft: Draft, gruber: Client) -> None:
    typed = {"text": f"# klären\n{TEXT}", "seen": "1"}
    answer = gruber.post(f"/umbau/entwurf/{draft.pk}/text/", typed, follow=True)
    assert "Zeilen mit # bleiben nur im Text." in words(answer.content)


def test_two_who_changed_different_lines_get_both_in_one_text(world: World, draft: Draft, gruber: Client) -> None:
    head = head_of_office(world)
    with world.as_(head):
        draft.rewrite(write(renamed(small_office(), "Geld")), seen=1, by=head, at=MONDAY)
    mine = TEXT.replace("land: ST", "land: NW")
    answer = gruber.post(f"/umbau/entwurf/{draft.pk}/text/", {"text": mine, "seen": "1"})
    assert answer.status_code == 409
    said = words(answer.content)
    assert "Frau Jansen hat inzwischen gespeichert" in said
    assert "Einheit Leistungsstelle heißt künftig Geld." in said
    assert "Land bisher ST, künftig NW." in said
    both = answer.context["meeting"].proposal
    saved = gruber.post(f"/umbau/entwurf/{draft.pk}/text/", {"text": both, "seen": "2"})
    assert saved.status_code == 302
    with world.as_(world.gruber):
        plan = plan_of(draft)
        assert (plan.land, dict(plan.unit("leistung").name)["de"]) == ("NW", "Geld")


def test_two_who_changed_the_same_line_see_both_versions(world: World, draft: Draft, gruber: Client) -> None:
    head = head_of_office(world)
    theirs, mine = (write(renamed(small_office(), name)) for name in ("Geld", "Wohnen"))
    with world.as_(head):
        draft.rewrite(theirs, seen=1, by=head, at=MONDAY)
    answer = gruber.post(f"/umbau/entwurf/{draft.pk}/text/", {"text": mine, "seen": "1"})
    meeting = answer.context["meeting"]
    assert (meeting.merged, meeting.proposal, meeting.theirs) == (None, mine, theirs)


def begin(gruber: Client, **sent: object) -> object:
    key = re.search(r'name="key" value="([^"]+)"', gruber.get("/umbau/neu/").content.decode())
    assert key
    return gruber.post("/umbau/neu/", {"key": key[1], **sent})


@pytest.mark.parametrize(
    ("sent", "label"),
    [
        ({"source": "in-kraft"}, "für Tests"),
        ({"source": "bauplan:burgenlandkreis-2018"}, "nach der Zusammenlegung"),
        ({"source": "text", "text": TEXT.replace("label: für Tests", "label: mitgebracht")}, "mitgebracht"),
        ({"source": "text", "file": SimpleUploadedFile("a.yaml", TEXT.encode())}, "für Tests"),
    ],
    ids=["in force", "blueprint", "pasted", "uploaded"],
)
def test_a_draft_begins_from_what_one_has(world: World, gruber: Client, sent: dict[str, object], label: str) -> None:
    begin(gruber, **sent)
    with world.as_(world.gruber):
        assert Draft.objects.get().head.label == label


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Wählen Sie, womit der Entwurf beginnt."),
        ({"source": "text"}, "Fügen Sie den Text ein, oder wählen Sie eine Datei."),
        ({"source": "text", "file": SimpleUploadedFile("a.bin", b"\xff\xfe\x00")}, "keine Textdatei in UTF-8"),
        ({"source": "text", "file": SimpleUploadedFile("a.yaml", b"a" * 1_000_002)}, "länger als 1 MB"),
    ],
    ids=["nothing", "no text", "no text file", "too long"],
)
def test_what_cannot_be_a_beginning_is_said_at_the_field(gruber: Client, sent: dict[str, object], said: str) -> None:
    answer = begin(gruber, **sent)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert said in words(answer.content)  # type: ignore[attr-defined]


def test_the_list_shows_who_works_on_what_and_whether_it_is_proven(world: World, draft: Draft, gruber: Client) -> None:
    with world.as_(world.gruber):
        begun(world.gruber, GAP)
        begun(world.gruber, BOMB)
    page = words(gruber.get("/umbau/").content)
    assert "ohne Befund" in page
    assert "Befunde" in page
    assert "Text nicht lesbar" in page
    assert "begonnen von Frau Gruber" in page


def test_throwing_away_can_be_undone(world: World, draft: Draft, gruber: Client) -> None:
    page = gruber.post(f"/umbau/entwurf/{draft.pk}/verwerfen/", follow=True)
    assert "Der Entwurf ist verworfen." in words(page.content)
    assert f"/umbau/entwurf/{draft.pk}/zurueckholen/" in page.content.decode()
    gruber.post(f"/umbau/entwurf/{draft.pk}/zurueckholen/")
    with world.as_(world.gruber):
        assert list(Draft.objects.open()) == [draft]


def test_a_changed_opening_time_is_a_draft_by_one_click(world: World, gruber: Client) -> None:
    answer = gruber.post("/umbau/oeffnungszeiten/servicepoint/")
    with world.as_(world.gruber):
        draft = Draft.objects.get()
        assert draft.head.label == "Öffnungszeiten Servicepoint"
    assert answer["Location"] == f"/umbau/entwurf/{draft.pk}/einheit/servicepoint/zeiten/"
    gruber.post(answer["Location"], {"seen": "1", "mon": "8-12 und 13-16", "tue": "8:00–18:00"})
    with world.as_(world.gruber):
        hours = dict(plan_of(draft).unit("servicepoint").hours)
        assert {day: [f"{one.start:%H:%M}-{one.end:%H:%M}" for one in spans] for day, spans in hours.items()} == {
            "mon": ["08:00-12:00", "13:00-16:00"], "tue": ["08:00-18:00"],
        }  # fmt: skip
