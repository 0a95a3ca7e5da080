# SPDX-License-Identifier: EUPL-1.2
"""Units: what they are called, where they stand, who supervises them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzweg.engine.structure import Structure, Unit
from kurzweg.lang.languages import language
from kurzweg.offices.models import Unit as LastingUnit
from kurzweg.redesign import edits
from kurzweg.redesign.forms.amounts import PostsField
from kurzweg.redesign.forms.part import NOBODY, PartForm, in_order
from kurzweg.ui.ticks import Ticks

KINDS = (
    ("front", _("Empfang: hier kommen alle zuerst an")),
    ("casework", _("Sachbearbeitung: bearbeitet Anliegen")),
    ("back", _("Innendienst: ohne eigene Besucherinnen und Besucher")),
    ("partner", _("Partner im Haus: ein Träger oder eine andere Behörde")),
)
ALWAYS = ("de", "en")


def _line(label: object, *, hint: object = "", required: bool = False, longest: int = 300) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=required, max_length=longest)  # type: ignore[arg-type]


class UnitForm(PartForm):
    """One unit, without its hours and places; a new one when `unit` is None."""

    kind = forms.ChoiceField(
        label=_("Was für eine Einheit ist es?"),
        help_text=_("Danach richtet sich, ob hier Menschen empfangen werden."),
        choices=KINDS,
    )
    site = forms.ChoiceField(label=_("Standort"), help_text=_("In welchem Haus man sie findet"), required=False)
    room = _line(_("Raum"), hint=_("Zum Beispiel: Erdgeschoss, Eingang"))
    phone = _line(_("Telefon"), hint=_("Die Nummer für Ratsuchende"))
    staff = PostsField(label=_("Stellen"), help_text=_("In Vollzeit gerechnet, zum Beispiel 8,5"))
    parent = forms.ChoiceField(label=_("Dienstaufsicht"), help_text=_("Wer leitet diese Einheit?"), required=False)
    professional = forms.ChoiceField(
        label=_("Fachaufsicht"), help_text=_("Nur wenn jemand anderes fachlich anweist"), required=False
    )
    controller = _line(
        _("Verantwortliche Stelle"), hint=_("Wer für den Datenschutz geradesteht, wenn es nicht das Amt ist")
    )
    compartments = forms.MultipleChoiceField(
        label=_("Abteile"),
        help_text=_("Was die Menschen in dieser Einheit sehen dürfen, weil ihr Gesetz es verlangt"),
        required=False,
        widget=Ticks,
    )

    def __init__(self, *args: Any, plan: Structure, unit: Unit | None = None, **named: Any) -> None:
        self.unit = unit
        super().__init__(*args, plan=plan, initial=_initial(unit) if unit else {"kind": "casework"}, **named)
        known = dict(unit.name) if unit else {}
        languages = list(dict.fromkeys((*ALWAYS, *known)))
        for code in languages:
            label = _("Name") if code == "de" else _("Name auf {language}").format(language=language(code).german)
            self.fields[f"name_{code}"] = forms.CharField(
                label=label, required=code == "de", max_length=300, initial=known.get(code, ""),
                widget=forms.TextInput({"lang": code, "dir": "auto"}),
            )  # fmt: skip
        self.order_fields([f"name_{code}" for code in languages])
        own = unit.id if unit else ""
        self.fields["site"].choices = [NOBODY, *self.names.sites.items()]  # type: ignore[attr-defined]
        for name in ("parent", "professional"):
            self.fields[name].choices = self.unit_choices(without=own)  # type: ignore[attr-defined]
        rooms = [(room.id, room.title) for room in self.names.catalogue.compartments.values()]
        self.fields["compartments"].choices = rooms  # type: ignore[attr-defined]

    def edit(self, plan: Structure) -> Structure:
        fields = self._fields()
        if self.unit:
            return edits.change_unit(plan, self.unit.id, **fields)
        taken = {*(unit.id for unit in plan.units), *LastingUnit.objects.values_list("code", flat=True)}
        code = edits.code_for(dict(fields["name"])["de"], taken, otherwise="einheit")
        return edits.add_unit(plan, Unit(id=code, **fields))

    def aspect(self, plan: Structure) -> object:
        if self.unit is None:
            return [unit.id for unit in plan.units]
        unit = edits.find_unit(plan, self.unit.id)
        return _initial(unit) if unit else None

    def _fields(self) -> dict[str, Any]:
        typed = self.cleaned_data
        languages = [name.removeprefix("name_") for name in self.fields if name.startswith("name_")]
        names = tuple((code, typed[f"name_{code}"]) for code in languages if typed[f"name_{code}"])
        before = self.unit.compartments if self.unit else ()
        return {
            "name": (names[0], *sorted(names[1:])),
            "kind": typed["kind"],
            "site": typed["site"] or None,
            "parent": typed["parent"] or None,
            "professional": typed["professional"] or None,
            "controller": typed["controller"],
            "staff": typed["staff"],
            "phone": typed["phone"],
            "room": typed["room"],
            "compartments": in_order(typed["compartments"], before),
        }


def _initial(unit: Unit) -> dict[str, object]:
    return {
        "name": unit.name, "kind": unit.kind, "site": unit.site or "", "parent": unit.parent or "",
        "professional": unit.professional or "", "controller": unit.controller, "staff": unit.staff,
        "phone": unit.phone, "room": unit.room, "compartments": list(unit.compartments),
    }  # fmt: skip
