# SPDX-License-Identifier: EUPL-1.2
"""For whom a rule holds, in fields that people understand; from and to the conditions of the text form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kurzweg.engine.responsibility import UNKNOWN
from kurzweg.engine.responsibility import municipalities as places
from kurzweg.engine.responsibility.vocabulary.papers import ON_PAPER
from kurzweg.engine.structure import Condition, Structure, StructureError, read_conditions
from kurzweg.redesign.naming import Names, spoken
from kurzweg.ui.ticks import Ticks

UNDER = re.compile(r"(?:unter|jünger als)\s*(\d{1,3})(?:\s*jahren?)?", re.IGNORECASE)
FROM = re.compile(r"(?:ab|mindestens)\s*(\d{1,3})(?:\s*jahren?)?", re.IGNORECASE)
TO = re.compile(r"(?:bis|höchstens)\s*(\d{1,3})(?:\s*jahren?)?", re.IGNORECASE)
BETWEEN = re.compile(r"(\d{1,3})\s*(?:-|–|bis)\s*(\d{1,3})(?:\s*jahren?)?", re.IGNORECASE)
LISTED = ("household", "nationality", "channel")
CODES: dict[str, tuple[str, ...]] = {
    "household": ("single", "couple", "family", "unaccompanied"),
    "nationality": ("eu", "ukraine", "other"),
    "channel": ("counter", "appointment", "phone", "mail", "online", "employer"),
}
FACTS = ("surname", "age", "status", "municipality", *LISTED)


def fields_for(plan: Structure, when: Sequence[Condition], names: Names) -> dict[str, forms.Field]:
    """The fields of all facts, filled with these conditions."""
    held = {one.fact: one.values for one in when}
    fields: dict[str, forms.Field] = {
        "surname": _words(
            _("Nachname"), _("Buchstaben, zum Beispiel A-K oder Sch-Z. Mehrere mit Komma."), held, "surname"
        ),
        "age": _words(_("Alter"), _("Zum Beispiel: unter 18 · 18 bis 20 · ab 65. Mehrere mit Komma."), held, "age"),
        "status": _list(_("Aufenthaltsstatus"), ON_PAPER.items(), held.get("status", ())),
        "municipality": _list(_("Wohnort"), _places(plan, held.get("municipality", ())), held.get("municipality", ())),
    }
    labels = {"household": _("Haushalt"), "nationality": _("Staatsangehörigkeit"), "channel": _("Zugang")}
    for fact in LISTED:
        said = [(code, _value(fact, code, names)) for code in CODES[fact]]
        fields[fact] = _list(labels[fact], said, held.get(fact, ()))
    for fact in FACTS:
        fields[f"{fact}_unknown"] = forms.BooleanField(
            label=_("auch wenn das unbekannt ist"), required=False, initial=UNKNOWN in held.get(fact, ())
        )
    return fields


def conditions_in(typed: dict[str, Any]) -> tuple[Condition, ...]:
    """The conditions that the fields say. Raises ValidationError by field."""
    found: dict[str, list[str]] = {}
    errors: dict[str, list[str]] = {}
    for fact in FACTS:
        values = [*_values(fact, typed.get(fact) or ""), *([UNKNOWN] if typed.get(f"{fact}_unknown") else [])]
        if not values:
            continue
        try:
            read_conditions({fact: values})
        except StructureError as error:
            errors[fact] = [" ".join(problem.told(spoken())) for problem in error.problems]
        found[fact] = values
    if errors:
        raise ValidationError(errors)
    return read_conditions(found) if found else ()


def in_order_of(when: tuple[Condition, ...], before: Sequence[Condition]) -> tuple[Condition, ...]:
    """The same conditions, as far as possible in the order that the text had, so that it changes little."""
    order = [one.fact for one in before]
    values = {one.fact: one.values for one in before}
    kept = [Condition(fact=one.fact, values=_as_before(one.values, values.get(one.fact, ()))) for one in when]
    return tuple(sorted(kept, key=lambda one: order.index(one.fact) if one.fact in order else len(order)))


def _as_before(values: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    return before if set(values) == set(before) else values


def _words(label: object, hint: object, held: dict[str, tuple[str, ...]], fact: str) -> forms.CharField:
    shown = ", ".join(
        _age_in_words(value) if fact == "age" else value for value in held.get(fact, ()) if value != UNKNOWN
    )
    return forms.CharField(label=label, help_text=hint, required=False, max_length=300, initial=shown)  # type: ignore[arg-type]


def _list(label: object, said: Iterable[tuple[str, object]], held: tuple[str, ...]) -> forms.MultipleChoiceField:
    known = dict(said)
    choices = [*known.items(), *((value, value) for value in held if value not in known and value != UNKNOWN)]
    return forms.MultipleChoiceField(
        label=label,  # type: ignore[arg-type]
        choices=choices,
        required=False,
        initial=[value for value in held if value != UNKNOWN],
        widget=Ticks,
    )


def _places(plan: Structure, held: tuple[str, ...]) -> list[tuple[str, str]]:
    """The places that this office tells apart: those with a name here, and those that its rules name."""
    named = [
        value
        for rule in plan.responsibilities
        for one in rule.when
        if one.fact == "municipality"
        for value in one.values
    ]
    keys = dict.fromkeys([*places.municipalities(), *named, *held])
    return [(key, places.name_of(key)) for key in keys if key != UNKNOWN]


def _value(fact: str, code: str, names: Names) -> str:
    return names.conditions((Condition(fact=fact, values=(code,)),)).partition(" ")[2]


def _values(fact: str, typed: str | list[str]) -> list[str]:
    if isinstance(typed, list):
        return typed
    parts = [part.strip() for part in re.split(r"[,;]", typed) if part.strip()]
    return [_age_in_text(part) for part in parts] if fact == "age" else parts


def _age_in_text(said: str) -> str:
    if found := UNDER.fullmatch(said):
        return f"<{found[1]}"
    if found := FROM.fullmatch(said):
        return f">={found[1]}"
    if found := TO.fullmatch(said):
        return f"<={found[1]}"
    if found := BETWEEN.fullmatch(said):
        return f"{found[1]}-{found[2]}"
    return said.removesuffix("Jahre").strip()


def _age_in_words(value: str) -> str:
    if value.startswith("<"):
        return f"unter {value.lstrip('<')}"
    if value.startswith(">="):
        return f"ab {value.removeprefix('>=')}"
    return value.replace("-", " bis ")
