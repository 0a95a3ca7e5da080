# SPDX-License-Identifier: EUPL-1.2
"""What is said at every counter, for the card that lies between two people who share no language."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override


@dataclass(frozen=True)
class Phrase:
    """One sentence in two languages: the clerk points at theirs, the visitor reads the other."""

    german: str
    translated: str


@dataclass(frozen=True)
class Group:
    """Sentences of one moment of a visit."""

    title: str
    phrases: tuple[Phrase, ...]


CARDS = (
    (
        _("Ankommen"),
        (
            _("Guten Tag. Bitte setzen Sie sich."),
            _("Bitte zeigen Sie mir Ihre Nummer."),
            _("Bitte zeigen Sie mir Ihren Pass oder Ausweis."),
            _("Einen Moment. Ich hole jemanden, der Ihre Sprache spricht."),
        ),
    ),
    (
        _("Antworten"),
        (_("Ja."), _("Nein."), _("Ich weiß es nicht."), _("Ich verstehe Sie nicht."), _("Bitte zeigen Sie es mir.")),
    ),
    (
        _("Papiere"),
        (
            _("Dieses Papier fehlt noch."),
            _("Darf ich das kopieren? Sie bekommen das Original zurück."),
            _("Bitte füllen Sie dieses Formular aus."),
            _("Bitte unterschreiben Sie hier."),
        ),
    ),
    (
        _("Wie es weitergeht"),
        (
            _("Sie sind fertig. Sie müssen nichts mehr tun."),
            _("Bitte gehen Sie zu diesem Schalter. Ihre Nummer bleibt dieselbe."),
            _("Bitte warten Sie. Wir rufen Ihre Nummer auf."),
            _("Sie brauchen einen Termin. Ich buche ihn für Sie."),
            _("Wir schreiben Ihnen einen Brief."),
        ),
    ),
    (_("Hilfe"), (_("Brauchen Sie einen Arzt?"), _("Sind Sie in Gefahr?"), _("Möchten Sie allein mit mir sprechen?"))),
)


def cards_in(language: str) -> tuple[Group, ...]:
    """All sentences in German and in a language of the house.

    >>> cards_in("fr")[1].phrases[0].translated
    'Oui.'
    """
    return tuple(
        Group(str(title), tuple(Phrase(_said(one, "de"), _said(one, language)) for one in sentences))
        for title, sentences in CARDS
    )


def _said(sentence: object, language: str) -> str:
    with override(language):
        return str(sentence)
