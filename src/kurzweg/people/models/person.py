# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kurzweg.events.actor import Actor
from kurzweg.lang.names import folded, sort_key
from kurzweg.people.birth import BirthDate
from kurzweg.people.events import PersonRecorded
from kurzweg.walls.keys import uuid7

YEAR = re.compile(r"(19|20)[0-9]{2}")
LONGEST_SORT_KEY = 2000
"""Bytes. A row of a B-tree index holds 2,704; names that agree so far stand in the order they came."""


class PersonQuerySet(models.QuerySet["Person"]):
    def called(self, words: str) -> Self:
        """Persons whose names contain all these words, however they are spelled; a year is that of their birth."""
        found = self
        for word in folded(words).split():
            of_birth = YEAR.fullmatch(word)
            found = found.filter(birth_year=int(word)) if of_birth else found.filter(folded_name__contains=word)
        return found

    def in_phonebook_order(self) -> Self:
        return self.order_by("sort_key", "pk")


class Person(models.Model):
    """Person: somebody the office works for, spelled as the source spells them. The narrow identity core.

    What the office does for them stands in matters and cases behind walls, never here.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    family_name = models.CharField(_("Familienname"), max_length=300, blank=True)
    given_name = models.CharField(_("Vorname"), max_length=300, blank=True)
    folded_name = models.TextField(editable=False)
    sort_key = models.BinaryField(editable=False)
    birth_year = models.SmallIntegerField(_("Geburtsjahr"), null=True)
    birth_month = models.SmallIntegerField(_("Geburtsmonat"), null=True)
    birth_day = models.SmallIntegerField(_("Geburtstag"), null=True)
    nationality = models.CharField(_("Staatsangehörigkeit"), max_length=60, blank=True)
    language = models.CharField(_("Sprache"), max_length=10, default="de")
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("aufgenommen durch"),
    )
    recorded_at = models.DateTimeField(_("aufgenommen am"))

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("Person")
        verbose_name_plural = _("Personen")
        indexes = [models.Index(fields=["sort_key"], name="persons_in_phonebook_order")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(family_name="") | ~Q(given_name=""), name="a_person_has_at_least_one_name"
            ),
            models.CheckConstraint(
                condition=Q(birth_month=None, birth_day=None)
                | Q(birth_year__isnull=False, birth_month__range=(1, 12), birth_day=None)
                | Q(birth_year__isnull=False, birth_month__range=(1, 12), birth_day__range=(1, 31)),
                name="a_birth_date_is_known_from_the_year_on",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Given name first, as one speaks; a single name stands alone."""
        return " ".join(part for part in (self.given_name, self.family_name) if part)

    @property
    def birth(self) -> BirthDate:
        return BirthDate(self.birth_year, self.birth_month, self.birth_day)

    @classmethod
    @transaction.atomic
    def record(
        cls,
        *,
        family_name: str,
        given_name: str,
        birth: BirthDate,
        nationality: str,
        language: str,
        phone: str,
        unit: int,
        by: Actor | None,
        at: datetime,
    ) -> Person:
        """Take a person up in the register; from then on the recording unit is known to work for them."""
        name = f"{family_name} {given_name}".strip()
        person = cls(
            family_name=family_name,
            given_name=given_name,
            folded_name=folded(name),
            sort_key=sort_key(name)[:LONGEST_SORT_KEY],
            birth_year=birth.year,
            birth_month=birth.month,
            birth_day=birth.day,
            nationality=nationality,
            language=language,
            phone=phone,
            recorded_by_id=by.pk if by else None,
            recorded_at=at,
        )
        Presence.objects.create(person_id=person.pk, unit_id=unit, since=at)
        person.save(force_insert=True)
        PersonRecorded(person=person.pk, unit=unit, language=language, at=at, by=by.pseudonym if by else None).record()
        return person


class Presence(models.Model):
    """Bekanntheit: this unit works for this person. Decides who may find the person, not what they may read."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, models.CASCADE, related_name="presences", verbose_name=_("Person"))
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("Einheit"))
    since = models.DateTimeField(_("seit"))

    class Meta:
        verbose_name = _("Bekanntheit")
        verbose_name_plural = _("Bekanntheiten")
        constraints = [models.UniqueConstraint(fields=["person", "unit"], name="a_person_is_known_to_a_unit_once")]

    def __str__(self) -> str:
        return f"{self.since:%Y-%m-%d}"

    @classmethod
    def note(cls, person: uuid.UUID, unit: int, *, at: datetime) -> None:
        """From now on this unit works for the person and may find them; saying it twice changes nothing."""
        cls.objects.get_or_create(person_id=person, unit_id=unit, defaults={"since": at})
