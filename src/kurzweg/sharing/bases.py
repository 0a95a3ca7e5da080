# SPDX-License-Identifier: EUPL-1.2
"""By what law one unit may let another look: paragraphs of the table, the common compartment, or one's own words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kurzweg.accounts.field_classes import WHOLE
from kurzweg.accounts.models import DisclosurePermission
from kurzweg.accounts.models.sight import SECRET
from kurzweg.ui.choices import Choice

SAME, OWN_WORDS = "same", "own"


@dataclass(frozen=True, kw_only=True)
class Basis:
    """Rechtsgrundlage: how it is chosen in a form, what it says, and what it covers."""

    key: str
    label: str
    line: str
    citation: str
    fields: tuple[str, ...]
    permission: DisclosurePermission | None = None

    @property
    def card(self) -> Choice:
        return Choice(value=self.key, label=self.label, line=self.line)


FOREIGNERS = "aufenthalt"


def may_use_own_words(speaker: Collection[str], listener: Collection[str]) -> bool:
    """Whether a sentence may be written: never from social compartments to the Ausländerbehörde, only paragraphs."""
    return not set(speaker) & set(SECRET) or FOREIGNERS not in listener


def of_permission(permission: DisclosurePermission) -> Basis:
    return Basis(
        key=str(permission.pk), label=f"{permission.citation}: {permission.title}", line=permission.condition,
        citation=permission.citation, fields=tuple(permission.fields), permission=permission,
    )  # fmt: skip


def permissions_between(sources: Collection[str], targets: Collection[str], day: date) -> list[DisclosurePermission]:
    """The paragraphs by which something out of one of these compartments may be shown to whoever stands in those."""
    valid = DisclosurePermission.objects.valid_on(day).in_order()
    found = {one.pk: one for source in sources for one in valid.between(source, list(targets))}
    return [found[key] for key in sorted(found)]


def bases_between(
    sources: Collection[str], targets: Collection[str], day: date, *, in_own_words: bool = True
) -> list[Basis]:
    """Every basis on which a unit in `targets` may be let in; none where the law closes it and names no paragraph.

    Without `in_own_words` nothing is left but paragraphs: that is how social bodies speak to the Ausländerbehörde.
    """
    bases = [of_permission(one) for one in permissions_between(sources, targets, day)]
    if not in_own_words:
        return bases
    if set(sources) & set(targets):
        citation = _("gemeinsame Aufgabe im selben Abteil")
        line = _("Beide Einheiten arbeiten in diesem Rechtskreis.")
        bases.append(Basis(key=SAME, label=_("Gemeinsame Aufgabe"), line=line, citation=citation, fields=WHOLE))
    if set(sources) - set(SECRET):
        line = _("Schreiben Sie unten, welche. Für Sozialdaten und Jugendhilfe genügt das nicht.")
        bases.append(Basis(key=OWN_WORDS, label=_("Eine andere Rechtsgrundlage"), line=line, citation="", fields=WHOLE))
    return bases
