# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from kurzweg.servicepoint.errors import NoLongerHereError
from kurzweg.servicepoint.events import ReturnAnnounced, VisitorOnTheWay, WayAnnounced
from kurzweg.servicepoint.models.state import State

if TYPE_CHECKING:
    from kurzweg.events.actor import Actor
    from kurzweg.servicepoint.models.serving import LaneFacts


class Announced(models.Model):
    """What a visitor says by phone: I am on my way, I come back later, I am here again. Their place in time stays."""

    class Meta:
        abstract = True

    if TYPE_CHECKING:
        state: str
        call_number: str
        matter_id: uuid.UUID
        coming_until: datetime | None
        away_until: datetime | None

        def get_state_display(self) -> str: ...
        def lane_facts(self, by: Actor | None, at: datetime) -> LaneFacts: ...
        def tell_everybody(self) -> None: ...

    @transaction.atomic
    def come(self, way: timedelta, *, at: datetime) -> None:
        """Called and on the way: until then nobody says that they did not come. Said twice, the first counts."""
        if self._say(State.CALLED, models.Q(coming_until=None), coming_until=at + way):
            WayAnnounced(**self.lane_facts(None, at), until=_spelt(at + way)).record()
            self.tell_everybody()

    @transaction.atomic
    def come_back_later(self, until: datetime, *, at: datetime) -> None:
        """Nobody calls them before then; afterwards they are called as if they had never gone."""
        if self._say(State.WAITING, ~models.Q(away_until=until), away_until=until):
            ReturnAnnounced(**self.lane_facts(None, at), until=_spelt(until)).record()
            self.tell_everybody()

    @transaction.atomic
    def be_here_again(self, *, by: Actor | None, at: datetime) -> None:
        """Back earlier than they said: they can be called from now on."""
        if self._say(State.WAITING, models.Q(away_until__isnull=False), away_until=None):
            VisitorOnTheWay(**self.lane_facts(by, at)).record()
            self.tell_everybody()

    def _say(self, state: State, unsaid: models.Q, **changes: object) -> bool:
        """Whether this call said it first; it is said only in the state in which it means something."""
        tickets: models.Manager[Any] = type(self)._default_manager
        first = tickets.filter(unsaid, pk=self.pk, state=state).update(**changes)
        self.refresh_from_db()
        if not first and self.state != state:
            raise NoLongerHereError(self.call_number, self.get_state_display())
        return bool(first)


def _spelt(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
