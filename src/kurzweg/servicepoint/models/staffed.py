# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from kurzweg.events.actor import Actor
from kurzweg.offices.models import Closure, LaneShift, Place
from kurzweg.offices.models.daily import LaneShiftQuerySet
from kurzweg.servicepoint.days import start_of_day
from kurzweg.servicepoint.desk_errors import OnBreakError
from kurzweg.servicepoint.errors import LaneBusyError, LaneClosedError, LaneNotYoursError, ShutTodayError
from kurzweg.servicepoint.models.lane_break import LaneBreak
from kurzweg.servicepoint.models.ticket import Ticket
from kurzweg.ui.live import hint
from kurzweg.walls.alone import alone_with
from kurzweg.walls.refusals import broke


class Staffed:
    """Who serves at a lane today: it is opened, rests in a break, and is closed."""

    lane: int
    unit: int
    site: int

    def shift(self, *, at: datetime) -> LaneShift | None:
        """The shift that runs here today. One that somebody forgot to close yesterday no longer counts."""
        return self._shifts_today(at).first()

    def who_serves(self, *, at: datetime) -> uuid.UUID | None:
        """Who serves here today."""
        return next(iter(self._shifts_today(at).values_list("opened_by_id", flat=True)), None)

    @transaction.atomic
    def open(self, *, by: Actor, at: datetime) -> None:
        """Serve here from now on; a lane that this person opened before and left without a visitor closes.

        Raises `LaneNotYoursError` when somebody else serves here, `LaneBusyError` when a visitor still stands at
        this person's other lane, `ShutTodayError` when the lane, its unit or the house is closed today.
        """
        self._refuse_when_shut(at)
        alone_with("shifts", by.pk)  # one person, one lane, however many tabs are open
        self._end_what_was_forgotten(at)
        for other in LaneShift.objects.running().filter(opened_by_id=by.pk).exclude(lane_id=self.lane):
            self._nobody_stands_at(other.lane_id)
            _leave(other, at)
        try:
            with transaction.atomic():
                LaneShift.open(self.lane, by=by, at=at)
        except IntegrityError as refused:
            if broke(refused, "one_person_at_a_lane"):
                raise LaneNotYoursError from None
            raise
        self._tell_everybody()

    @transaction.atomic
    def close(self, *, by: Actor, at: datetime) -> None:
        """Stop serving here; closing twice changes nothing. Raises `LaneBusyError` while a visitor is here."""
        shift = self.shift(at=at)
        if shift is None:
            return
        if shift.opened_by_id != by.pk:
            raise LaneNotYoursError
        self._nobody_stands_at(self.lane)
        _leave(shift, at)
        self._tell_everybody()

    @transaction.atomic
    def rest(self, *, until: datetime, by: Actor, at: datetime) -> LaneBreak:
        """Take a break here: until it is ended, nobody is called to this lane. A second click is no second break.

        Raises `LaneBusyError` while a visitor is here, `LaneClosedError` and `LaneNotYoursError` as the names say.
        """
        shift = self.own_shift(by, at)
        self._nobody_stands_at(self.lane)
        resting = LaneBreak.begin(shift, until=until, at=at)
        self._tell_everybody()
        return resting

    @transaction.atomic
    def resume(self, *, by: Actor, at: datetime) -> None:
        """The break is over, early or late; ending it twice changes nothing."""
        LaneBreak.end_of(self.own_shift(by, at), at=at)
        self._tell_everybody()

    def own_shift(self, by: Actor, at: datetime) -> LaneShift:
        """The shift of whoever acts here, with all other calls of the unit waiting until this is done.

        Raises `LaneClosedError` when nobody serves here, `LaneNotYoursError` when somebody else does.
        """
        alone_with("calling", self.unit)
        shift = self.shift(at=at)
        if shift is None:
            raise LaneClosedError
        if shift.opened_by_id != by.pk:
            raise LaneNotYoursError
        return shift

    def own_shift_at_work(self, by: Actor, at: datetime) -> LaneShift:
        """The same, and whoever acts is not in a break: in that case `OnBreakError`."""
        shift = self.own_shift(by, at)
        if resting := LaneBreak.objects.running().filter(shift=shift).first():
            raise OnBreakError(resting.until)
        return shift

    def _tell_everybody(self) -> None:
        hint(f"queue:{self.unit}")

    def _refuse_when_shut(self, at: datetime) -> None:
        today, here = timezone.localdate(at), Place(self.site, self.unit, self.lane)
        for closure in Closure.objects.touching(today, today):
            if closure.closes(here, today):
                raise ShutTodayError(closure.reason)

    def _shifts_today(self, at: datetime) -> LaneShiftQuerySet:
        return LaneShift.objects.running().filter(lane_id=self.lane, opened_at__gte=start_of_day(at))

    def _end_what_was_forgotten(self, at: datetime) -> None:
        for old in LaneShift.objects.running().filter(lane_id=self.lane, opened_at__lt=start_of_day(at)):
            _leave(old, at)

    def _nobody_stands_at(self, lane: int) -> None:
        stands = Ticket.objects.at_a_lane().filter(lane_id=lane).first()
        if stands is not None:
            raise LaneBusyError(stands.call_number)


def _leave(shift: LaneShift, at: datetime) -> None:
    """Whoever goes home in a break ends that, too."""
    LaneBreak.end_of(shift, at=at)
    shift.close(at=at)
