# SPDX-License-Identifier: EUPL-1.2
"""What a part says, in lines for people."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kurzweg.catalogue.draft import Draft
from kurzweg.catalogue.forms.service import german_title
from kurzweg.services.parts import WHOLE, Place
from kurzweg.ui.speaking import day, minutes


def told_value(draft: Draft, place: Place) -> tuple[str, ...]:
    """The value of a part as lines; none where it says nothing."""
    return lines_of(draft, place, draft.parts.get(place))


def lines_of(draft: Draft, place: Place, value: Any) -> tuple[str, ...]:
    """A value of a part, whenever it was or is, as lines. Values are plain data of the shape that the part has."""
    if not value:
        return ()
    if place.part == "papers":
        return tuple(german_title(draft.parts, Place("documents", code, WHOLE)) for code in value)
    if place.part == "fees":
        return tuple(filter(None, (_fee(fee) for fee in value)))
    if isinstance(value, list):
        return tuple(map(str, value))
    told = TOLD.get(place.part)
    return tuple(filter(None, told(draft, value))) if told else ()


def _fee(fee: Any) -> str:
    amount = _("%(n)s Euro") % {"n": fee["eur"]} if fee["eur"] is not None else _("Betrag nachzusehen")
    return ", ".join(filter(None, (amount, fee["law"], fee["note_de"])))


def _text(_draft: Draft, value: Any) -> list[str]:
    return [str(value["title"]), str(value.get("summary", ""))]


def _visit(_draft: Draft, value: Any) -> list[str]:
    source = _("gemessen") if value["service_minutes_source"] == "measured" else _("angenommen")
    where = _("geht gleich am Empfang") if value["front_desk"] else ""
    return [f"{minutes(value['service_minutes'])} ({source})", where]


def _offer(draft: Draft, value: Any) -> list[str]:
    place = Place("life_situations", value["life_situation"], WHOLE)
    until = _("letzter Tag: %(day)s") % {"day": day(date.fromisoformat(value["valid_to"]))} if value["valid_to"] else ""
    return [_("unter „%(name)s“") % {"name": german_title(draft.parts, place)}, until]


def _notes(_draft: Draft, value: Any) -> list[str]:
    return [value["deadline_note_de"], value["note_de"]]


def _kind(_draft: Draft, value: Any) -> list[str]:
    return [_("ein Papier, das man mitbringt") if value["kind"] == "document" else _("eine Angabe, die man weiß")]


TOLD = {"text": _text, "visit": _visit, "offer": _offer, "notes": _notes, "kind": _kind}
