# SPDX-License-Identifier: EUPL-1.2
"""Changes of rules that need no field: a button each."""

from __future__ import annotations

from typing import Any

from kurzweg.engine.structure import Rule, Structure
from kurzweg.redesign import edits
from kurzweg.redesign.forms.part import PartForm


class DropForm(PartForm):
    """A rule falls away."""

    def __init__(self, *args: Any, plan: Structure, name: str, rule: Rule, **named: Any) -> None:
        self.name, self.rule = name, rule
        super().__init__(*args, plan=plan, **named)

    def edit(self, plan: Structure) -> Structure:
        return edits.drop_rule(plan, self.rule)

    def aspect(self, plan: Structure) -> object:
        return self.rule in edits.rules_named(plan, self.name)


class OwnRulesForm(PartForm):
    """A service leaves its group and gets rules of its own."""

    def __init__(self, *args: Any, plan: Structure, group: str, service: str, **named: Any) -> None:
        self.group, self.service = group, service
        super().__init__(*args, plan=plan, **named)

    def edit(self, plan: Structure) -> Structure:
        return edits.own_rules(plan, self.group, self.service)

    def aspect(self, plan: Structure) -> object:
        return dict(plan.groups).get(self.group), edits.rules_named(plan, self.group)
