# SPDX-License-Identifier: EUPL-1.2
"""Who may do what: every verb has one rule, and every rule is a small question that reads like a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kurzweg.accounts.models import Staff

Rule = Callable[["Staff", Any], bool]
_rules: dict[str, Rule] = {}


class UnknownVerbError(LookupError):
    """Somebody asked for a verb without a rule; what has no rule is nobody's right."""

    def __init__(self, verb: str) -> None:
        super().__init__(f"No rule says who may {verb!r}. Known verbs: {', '.join(sorted(_rules))}.")


def allow(verb: str, rule: Rule) -> None:
    """Let this verb be done by whom the rule says; a verb has one rule."""
    if _rules.get(verb, rule) is not rule:
        raise ValueError(f"{verb!r} has a rule already.")
    _rules[verb] = rule


def is_allowed(verb: str, person: Staff, on: Any) -> bool:
    """Whether the rule of this verb lets this person do it on this thing. Raises `UnknownVerbError`."""
    if verb not in _rules:
        raise UnknownVerbError(verb)
    return _rules[verb](person, on)


def verbs() -> tuple[str, ...]:
    """All verbs that have a rule, for the list of roles and rights."""
    return tuple(sorted(_rules))
