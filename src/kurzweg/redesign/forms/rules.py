# SPDX-License-Identifier: EUPL-1.2
"""One rule: who is responsible, for whom, with whom, on what ground."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kurzweg.engine.structure import Condition, Elsewhere, Rule, Structure
from kurzweg.redesign import edits
from kurzweg.redesign.forms.conditions import FACTS, conditions_in, fields_for, in_order_of
from kurzweg.redesign.forms.part import PartForm, in_order
from kurzweg.ui.ticks import Ticks

OUTSIDE = "elsewhere"
UNITS = ("deputy", "decides", "signs")
SEVERAL = ("participants", "inform")


class RuleForm(PartForm):
    """A rule of one service or group; a new one when `rule` is None, and then `when` fills its fields."""

    lead = forms.ChoiceField(
        label=_("Wer ist zuständig?"), help_text=_("Genau eine Einheit. Sie bleibt es, bis eine andere übernimmt.")
    )
    body = forms.CharField(
        label=_("Name der Stelle"), help_text=_("Zum Beispiel: Familienkasse"), max_length=300, required=False
    )
    where = forms.CharField(
        label=_("Wo ist sie?"), help_text=_("Ort oder Anschrift, damit man hinfindet"), max_length=300, required=False
    )
    reason = forms.CharField(
        label=_("Warum sie?"), help_text=_("Ein Satz, den Ratsuchende verstehen"), max_length=1000, required=False
    )
    source = forms.CharField(
        label=_("Woher wissen wir das?"),
        help_text=_("Gesetz, Vertrag oder Internetseite"),
        max_length=1000,
        required=False,
    )
    participants = forms.MultipleChoiceField(
        label=_("Wer wirkt mit?"),
        help_text=_("Diese Einheiten arbeiten mit, ohne zuständig zu sein."),
        required=False,
        widget=Ticks,
    )
    inform = forms.MultipleChoiceField(
        label=_("Wer wird informiert?"), help_text=_("Diese Einheiten erfahren davon."), required=False, widget=Ticks
    )
    deputy = forms.ChoiceField(
        label=_("Wer vertritt?"), help_text=_("Wenn die zuständige Einheit ausfällt"), required=False
    )
    decides = forms.ChoiceField(
        label=_("Wer entscheidet?"), help_text=_("Nur wenn es nicht die zuständige Einheit ist"), required=False
    )
    signs = forms.ChoiceField(
        label=_("Wer unterschreibt?"), help_text=_("Nur wenn es nicht die zuständige Einheit ist"), required=False
    )
    law = forms.CharField(
        label=_("Rechtsgrundlage"),
        help_text=_("Der Paragraf, zum Beispiel: § 71 AufenthG"),
        max_length=1000,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        plan: Structure,
        name: str,
        rule: Rule | None = None,
        when: tuple[Condition, ...] = (),
        **named: Any,
    ) -> None:
        self.name, self.before = name, rule
        self.rule = rule or Rule(service=name, when=when)
        super().__init__(*args, plan=plan, initial=_initial(self.rule), **named)
        others = self.unit_choices()
        outside = (OUTSIDE, _("eine Stelle außerhalb des Hauses"))
        self.fields["lead"].choices = [*others, outside]  # type: ignore[attr-defined]
        for field in UNITS:
            self.fields[field].choices = others  # type: ignore[attr-defined]
        for field in SEVERAL:
            self.fields[field].choices = others[1:]  # type: ignore[attr-defined]
        self.fields |= fields_for(plan, self.rule.when, self.names)

    @property
    def facts(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields for whom it holds, each with its "unknown"."""
        return [(self[fact], self[f"{fact}_unknown"]) for fact in FACTS]

    @property
    def has_conditions(self) -> bool:
        """Whether the rule asks about a person."""
        return any(self[fact].value() or self[f"{fact}_unknown"].value() for fact in FACTS)

    @property
    def has_others(self) -> bool:
        """Whether anybody beside the lead is named."""
        return any(self[field].value() for field in (*UNITS, *SEVERAL))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("lead") == OUTSIDE and not typed.get("body"):
            self.add_error("body", _("Nennen Sie die Stelle außerhalb des Hauses."))
        try:
            typed["when"] = in_order_of(conditions_in(typed), self.rule.when)
        except ValidationError as error:
            self.add_error(None, error)
        return typed

    def edit(self, plan: Structure) -> Structure:
        return edits.put_rule(plan, self._typed_rule(), instead_of=self.before)

    def aspect(self, plan: Structure) -> object:
        rules = edits.rules_named(plan, self.name)
        return self.before in rules if self.before else rules

    def _typed_rule(self) -> Rule:
        typed = self.cleaned_data
        is_outside = typed["lead"] == OUTSIDE
        return replace(
            self.rule,
            lead=None if is_outside else typed["lead"],
            elsewhere=self._elsewhere() if is_outside else (),
            when=typed["when"],
            law=typed["law"],
            deputy=typed["deputy"] or None,
            decides=typed["decides"] or None,
            signs=typed["signs"] or None,
            participants=in_order(typed["participants"], self.rule.participants),
            inform=in_order(typed["inform"], self.rule.inform),
        )

    def _elsewhere(self) -> tuple[Elsewhere, ...]:
        """The body that was typed; further candidates of the text stay."""
        words = {name: self.cleaned_data[name] for name in ("body", "where", "reason", "source")}
        first, *more = self.rule.elsewhere or (Elsewhere(body=""),)
        return (replace(first, **words), *more)


def _initial(rule: Rule) -> dict[str, Any]:
    first = rule.elsewhere[0] if rule.elsewhere else Elsewhere(body="")
    return {
        "lead": rule.lead or (OUTSIDE if rule.elsewhere else ""),
        "body": first.body, "where": first.where, "reason": first.reason, "source": first.source,
        "participants": list(rule.participants), "inform": list(rule.inform), "law": rule.law,
        **{field: getattr(rule, field) or "" for field in UNITS},
    }  # fmt: skip
