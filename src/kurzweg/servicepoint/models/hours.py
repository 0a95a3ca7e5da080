# SPDX-License-Identifier: EUPL-1.2
"""What the database must know of a structure to refuse an appointment outside its hours. Its text stays the truth."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kurzweg.engine.calendars.holidays import holidays
from kurzweg.engine.structure import WEEKDAYS
from kurzweg.offices.models import Lane, Site, Structure, Unit

YEARS_AHEAD = 12
"""For so many years from its first day a structure knows its holidays; nobody books further ahead."""


class LaneHours(models.Model):
    """Empfangszeit: when a lane receives people on a weekday, within one structure. Derived from its text."""

    structure = models.ForeignKey("offices.Structure", models.PROTECT, related_name="+", verbose_name=_("Aufbau"))
    lane = models.ForeignKey("offices.Lane", models.PROTECT, related_name="+", verbose_name=_("Schalter"))
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("Einheit"))
    site = models.ForeignKey("offices.Site", models.PROTECT, related_name="+", verbose_name=_("Standort"))
    weekday = models.SmallIntegerField(_("Wochentag"))
    starts = models.TimeField(_("von"))
    ends = models.TimeField(_("bis"))

    class Meta:
        verbose_name = _("Empfangszeit")
        verbose_name_plural = _("Empfangszeiten")
        constraints = [
            models.CheckConstraint(condition=Q(starts__lt=F("ends")), name="hours_begin_before_they_end"),
            models.CheckConstraint(condition=Q(weekday__range=(0, 6)), name="a_week_has_seven_days"),
            models.UniqueConstraint(fields=["structure", "lane", "weekday", "starts"], name="hours_of_a_lane_once"),
        ]

    def __str__(self) -> str:
        return f"{WEEKDAYS[self.weekday]} {self.starts:%H:%M}-{self.ends:%H:%M}"


class Holiday(models.Model):
    """Feiertag: a day on which nobody is received, within one structure. Derived from its Land."""

    structure = models.ForeignKey("offices.Structure", models.PROTECT, related_name="+", verbose_name=_("Aufbau"))
    day = models.DateField(_("Tag"))

    class Meta:
        verbose_name = _("Feiertag")
        verbose_name_plural = _("Feiertage")
        constraints = [models.UniqueConstraint(fields=["structure", "day"], name="a_holiday_once_in_a_structure")]

    def __str__(self) -> str:
        return f"{self.day}"


def unfold_hours(structure: Structure, *, first: date) -> None:
    """Write down the hours and holidays of a structure that is put in force from a day."""
    plan = structure.plan
    lanes = dict(Lane.objects.values_list("code", "pk"))
    units = dict(Unit.objects.values_list("code", "pk"))
    sites = dict(Site.objects.values_list("code", "pk"))
    LaneHours.objects.bulk_create(
        LaneHours(
            structure=structure, lane_id=lanes[lane.id], unit_id=units[unit.id], site_id=sites[unit.site],
            weekday=WEEKDAYS.index(day), starts=span.start, ends=span.end,
        )
        for unit in plan.units if unit.site
        for lane in unit.lanes
        for day, spans in unit.hours
        for span in spans
    )  # fmt: skip
    years = range(first.year, first.year + YEARS_AHEAD + 1)
    Holiday.objects.bulk_create(
        Holiday(structure=structure, day=day) for year in years for day in sorted(holidays(plan.land, year))
    )
