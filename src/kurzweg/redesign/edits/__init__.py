# SPDX-License-Identifier: EUPL-1.2
"""Changes of a structure as people name them; each takes a structure and returns another."""

from kurzweg.redesign.edits.codes import code_for
from kurzweg.redesign.edits.ending import end_unit, still_in_charge
from kurzweg.redesign.edits.rules import drop_rule, own_rules, put_rule, rules_named
from kurzweg.redesign.edits.tidying import tidy
from kurzweg.redesign.edits.units import add_site, add_unit, change_site, change_unit, end_site, find_site, find_unit

__all__ = [
    "add_site",
    "add_unit",
    "change_site",
    "change_unit",
    "code_for",
    "drop_rule",
    "end_site",
    "end_unit",
    "find_site",
    "find_unit",
    "own_rules",
    "put_rule",
    "rules_named",
    "still_in_charge",
    "tidy",
]
