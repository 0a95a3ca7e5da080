# SPDX-License-Identifier: EUPL-1.2
"""Rollen und Rechte: each verb of the house with the roles that may do it, asked of the rules themselves."""

from __future__ import annotations

from typing import Any, cast

from kurzweg.accounts.bylaw import is_allowed, verbs
from kurzweg.accounts.models import Role, Staff
from kurzweg.accounts.refusals import who_may
from kurzweg.startpack.paper import Grid, Paper, Section


class Anything:
    """Whatever a rule may ask of the thing that a verb is done on, it is the member's own."""

    def __getattr__(self, _name: str) -> Anything:
        return self

    def __eq__(self, _other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def __call__(self, *_arguments: Any, **_named: Any) -> Anything:
        return self


class Colleague:
    """Somebody who holds one role in every unit that a rule may ask about."""

    def __init__(self, role: Role) -> None:
        self.role = role
        self.roles = frozenset({(role, 0)})
        self.units = frozenset({0})
        self.pk = Anything()

    def works_as(self, *roles: Role, unit: object = None) -> bool:  # noqa: ARG002  in the own unit
        return self.role in roles

    def may(self, verb: str, on: Any = None) -> bool:
        return is_allowed(verb, cast(Staff, self), on)


def may_do(role: Role, verb: str) -> bool:
    """Whether the rule lets this role do it on what is its own."""
    return is_allowed(verb, cast(Staff, Colleague(role)), Anything())


def roles_and_rights(office: str) -> Paper:
    """Every verb with its roles, in the words of the refusal, and every role with its verbs."""
    by_verb = tuple(
        (verb, ", ".join(str(role.label) for role in Role if may_do(role, verb)) or "niemand", who_may(verb))
        for verb in verbs()
    )
    by_role = tuple(
        (str(role.label), ", ".join(verb for verb in verbs() if may_do(role, verb)) or "keine eigenen") for role in Role
    )
    return Paper(
        code="rollen-und-rechte",
        title="Rollen und Rechte",
        about="Wer im Verfahren was darf. Rechte folgen nur aus Einheit, Rolle und Zeitraum.",
        sections=(
            Section(
                "Grundsatz",
                paragraphs=(
                    f"In {office} hat niemand Rechte aus der Person. Jedes Recht gilt in der eigenen Einheit und deren "
                    "Abteilen; darüber hinaus nur mit einer Zugriffserlaubnis.",
                ),
            ),
            Section("Jede Handlung", grid=Grid("Handlungen", ("Handlung", "Rollen", "Regel"), by_verb)),
            Section("Jede Rolle", grid=Grid("Rollen", ("Rolle", "Handlungen"), by_role)),
        ),
    )
