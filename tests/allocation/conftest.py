# SPDX-License-Identifier: EUPL-1.2
"""An office with too few places: the Servicepoint gives its appointments for one service in some way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kurzweg.accounts.models import Role, Staff
from kurzweg.allocation.models import Way, WayKind
from kurzweg.allocation.models.way import Terms
from kurzweg.matters.keyholder import COOKIE, kept
from kurzweg.matters.models import Matter
from kurzweg.servicepoint.models import Appointment, KeptPlace
from kurzweg.walls.identity import JOB, acting_as
from tests.clock import Clock
from tests.heads import member
from tests.servicepoint.appointments import SERVICE, Diary
from tests.servicepoint.conftest import Hall, a_colleague
from tests.world import World

START = Terms()


@dataclass(frozen=True)
class Scarce:
    """The Servicepoint, its diary, and Frau Fuchs, who leads it."""

    hall: Hall
    diary: Diary
    fuchs: Staff

    @property
    def service(self) -> int:
        return self.hall.world.services[SERVICE].pk

    @property
    def unit(self) -> int:
        return self.hall.world.units["servicepoint"]

    def gives_by(self, kind: WayKind, *, terms: Terms = START, days: int = 0) -> Way:
        """Frau Fuchs says how places are given, from today or from some days later."""
        at = self.hall.clock.now
        with self.hall.as_(self.fuchs):
            return Way.set(
                kind, service=self.service, unit=self.unit, terms=terms, by=self.fuchs, at=at,
                from_day=timezone.localdate(at) + timedelta(days=days),
            )  # fmt: skip

    def places(self) -> list[KeptPlace]:
        with acting_as(JOB):
            return list(KeptPlace.objects.living().in_order())

    def phone_of(self, appointment: Appointment) -> Client:
        """The phone of whoever has this appointment."""
        with acting_as(JOB):
            secret = Matter.objects.get(pk=appointment.matter_id).issue_key(at=self.hall.clock.now)
        phone = Client()
        phone.cookies[COOKIE] = kept(secret)
        return phone


@pytest.fixture
def scarce(world: World, clock: Clock) -> Scarce:
    hall = Hall(world, clock, world.adler, a_colleague(world))
    fuchs = member(world, "fuchs", "Frau Fuchs", Role.HEAD_OF_UNIT, "servicepoint")
    return Scarce(hall, Diary(hall), fuchs)
