# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from typing import Self

from django.db import models
from django.db.models.expressions import RawSQL

from kurzweg.events.event import EVENT_CLASSES
from kurzweg.events.kinds import Kind, ObjectType


class LogEventQuerySet(models.QuerySet["LogEvent"]):
    def of_matter(self, matter: uuid.UUID) -> Self:
        return self.filter(matter_id=_object_id(ObjectType.MATTER, matter))

    def of_case(self, case: uuid.UUID) -> Self:
        return self.filter(case_id=_object_id(ObjectType.CASE, case))

    def in_order(self) -> Self:
        return self.order_by("at", "event_id")


def _object_id(kind: ObjectType, key: uuid.UUID) -> RawSQL:
    return RawSQL("log_known_object(%s::smallint, %s)", (kind, key), output_field=models.BigIntegerField())


class LogEvent(models.Model):
    """Ereignis: what happened to a matter, when, in which unit, under which structure. Written once."""

    pk = models.CompositePrimaryKey("at", "event_id")
    event_id = models.BigIntegerField("Nummer")
    at = models.DateTimeField("geschehen am")
    recorded_at = models.DateTimeField("aufgezeichnet am")
    activity = models.SmallIntegerField("Art")
    phase = models.CharField("Phase", max_length=1)
    org_version = models.SmallIntegerField("Aufbau")
    work_item = models.BigIntegerField("Arbeitsschritt", null=True)
    matter_id = models.BigIntegerField("Anliegen", null=True)
    case_id = models.BigIntegerField("Fall", null=True)
    unit = models.SmallIntegerField("Einheit", null=True)
    service = models.SmallIntegerField("Leistung", null=True)
    site = models.SmallIntegerField("Standort", null=True)
    language = models.SmallIntegerField("Sprache", null=True)
    status_group = models.SmallIntegerField("Statusgruppe", null=True)
    channel = models.SmallIntegerField("Weg", null=True)
    reason = models.SmallIntegerField("Grund", null=True)
    actor = models.IntegerField("durch", null=True)
    attrs = models.JSONField("weitere Angaben", default=dict)

    objects = LogEventQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "log_event"
        verbose_name = "Ereignis"
        verbose_name_plural = "Ereignisse"

    def __str__(self) -> str:
        return f"{self.kind.name} {self.at:%Y-%m-%d %H:%M}"

    @property
    def kind(self) -> Kind:
        return Kind(self.activity)

    @property
    def is_what_its_kind_says(self) -> bool:
        """Whether the sentence of its kind is true of it: a task that is begun is not done yet."""
        return self.phase == EVENT_CLASSES[self.kind].phase

    def sentence(self, **names: str) -> str:
        """The one sentence of this kind in the active language; `names` says how units are called."""
        return str(EVENT_CLASSES[self.kind].sentence).format_map(_Speaking(names))


class _Speaking(dict[str, str]):
    """A sentence with a name we were not told says "–" instead of failing: old events outlive old units."""

    def __missing__(self, key: str) -> str:
        return "–"
