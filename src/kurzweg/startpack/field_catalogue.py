# SPDX-License-Identifier: EUPL-1.2
"""The field catalogue: the labels of all rooms, held against the columns that the database really has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import connection

from kurzweg.walls.labels import Category, Label, Subject

FRAMEWORK = (
    Label("django_migrations", "office", Subject.NOBODY, {Category.OFFICE: "id app name applied"}),
    Label("django_content_type", "office", Subject.NOBODY, {Category.OFFICE: "id app_label model"}),
    Label("auth_permission", "office", Subject.NOBODY, {Category.OFFICE: "id name content_type_id codename"}),
    Label("auth_group", "office", Subject.NOBODY, {Category.OFFICE: "id name"}),
    Label("auth_group_permissions", "office", Subject.NOBODY, {Category.OFFICE: "id group_id permission_id"}),
    Label(
        "django_session",
        "accounts",
        Subject.STAFF,
        {Category.SECRET: "session_key session_data", Category.TIME: "expire_date"},
    ),
)
"""Tables that Django brings along."""

COLUMNS = """
    select c.relname, a.attname from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'm', 'v') and not c.relispartition
    order by 1, a.attnum
"""


@dataclass(frozen=True)
class Gap:
    """A column without a label, a label without a column, or a column with two labels."""

    place: str
    cause: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.cause} {self.mend}"


@cache
def labels() -> tuple[Label, ...]:
    """The labels of every room that has some, and of Django's own tables."""
    rooms = [app.name for app in apps.get_app_configs() if app.name.startswith("kurzweg.")]
    found = [f"{room}.labels" for room in rooms if find_spec(f"{room}.labels")]
    ours = [label for name in found if name != "kurzweg.walls.labels" for label in import_module(name).LABELS]
    return tuple(sorted((*ours, *FRAMEWORK), key=lambda label: label.table))


def columns() -> tuple[tuple[str, str], ...]:
    """Table and column of everything the database keeps; partitions count as their table."""
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        return tuple((str(table), str(column)) for table, column in cursor.fetchall())


def gaps(given: Iterable[Label], existing: Sequence[tuple[str, str]]) -> tuple[Gap, ...]:
    """What the labels leave out, say twice, or say of a column that is not there."""
    said = Counter((label.table, column) for label in given for column, _category in label.items())
    there = set(existing)
    missing = [
        Gap(f"{table}.{column}", "has no label.", "Add it to LABELS in labels.py of the room that owns the table.")
        for table, column in existing
        if (table, column) not in said
    ]
    twice = [
        Gap(f"{table}.{column}", f"has {times} labels.", "Keep one.")
        for (table, column), times in said.items()
        if times > 1
    ]
    gone = [
        Gap(f"{table}.{column}", "has a label and does not exist.", "Take the label away.")
        for table, column in said
        if (table, column) not in there
    ]
    return (*missing, *twice, *gone)


def of_activity(activity: str) -> tuple[Label, ...]:
    """The tables that serve one processing activity."""
    return tuple(label for label in labels() if label.activity == activity)
