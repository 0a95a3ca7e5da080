# SPDX-License-Identifier: EUPL-1.2
"""The comparison page: any two structures side by side, chosen in the address, sources and guesses named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

from kurzweg.cli.main import answer
from kurzweg.engine.structure import read
from kurzweg.offices.models import Structure
from kurzweg.redesign import sources
from kurzweg.redesign.side_by_side import SideBySide
from kurzweg.redesign.sources import Shelf, Source, add_shelf
from tests.small_office import small_office
from tests.world import World

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

PAIR = {"von": "burgenlandkreis-2017", "bis": "burgenlandkreis-2018"}


@pytest.fixture
def designer(world: World) -> Client:
    return world.browser(world.gruber)


@pytest.fixture
def further_shelf() -> Iterator[Source]:
    """What another page adds, such as a draft; taken off again."""
    draft = Source(key="entwurf-1", title="Mein Entwurf", read=small_office)
    add_shelf(Shelf(heading="Entwürfe", sources=lambda: [draft]))
    yield draft
    sources._more.pop()


def look(browser: Client, **asked: str) -> Answer:
    return browser.get(reverse("redesign:comparison"), asked)


def compared(response: Answer) -> SideBySide:
    assert response.status_code == 200
    both = response.context["both"]
    assert isinstance(both, SideBySide)
    return both


def in_force() -> str:
    return f"fassung-{Structure.objects.get().pk}"


def test_without_a_choice_the_two_mergers_are_offered(designer: Client) -> None:
    response = look(designer)
    assert response.status_code == 200
    assert [choice.url for choice in response.context["suggested"]] == [
        "/umbau/vergleich/?von=burgenlandkreis-2017&bis=burgenlandkreis-2018",
        "/umbau/vergleich/?von=duesseldorf-2017&bis=duesseldorf-2018",
    ]


def test_blueprints_and_what_is_in_force_can_be_chosen(designer: Client) -> None:
    choices = look(designer).context["form"].fields["von"].choices
    assert [[key for key, _ in shelf] for _, shelf in choices[1:]] == [
        [in_force()],
        ["burgenlandkreis-2017", "burgenlandkreis-2018", "duesseldorf-2017", "duesseldorf-2018"],
    ]


def test_both_pictures_stand_side_by_side_with_their_differences(designer: Client) -> None:
    both = compared(look(designer, **PAIR))
    boxes = {box.id: box.marks for side in both.sides for box in side.picture.drawing.boxes}
    assert boxes["servicepoint"] == ("added",)
    assert boxes["sozialamt"] == ("gone",)
    assert boxes["jugend"] == ("moved", "renamed", "reassigned")


def test_the_page_tells_the_story_that_the_command_line_tells(
    designer: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(["structure", "diff", *PAIR.values(), "--language", "de"]) == 0
    story, _, changes = capsys.readouterr().out.partition("\n\n")
    both = compared(look(designer, **PAIR))
    assert list(both.story) == story.splitlines()
    assert sorted(told for group in both.changes for told in group.sentences) == sorted(changes.splitlines())


def test_the_story_is_told_in_the_language_of_the_reader(designer: Client) -> None:
    english = compared(look(designer, **PAIR, sprache="en"))
    assert english.story[0] == "22 units become 21: 5 new, 6 no longer part of it."
    assert english.hands[0].before == "Residence law"


def test_swapping_the_sides_is_a_link(designer: Client) -> None:
    page = look(designer, **PAIR).content.decode()
    assert 'href="?von=burgenlandkreis-2018&amp;bis=burgenlandkreis-2017"' in page


def test_services_that_change_hands_are_told_with_whom_they_concern(designer: Client) -> None:
    rows = compared(look(designer, **PAIR)).hands
    told = {(row.before, row.after): (len(row.services), row.who) for row in rows if len(row.services) > 1}
    assert told[("Ausländerrecht", "Eingangszone")] == (10, ())
    assert told[("Ausländerrecht", "Ausländerrecht 1")] == (31, ("Nachname A–K",))
    assert told[("Ausländerrecht", "Ausländerrecht 2")] == (31, ("Nachname L–Z oder unbekannt",))
    places = [row.who for row in rows if row.before == "Jobcenter Zeitz"]
    assert ("Wohnort Zeitz",) in places


def test_a_lived_double_structure_says_who_works_there_and_that_it_is_a_guess(designer: Client) -> None:
    rows = compared(look(designer, **PAIR)).works
    (youth,) = (row for row in rows if "Unbegleitete Minderjährige: vorläufige Inobhutnahme" in row.services)
    assert youth.before is not None
    assert youth.after is not None
    assert youth.before.units == ("Jugendamt, junge Zugewanderte", "Ausländerrecht")
    assert youth.before.told == "2 Leitungen, 2 Orte, 2 Übergänge, kommt zurück, 3 Tage unterwegs"
    assert (youth.before.is_double, youth.before.is_guess, youth.after.is_double) == (True, True, False)


def test_secondment_is_told_as_two_lines(designer: Client) -> None:
    rows = {row.unit: row for row in compared(look(designer, **PAIR)).supervision}
    assert rows["Jugendamt in der Migrationsagentur"].after == (
        "Dienstaufsicht: Leitung der Migrationsagentur; Fachaufsicht: Jugendamt"
    )


def test_sources_and_guesses_of_both_sides_stand_on_the_page(designer: Client) -> None:
    response = look(designer, von="duesseldorf-2017", bis="duesseldorf-2018")
    both = compared(response)
    assert all(side.sources and side.guesses and dict(side.notes)["Lizenz"] for side in both.sides)
    assert "Nachfrage" in both.before.guesses
    page = response.content.decode()
    assert "Angenommen, ohne Quelle" in page
    assert 'href="https://ddorf-aktuell.de/2017/10/02/' in page
    assert "8 Stellen (angenommen)" in page


def test_a_structure_beside_itself_has_no_difference(designer: Client) -> None:
    response = look(designer, von=in_force(), bis=in_force())
    assert compared(response).is_equal
    assert "Kein Unterschied" in response.content.decode()


def test_the_structure_in_force_can_be_laid_beside_a_blueprint(designer: Client) -> None:
    both = compared(look(designer, von="burgenlandkreis-2018", bis=in_force()))
    assert both.after.title == "Migrationsagentur Musterkreis, für Tests"
    assert both.after.sources == ()


def test_a_draft_of_another_page_can_be_chosen_too(designer: Client, further_shelf: Source) -> None:
    both = compared(look(designer, von=in_force(), bis=further_shelf.key))
    assert both.is_equal


@pytest.mark.parametrize("missing", ["atlantis-2018", "fassung-999", "entwurf-1", "\x00", "../burgenlandkreis-2018"])
def test_a_structure_that_is_not_there_is_said_kindly(designer: Client, missing: str) -> None:
    response = look(designer, von=missing, bis="burgenlandkreis-2018")
    assert response.status_code == 404
    assert "Diese Fassung gibt es nicht oder nicht mehr. Wählen Sie eine andere." in response.content.decode()
    assert 'value="burgenlandkreis-2018" selected' in response.content.decode()


def test_a_half_choice_asks_for_the_other_half(designer: Client) -> None:
    response = look(designer, von="burgenlandkreis-2017")
    assert response.status_code == 200
    assert response.context["form"].errors == {"bis": ["Das fehlt noch."]}


def test_a_structure_that_can_no_longer_be_read_is_told_with_its_place(designer: Client, further_shelf: Source) -> None:
    broken = Source(key="entwurf-1", title="Kaputt", read=lambda: read("kurzweg: 99", file="Mein Entwurf"))
    sources._more[-1] = Shelf(heading="Entwürfe", sources=lambda: [broken])
    response = look(designer, von=further_shelf.key, bis="burgenlandkreis-2018")
    assert response.status_code == 422
    assert "Diese Fassung lässt sich nicht lesen: Mein Entwurf, line 1" in response.content.decode()


def test_who_does_not_design_the_office_is_told_who_does(world: World) -> None:
    response = look(world.browser(world.brandt), **PAIR)
    assert response.status_code == 403
    assert "Das dürfen die Organisationsentwicklung" in response.content.decode()


def test_the_navigation_leads_designers_there_and_nobody_else(world: World) -> None:
    def leads(person: str) -> bool:
        return 'href="/umbau/"' in world.browser(world.staff[person]).get("/anliegen/").content.decode()

    assert {person: leads(person) for person in ("gruber", "brandt", "ihde")} == {
        "gruber": True,
        "brandt": False,
        "ihde": False,
    }
