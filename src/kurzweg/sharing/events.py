# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kurzweg.events.event import Event, concerned
from kurzweg.events.kinds import Kind, ObjectType, Qualifier


@dataclass(frozen=True, kw_only=True)
class ParticipationOffered(Event):
    """Bitte um Beteiligung: the responsible unit wants another to take part and see what it needs."""

    kind = Kind.ParticipationOffered
    sentence = _("{unit} hat um Beteiligung gebeten: {to_unit}.")

    to_unit: int


@dataclass(frozen=True, kw_only=True)
class ParticipationAccepted(Event):
    """Beteiligung: another unit takes part; the responsible one stays responsible."""

    kind = Kind.ParticipationAccepted
    sentence = _("{unit} ist jetzt beteiligt.")

    from_unit: int


@dataclass(frozen=True, kw_only=True)
class ParticipationDeclined(Event):
    """Abgelehnte Beteiligung: the other unit does not take part, with a reason."""

    kind = Kind.ParticipationDeclined
    sentence = _("{unit} beteiligt sich nicht.")

    from_unit: int


@dataclass(frozen=True, kw_only=True)
class ParticipationWithdrawn(Event):
    """Zurückgezogene Bitte: nobody is asked to take part any more."""

    kind = Kind.ParticipationWithdrawn
    sentence = _("{unit} hat die Bitte um Beteiligung zurückgezogen: {to_unit}.")

    to_unit: int


@dataclass(frozen=True, kw_only=True)
class AboutAPerson(Event):
    """Something between two units about a person, before anybody knows which matter it is about."""

    person: uuid.UUID | None = concerned(ObjectType.PERSON, Qualifier.SUBJECT)


@dataclass(frozen=True, kw_only=True)
class AccessRequested(AboutAPerson):
    """Bitte um Einsicht: a unit asks another to let it look, for some days."""

    kind = Kind.AccessRequested
    sentence = _("{unit} hat um Einsicht gebeten: {to_unit}.")

    to_unit: int


@dataclass(frozen=True, kw_only=True)
class AccessGranted(Event):
    """Gewährte Einsicht: the other unit may look at this matter until a day."""

    kind = Kind.AccessGranted
    sentence = _("{unit} hat Einsicht gegeben: {to_unit}.")

    to_unit: int


@dataclass(frozen=True, kw_only=True)
class AccessDeclined(AboutAPerson):
    """Abgelehnte Einsicht: the asked unit does not let the other look, with a reason."""

    kind = Kind.AccessDeclined
    sentence = _("{unit} hat keine Einsicht gegeben: {to_unit}.")

    to_unit: int


@dataclass(frozen=True, kw_only=True)
class AccessWithdrawn(AboutAPerson):
    """Zurückgezogene Bitte um Einsicht: it is no longer needed."""

    kind = Kind.AccessWithdrawn
    sentence = _("{unit} hat die Bitte um Einsicht zurückgezogen: {to_unit}.")

    to_unit: int


@dataclass(frozen=True, kw_only=True)
class DisclosedByStatute(Event):
    """Mitteilung auf gesetzlicher Grundlage: a paragraph allows or orders that another unit looks."""

    kind = Kind.DisclosedByStatute
    sentence = _("{unit} hat auf gesetzlicher Grundlage Einsicht gegeben: {to_unit}.")

    to_unit: int


@dataclass(frozen=True, kw_only=True)
class GlassBroken(Event):
    """Notfallzugriff: a unit looked without being let in; the file's owner and data protection were told."""

    kind = Kind.GlassBroken
    sentence = _("{unit} hat in einem Notfall Einsicht genommen.")
