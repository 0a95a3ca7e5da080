# SPDX-License-Identifier: EUPL-1.2
"""Sites, and how the structure calls itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from kurzweg.engine.structure import Site, Structure
from kurzweg.offices.models import Site as LastingSite
from kurzweg.redesign import edits
from kurzweg.redesign.forms.part import NOBODY, PartForm

KEY = RegexValidator(r"^(?:\d{8}|\d{12})$", _("Der Schlüssel hat 8 oder 12 Ziffern."))


class SiteForm(PartForm):
    """One building; a new one when `site` is None."""

    name = forms.CharField(
        label=_("Name des Hauses"), help_text=_("Wie die Leute es nennen, zum Beispiel: Altes Rathaus"), max_length=300
    )
    address = forms.CharField(
        label=_("Anschrift"), help_text=_("Straße, Hausnummer, Ort"), max_length=300, required=False
    )
    ags = forms.CharField(
        label=_("Amtlicher Gemeindeschlüssel"),
        help_text=_("8 Ziffern, zum Beispiel 15084355"),
        required=False,
        max_length=12,
        validators=[KEY],
        widget=forms.TextInput({"inputmode": "numeric", "dir": "ltr"}),
    )

    def __init__(self, *args: Any, plan: Structure, site: Site | None = None, **named: Any) -> None:
        self.site = site
        initial = {"name": site.name, "address": site.address, "ags": site.ags} if site else {}
        super().__init__(*args, plan=plan, initial=initial, **named)

    def edit(self, plan: Structure) -> Structure:
        typed = {name: self.cleaned_data[name] for name in ("name", "address", "ags")}
        if self.site:
            return edits.change_site(plan, Site(id=self.site.id, **typed))
        taken = {*(site.id for site in plan.sites), *LastingSite.objects.values_list("code", flat=True)}
        return edits.add_site(plan, Site(id=edits.code_for(typed["name"], taken, otherwise="haus"), **typed))

    def aspect(self, plan: Structure) -> object:
        return edits.find_site(plan, self.site.id) if self.site else [site.id for site in plan.sites]


class SiteEndingForm(PartForm):
    """Where the units of a house go when it is given up."""

    to = forms.ChoiceField(
        label=_("Wohin ziehen die Einheiten?"),
        help_text=_("Einzelne können Sie danach anderswohin setzen."),
        required=False,
    )

    def __init__(self, *args: Any, plan: Structure, site: Site, **named: Any) -> None:
        self.site = site
        super().__init__(*args, plan=plan, **named)
        others = ((code, name) for code, name in self.names.sites.items() if code != site.id)
        self.fields["to"].choices = [NOBODY, *others]  # type: ignore[attr-defined]

    def clean_to(self) -> str:
        to = str(self.cleaned_data["to"])
        if not to and any(unit.site == self.site.id for unit in self.plan.units):
            raise ValidationError(_("Hier sind noch Einheiten. Sagen Sie, wohin sie ziehen."))
        return to

    def edit(self, plan: Structure) -> Structure:
        return edits.end_site(plan, self.site.id, to=self.cleaned_data["to"])

    def aspect(self, plan: Structure) -> object:
        return edits.find_site(plan, self.site.id), [unit.id for unit in plan.units if unit.site == self.site.id]


class LabelForm(PartForm):
    """How the office and this version of it are called."""

    office = forms.CharField(label=_("Name des Amtes"), help_text=_("So steht es auf jeder Seite."), max_length=300)
    label = forms.CharField(
        label=_("Bezeichnung dieses Aufbaus"), help_text=_("Zum Beispiel: nach der Zusammenlegung"), max_length=300
    )

    def __init__(self, *args: Any, plan: Structure, **named: Any) -> None:
        super().__init__(*args, plan=plan, initial={"office": plan.office, "label": plan.label}, **named)

    def edit(self, plan: Structure) -> Structure:
        return replace(plan, office=self.cleaned_data["office"], label=self.cleaned_data["label"])

    def aspect(self, plan: Structure) -> object:
        return plan.office, plan.label
