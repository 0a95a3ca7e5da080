# SPDX-License-Identifier: EUPL-1.2
"""The organigram: every unit in a box, lines of supervision, guesses said to be guesses, differences marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as some

from kurzweg.cli.files import open_structure
from kurzweg.engine.structure import Structure, Unit, blueprint_texts, example
from kurzweg.redesign.organigram import Organigram, marks_between, organigram
from kurzweg.redesign.organigram.letters import width_of, wrapped
from kurzweg.redesign.organigram.picture import Box


def unit(code: str, parent: str | None = None, *, name: str = "Amt", professional: str | None = None) -> Unit:
    return Unit(id=code, name=(("de", name),), kind="casework", parent=parent, professional=professional, staff=2.0)


def office(*units: Unit) -> Structure:
    return Structure(office="Amt", label="heute", land="ST", valid_from=date(2018, 4, 26), units=units)


def touch(one: Box, other: Box) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    above = one.y + one.height <= other.y or other.y + other.height <= one.y
    return not (beside or above)


def overlaps(picture: Organigram) -> list[tuple[str, str]]:
    return [(one.id, other.id) for one, other in combinations(picture.drawing.boxes, 2) if touch(one, other)]


@pytest.mark.parametrize("columns", [1, 2, 4])
@pytest.mark.parametrize("name", sorted(blueprint_texts()))
def test_every_unit_has_one_box_and_no_box_covers_another(name: str, columns: int) -> None:
    structure = open_structure(name)
    picture = organigram(structure, columns=columns)
    assert sorted(box.id for box in picture.drawing.boxes) == sorted(unit.id for unit in structure.units)
    assert overlaps(picture) == []


@given(parents=some.lists(some.integers(0, 40), max_size=40), columns=some.integers(0, 6))
@settings(deadline=None, max_examples=60)
def test_whatever_hangs_below_whatever_stays_on_the_sheet(parents: list[int], columns: int) -> None:
    units = [unit("u0"), *(unit(f"u{i}", f"u{above % i}") for i, above in enumerate(parents, start=1))]
    drawing = organigram(office(*units), columns=columns).drawing
    assert len(drawing.boxes) == len(units)
    assert all(box.x >= 0 and box.x + box.width <= drawing.width for box in drawing.boxes)
    assert all(box.y >= 0 and box.y + box.height <= drawing.height for box in drawing.boxes)
    points = [point for stroke in drawing.strokes for point in stroke.points]
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in points)


def test_a_chain_of_a_thousand_managers_is_drawn_too() -> None:
    chain = [unit("u0"), *(unit(f"u{i}", f"u{i - 1}") for i in range(1, 1000))]
    assert len(organigram(office(*chain)).drawing.boxes) == 1000


def test_an_office_without_units_is_an_empty_sheet() -> None:
    assert organigram(office()).drawing.boxes == ()


def test_professional_supervision_is_a_line_of_its_own_and_stands_in_words_too() -> None:
    picture = organigram(
        office(unit("amt"), unit("jugend", "amt", professional="jugendamt"), unit("jugendamt", name="Jugendamt"))
    )
    assert [stroke.kind for stroke in picture.drawing.strokes].count("professional") == 1
    assert picture.has_two_lines
    assert picture.rows[1].professional == "Jugendamt"
    assert "Fachaufsicht: Jugendamt" in picture.drawing.boxes[1].label


def test_what_no_source_says_is_called_a_guess() -> None:
    picture = organigram(replace(example(), assumed=("units.*.staff", "units.jugend")))
    labels = {box.id: box.label for box in picture.drawing.boxes}
    assert labels["servicepoint"] == (
        "Eingangszone, Eingang, 5 Stellen (angenommen), Fachaufsicht: Ordnungsamt, Landratsamt Naumburg"
    )
    assert labels["jugend"] == "Jugendhilfe, Sachbearbeitung, Einheit angenommen"


def test_a_label_says_a_broken_line_whole() -> None:
    long = "Fachstelle für Wohnungsnotfälle und Flüchtlinge"
    box, _ = organigram(office(unit("a", name=long, professional="b"), unit("b", name="Amt für " + long))).drawing.boxes
    assert box.label == f"{long}, Sachbearbeitung, 2 Stellen, Fachaufsicht: Amt für {long}"


def test_what_became_of_a_unit_is_marked_on_both_pictures() -> None:
    before = office(unit("amt"), unit("alt", "amt"), unit("leistung", "amt"))
    grown = replace(unit("leistung", "amt", name="Leistung"), staff=5.0)
    after = office(unit("amt"), unit("neu", "amt"), grown)
    marks = marks_between(before, after)
    assert marks.before == {"leistung": ("renamed", "resized"), "alt": ("gone",)}
    assert marks.after == {"leistung": ("renamed", "resized"), "neu": ("added",)}
    boxes = {box.id: box for box in organigram(after, marks=marks.after).drawing.boxes}
    assert boxes["neu"].marks == ("added",)
    assert boxes["neu"].words[0].text == "neu"


def test_a_site_that_is_no_longer_told_is_no_move() -> None:
    here = replace(office(replace(unit("amt"), site="haus")), sites=example().sites)
    assert marks_between(here, office(unit("amt"))).after == {}
    assert marks_between(office(unit("amt")), here).after == {"amt": ("moved",)}


def test_equal_structures_have_no_marks() -> None:
    marks = marks_between(example(), example())
    assert (marks.before, marks.after) == ({}, {})


def test_in_arabic_the_picture_is_turned_round_and_german_names_keep_their_direction() -> None:
    german = organigram(example(), columns=2)
    with translation.override("ar"):
        arabic = organigram(example(), columns=2)
    assert arabic.drawing.width == german.drawing.width
    turned = {box.id: german.drawing.width - box.x - box.width for box in german.drawing.boxes}
    assert {box.id: box.x for box in arabic.drawing.boxes} == pytest.approx(turned)
    name = next(line for line in arabic.drawing.boxes[0].words if line.role == "name")
    assert (name.language, name.direction, name.anchor) == ("de", "ltr", "end")


def test_two_pictures_on_one_page_share_no_id() -> None:
    pages = [render_to_string("redesign/organigram.html", {"picture": organigram(example(), name=n)}) for n in "ab"]
    ids = [{part.split('"')[0] for part in page.split(' id="')[1:]} for page in pages]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_coordinates_are_written_with_a_point_in_german_too() -> None:
    with translation.override("de"):
        page = render_to_string("redesign/organigram.html", {"picture": organigram(example(), name="a")})
    numbers = [part.split('"')[0] for part in page.split(' x="')[1:]]
    assert numbers
    assert not any("," in number for number in numbers)


def test_a_box_leads_to_its_row_or_where_the_page_wants() -> None:
    (first, *_), (elsewhere, *_) = (
        organigram(example(), name="vorher").drawing.boxes,
        organigram(example(), link=lambda unit: f"/umbau/1/{unit.id}/").drawing.boxes,
    )
    assert first.url == "#vorher-migrationsagentur"
    assert elsewhere.url == "/umbau/1/migrationsagentur/"


@given(text=some.text(max_size=120), width=some.floats(20, 300))
@settings(deadline=None)
def test_no_line_is_wider_than_its_box_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = wrapped(text, width=width, size=14)
    assert all(width_of(line, 14) <= width or len(line) <= 2 for line in lines)
    assert "".join("".join(lines).split()).replace("-", "") == "".join(text.split()).replace("-", "")
