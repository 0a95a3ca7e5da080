# SPDX-License-Identifier: EUPL-1.2
"""Saving steps, going back and forth, and noticing that somebody else was faster."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction

from kurzweg.engine.structure import Structure as Plan
from kurzweg.engine.structure import write
from kurzweg.events.actor import Actor
from kurzweg.redesign.checking import as_kept, examine
from kurzweg.redesign.edits import tidy
from kurzweg.redesign.errors import (
    LONGEST_TEXT,
    NoLongerOpenError,
    NotReadableError,
    OvertakenError,
    RefusedChangeError,
    TooLongError,
)
from kurzweg.redesign.models.revision import Revision
from kurzweg.redesign.telling import BEGUN, Told, taken_back, taken_up_again, told_of

if TYPE_CHECKING:
    from kurzweg.redesign.models.draft import Draft

Edit = Callable[[Plan], Plan]
Aspect = Callable[[Plan], object]


class Writable(models.Model):
    """What a draft can do with its text. Its verbs wait for one another, so that step follows step.

    `seen` is the number of the step that the editor had before them; that is how a lost update is noticed.
    """

    class Meta:
        abstract = True

    @property
    def head(self: Draft) -> Revision:  # type: ignore[misc]
        """The newest step."""
        return self.revisions.newest_first()[0]

    @property
    def can_undo(self: Draft) -> bool:  # type: ignore[misc]
        return self.head.position.after_id is not None

    @property
    def can_redo(self: Draft) -> bool:  # type: ignore[misc]
        return self.head.position.followed_by.exists()

    def step(self: Draft, number: int) -> Revision:  # type: ignore[misc]
        """The step with this number, or the newest one when there is none."""
        return self.revisions.newest_first().filter(number=number).first() or self.head

    @transaction.atomic
    def rewrite(self: Draft, text: str, *, seen: int, by: Actor, at: datetime) -> Revision:  # type: ignore[misc]
        """Save this text; the same text again changes nothing.

        Raises `OvertakenError` when somebody saved another text meanwhile, `TooLongError`, `NoLongerOpenError`.
        """
        head = self._alone_with_head()
        kept = _kept(text)
        if kept == head.content:
            return head
        if head.number != seen:
            raise OvertakenError(head)
        return self._write(kept, head, by=by, at=at)

    @transaction.atomic
    def change(  # type: ignore[misc]
        self: Draft, edit: Edit, *, aspect: Aspect, seen: int, by: Actor, at: datetime
    ) -> Revision:
        """Change the structure behind the text. What others saved meanwhile stays, as long as it is something else.

        `aspect` is the part of the structure that the editor had before them. Raises `OvertakenError` when that
        part is no longer what they saw, `NotReadableError`, `RefusedChangeError` when the result makes no sense.
        """
        head = self._alone_with_head()
        plan = _plan_of(head)
        if head.number != seen:
            shown = _plan_of(self.step(seen))
            if write(tidy(edit(shown))) == head.content:
                return head  # the second click
            if aspect(shown) != aspect(plan):
                raise OvertakenError(head)
        text = write(tidy(edit(plan)))
        if problems := examine(text).problems:
            raise RefusedChangeError(problems)
        return head if text == head.content else self._write(text, head, by=by, at=at)

    @transaction.atomic
    def undo(self: Draft, *, seen: int, by: Actor, at: datetime) -> Revision:  # type: ignore[misc]
        """Go back by one step; that is a step too. At the beginning nothing happens."""
        head = self._alone_with_head()
        undone, target = head.position, head.position.after
        if target is None or self._is_repeated(head, seen, by):
            return head
        told = taken_back(undone.number, Told(german=undone.german, english=undone.english))
        return self._restore(target, told, head, by=by, at=at)

    @transaction.atomic
    def redo(self: Draft, *, seen: int, by: Actor, at: datetime) -> Revision:  # type: ignore[misc]
        """Go forth to what was taken back last. Where nothing was, nothing happens."""
        head = self._alone_with_head()
        target = head.position.followed_by.order_by("-number").first()
        if target is None or self._is_repeated(head, seen, by):
            return head
        told = taken_up_again(target.number, Told(german=target.german, english=target.english))
        return self._restore(target, told, head, by=by, at=at)

    def write_first(self: Draft, text: str, *, by: Actor, at: datetime) -> Revision:  # type: ignore[misc]
        return self._add(1, BEGUN, _label_of(kept := _kept(text), ""), text=kept, by=by, at=at)

    def alone(self: Draft) -> Draft:  # type: ignore[misc]
        """This draft as it is now, while nobody else changes or publishes it until the transaction ends."""
        return type(self).objects.select_for_update().get(pk=self.pk)

    def _alone_with_head(self: Draft) -> Revision:  # type: ignore[misc]
        locked = self.alone()
        if locked.is_discarded or locked.is_published:
            raise NoLongerOpenError(locked)
        return self.head

    def _is_repeated(self, head: Revision, seen: int, by: Actor) -> bool:
        """Whether going back or forth was clicked twice; raises `OvertakenError` when somebody else was faster."""
        if head.number == seen:
            return False
        if head.restores_id is None or head.by_id != by.pk:
            raise OvertakenError(head)
        return True

    def _write(self: Draft, text: str, head: Revision, *, by: Actor, at: datetime) -> Revision:  # type: ignore[misc]
        told = told_of(examine(head.content).plan, examine(text).plan)
        label = _label_of(text, head.label)
        return self._add(head.number + 1, told, label, text=text, after=head.position, by=by, at=at)

    def _restore(  # type: ignore[misc]
        self: Draft, target: Revision, told: Told, head: Revision, *, by: Actor, at: datetime
    ) -> Revision:
        return self._add(head.number + 1, told, target.label, restores=target, by=by, at=at)

    def _add(  # type: ignore[misc]
        self: Draft,
        number: int,
        told: Told,
        label: str,
        *,
        text: str = "",
        after: Revision | None = None,
        restores: Revision | None = None,
        by: Actor,
        at: datetime,
    ) -> Revision:
        said = told.shortened
        return Revision.objects.create(
            draft=self, number=number, text=text, after=after, restores=restores, label=label,
            german=said.german, english=said.english, by_id=by.pk, at=at,
        )  # fmt: skip


def _kept(text: str) -> str:
    if len(text.encode("utf-8", "replace")) > LONGEST_TEXT:
        raise TooLongError
    return as_kept(text)


def _plan_of(revision: Revision) -> Plan:
    plan = examine(revision.content).plan
    if plan is None:
        raise NotReadableError
    return plan


def _label_of(text: str, before: str) -> str:
    """How the structure calls itself; what cannot be read keeps its last name."""
    plan = examine(text).plan
    return plan.label if plan else before
