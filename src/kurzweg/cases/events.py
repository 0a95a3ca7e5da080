# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kurzweg.events.event import Event
from kurzweg.events.kinds import Kind, Phase


@dataclass(frozen=True, kw_only=True)
class CaseOpened(Event):
    """Falleröffnung: the matters of a person are looked at together from now on."""

    kind = Kind.CaseOpened
    sentence = _("{unit} hat einen Fall eröffnet.")


@dataclass(frozen=True, kw_only=True)
class MatterJoinedCase(Event):
    """Zuordnung: a matter is held by a case."""

    kind = Kind.MatterJoinedCase
    sentence = _("Das Anliegen wurde einem Fall zugeordnet.")


@dataclass(frozen=True, kw_only=True)
class TaskSet(Event):
    """Aufgabe: somebody has to do something for the matter."""

    kind = Kind.TaskSet
    phase = Phase.QUEUED
    sentence = _("{unit} hat eine Aufgabe bekommen.")


@dataclass(frozen=True, kw_only=True)
class TaskDone(Event):
    """Erledigte Aufgabe: what was to be done is done."""

    kind = Kind.TaskDone
    phase = Phase.END
    sentence = _("{unit} hat eine Aufgabe erledigt.")
