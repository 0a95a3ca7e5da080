# SPDX-License-Identifier: EUPL-1.2
"""The field catalogue is complete: what the database keeps is known, with its sort and its processing activity."""

from __future__ import annotations

from kurzweg.startpack.field_catalogue import columns, gaps, labels
from kurzweg.startpack.texts import activities, retention_rules
from kurzweg.walls.labels import Category, Label, Subject

PERSON = Label("person", "register", Subject.VISITORS, {Category.NAME: "name", Category.KEY: "id"})


def test_every_column_of_the_database_has_exactly_one_label(db: None) -> None:
    assert [str(gap) for gap in gaps(labels(), columns())] == []


def test_a_new_column_without_a_label_is_found() -> None:
    existing = (("person", "id"), ("person", "name"), ("person", "religion"))
    assert [gap.place for gap in gaps([PERSON], existing)] == ["person.religion"]


def test_a_column_that_went_away_and_one_that_is_labelled_twice_are_found() -> None:
    twice = Label("person", "register", Subject.VISITORS, {Category.CONTACT: "name"})
    assert [str(gap) for gap in gaps([PERSON, twice], (("person", "name"),))] == [
        "person.name: has 2 labels. Keep one.",
        "person.id: has a label and does not exist. Take the label away.",
    ]


def test_every_label_belongs_to_a_processing_activity_that_is_described() -> None:
    assert {label.activity for label in labels()} - {activity.code for activity in activities()} == set()


def test_every_activity_names_rules_of_retention_that_exist() -> None:
    named = {code for activity in activities() for code in activity.retention}
    assert named - set(retention_rules()) == set()


def test_tables_about_people_hold_nothing_that_is_only_said_of_the_office() -> None:
    assert [
        label.table for label in labels() if label.about is Subject.VISITORS and Category.OFFICE in label.columns
    ] == []
