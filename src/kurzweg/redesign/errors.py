# SPDX-License-Identifier: EUPL-1.2
"""What can stand in the way while a structure is drafted, said so that one knows what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kurzweg.engine.structure import Problem

if TYPE_CHECKING:
    from kurzweg.redesign.models import Draft, Revision

LONGEST_TEXT = 1_000_000


class DraftError(Exception):
    """Something about a draft that a person can understand and act on."""


class OvertakenError(DraftError):
    """Somebody else saved meanwhile; both versions are shown, nothing is lost."""

    def __init__(self, newest: Revision) -> None:
        self.newest = newest
        super().__init__(
            _("{name} hat inzwischen gespeichert: {step}").format(name=newest.by.name, step=newest.told("de"))
        )


class NoLongerOpenError(DraftError):
    """A draft that is in force or thrown away is not edited."""

    def __init__(self, draft: Draft) -> None:
        if draft.is_discarded:
            text = _("Dieser Entwurf ist verworfen. Holen Sie ihn zurück, dann können Sie weiterarbeiten.")
        else:
            text = _("Dieser Entwurf ist in Kraft gesetzt und bleibt, wie er ist. Beginnen Sie daraus einen neuen.")
        super().__init__(text)


class TooLongError(DraftError):
    """More text than any office has."""

    def __init__(self) -> None:
        super().__init__(
            _("Der Text ist länger als 1 MB. Ein Aufbau hat höchstens einige hundert kB; ist es die richtige Datei?")
        )


class NotReadableError(DraftError):
    """The picture cannot change a text that nobody can read."""

    def __init__(self) -> None:
        super().__init__(
            _("Der Text des Entwurfs ist noch nicht lesbar. Berichtigen Sie ihn zuerst auf der Seite „Text“.")
        )


class RefusedChangeError(DraftError):
    """The structure would contradict itself."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        cause, mend = problems[0].told(get_language() or "de")
        super().__init__(f"{cause} {mend}")


class DayNotAheadError(DraftError):
    """People must be able to learn of a new structure before it binds them."""

    def __init__(self) -> None:
        super().__init__(_("Wählen Sie einen Tag, der noch kommt, frühestens morgen."))


class StandsInTheWayError(DraftError):
    """Something has to be settled before this structure can come into force."""

    def __init__(self, obstacles: Sequence[str]) -> None:
        super().__init__(" ".join(obstacles))
