# SPDX-License-Identifier: EUPL-1.2
"""What can stand in the way of an edit or a publication, said so that one knows what to do next."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kurzweg.ui.speaking import day, moment

if TYPE_CHECKING:
    from kurzweg.catalogue.models import CatalogueRevision
    from kurzweg.services.models import CatalogueVersion


class EditingError(Exception):
    """Why a part cannot be changed like this."""


class EditedMeanwhileError(EditingError):
    """Somebody else changed the same part while this one was written."""

    def __init__(self, theirs: CatalogueRevision | None) -> None:
        self.theirs = theirs
        name = theirs.by.name if theirs and theirs.by else _("Jemand anderes")
        at = moment(theirs.at) if theirs else ""
        super().__init__(
            _(
                "{name} hat diesen Teil inzwischen geändert ({at}). Ihr Text ist noch da. Vergleichen Sie beide und "
                "speichern Sie, was gelten soll."
            ).format(name=name, at=at)
        )


class OwnTextError(EditingError):
    """A text is reviewed by somebody who did not write it."""

    def __init__(self) -> None:
        super().__init__(
            _("Diesen Text haben Sie selbst geschrieben. Bitten Sie jemanden, der die Sprache liest, ihn zu prüfen.")
        )


class NothingToReviewError(EditingError):
    """There is no text in this language."""

    def __init__(self) -> None:
        super().__init__(_("In dieser Sprache gibt es noch keinen Text. Schreiben Sie ihn zuerst."))


class ChangedSinceError(EditingError):
    """A later edit stands on this one."""

    def __init__(self) -> None:
        super().__init__(
            _("Dieser Teil wurde danach noch einmal geändert. Nehmen Sie zuerst die neuere Änderung zurück.")
        )


class StillNeededError(EditingError):
    """Something else in the catalogue refers to it."""

    def __init__(self) -> None:
        super().__init__(
            _("Das wird noch an anderer Stelle gebraucht. Nehmen Sie es zuerst dort heraus, dann hier zurück.")
        )


class EntryIsPublishedError(EditingError):
    """What was published stays in the catalogue, because matters point to it."""

    def __init__(self) -> None:
        super().__init__(
            _("Dieser Eintrag ist schon veröffentlicht und bleibt. Eine Leistung lassen Sie an einem Tag enden.")
        )


class TakenNameError(EditingError):
    """An entry with this id is there already."""

    def __init__(self, title: str) -> None:
        super().__init__(_("„{title}“ gibt es schon. Ändern Sie den vorhandenen Eintrag.").format(title=title))


class UnknownLanguageError(EditingError):
    """The catalogue of this office has no texts in this language."""

    def __init__(self, language: str) -> None:
        super().__init__(_("Eine Sprache „{language}“ führt dieser Katalog nicht.").format(language=language))


class PublicationError(Exception):
    """Why the draft cannot be published, or a version not taken back, like this."""


class PastDayError(PublicationError):
    def __init__(self, on: date) -> None:
        super().__init__(
            _(
                "Dieser Tag ist vorbei: {day}. Was galt, bleibt stehen. Wählen Sie heute oder einen späteren Tag."
            ).format(day=day(on))
        )


class DayTakenError(PublicationError):
    """Another version begins on this day or later."""

    def __init__(self, other: CatalogueVersion, first_day: date) -> None:
        super().__init__(
            _(
                "{version} gilt schon ab {day}. Wählen Sie einen späteren Tag. Oder nehmen Sie ihn zurück, solange "
                "sein Tag nicht gekommen ist."
            ).format(version=other, day=day(first_day))
        )


class PublishedMeanwhileError(PublicationError):
    """Somebody published while this one was looking at the differences."""

    def __init__(self, name: str, at: datetime | None) -> None:
        super().__init__(
            _(
                "{name} hat inzwischen veröffentlicht ({at}). Sehen Sie sich an, was noch übrig ist, und "
                "veröffentlichen Sie es dann."
            ).format(name=name, at=moment(at) if at else "")
        )


class NothingToPublishError(PublicationError):
    def __init__(self) -> None:
        super().__init__(_("Nichts davon unterscheidet sich von dem, was schon gilt. Wählen Sie eine Änderung aus."))


class AlreadyBegunError(PublicationError):
    """Its first day has come; people were told by it what to bring."""

    def __init__(self, version: CatalogueVersion, first_day: date | None) -> None:
        super().__init__(
            _("{version} gilt schon seit {day} und bleibt. Ändern Sie den Entwurf und veröffentlichen Sie neu.").format(
                version=version, day=day(first_day) if first_day else _("Anfang an")
            )
        )


class AnotherFollowsError(PublicationError):
    """A later version stands on this one."""

    def __init__(self, version: CatalogueVersion, later: CatalogueVersion) -> None:
        super().__init__(
            _("Auf {version} folgt schon {later}. Nehmen Sie zuerst diesen zurück.").format(
                version=version, later=later
            )
        )
