# SPDX-License-Identifier: EUPL-1.2
"""The words of every question, and of the answers that are fixed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kurzweg.finder.statuses import WORDS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

HEADINGS: Mapping[str, _StrPromise | str] = {
    "surname": _("Mit welchen Buchstaben beginnt Ihr Familienname?"),
    "age": _("Wie alt sind Sie?"),
    "status": _("Was trifft auf Sie zu?"),
    "municipality": _("Wo wohnen Sie?"),
    "household": _("Mit wem leben Sie hier?"),
    "nationality": _("Welchen Pass haben Sie?"),
    "channel": _("Wie möchten Sie uns erreichen?"),
}
CODE_WORDS: Mapping[str, Mapping[str, _StrPromise | str]] = {
    "household": {
        "single": _("Ich lebe allein"),
        "couple": _("Mit meinem Mann, meiner Frau, meinem Partner oder meiner Partnerin"),
        "family": _("Mit Kindern oder mit meinen Eltern"),
        "unaccompanied": _("Ich bin unter 18 Jahre und ohne Eltern hier"),
    },
    "nationality": {
        "eu": _("Den Pass eines Landes der Europäischen Union"),
        "ukraine": _("Den Pass der Ukraine"),
        "other": _("Einen anderen Pass"),
    },
    "channel": {
        "counter": _("Ich komme vorbei"),
        "appointment": _("Ich komme mit Termin"),
        "phone": _("Ich rufe an"),
        "mail": _("Ich schreibe einen Brief"),
        "online": _("Ich schreibe im Internet"),
        "employer": _("Ich frage als Arbeitgeber"),
    },
    "status": WORDS,
}
