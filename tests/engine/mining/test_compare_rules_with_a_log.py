# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date
from string import ascii_uppercase

import numpy as np

from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.eventlog.objects import Facts
from kurzweg.engine.mining.flattening import flatten
from kurzweg.engine.mining.lived import NOBODY, OUTSIDE, UNDECIDED, Lived, lived_responsibilities
from kurzweg.engine.mining.matrix import CLEAR, DEAD, GAP, LIVED, SHADOW
from kurzweg.engine.mining.shares import what_was_done
from kurzweg.engine.mining.work import work_items
from kurzweg.engine.responsibility import compile_structure
from kurzweg.engine.structure.model import Condition, Elsewhere, Rule, Structure

UNITS = ("", "u1", "u2", "u3")
SERVICES = ("", "duldung", "wohnen", "foreign")
Work = tuple[str, str, str, int]
"""Service, unit, first letter, how often."""


def _rule(unit: str | None, letters: str = "", **more: object) -> Rule:
    when = (Condition(fact="surname", values=(letters,)),) if letters else ()
    return Rule(service="duldung", lead=unit, when=when, **more)  # type: ignore[arg-type]


def _lived(rules: list[Rule], work: list[Work]) -> Lived:
    letters = ("", *ascii_uppercase)
    rows = [(SERVICES.index(s), UNITS.index(u), letters.index(a)) for s, u, a, times in work for _ in range(times)]
    service, unit, letter = np.array(rows).T
    matter = np.arange(1, len(rows) + 1)
    log = EventLog(
        at=matter * 60_000_000,
        activity=np.ones(len(rows), np.int64),
        unit=unit,
        service=service,
        matter=matter,
        names={"activity": ("", "done"), "unit": UNITS, "service": SERVICES, "letter_block": letters},
        facts=Facts(matter=matter, keys={"letter_block": letter}),
    )
    office = Structure(office="O", label="", land="ST", valid_from=date(2018, 4, 26), responsibilities=tuple(rules))
    table = compile_structure(office, {"duldung": ()})
    return lived_responsibilities(log, what_was_done(flatten(log), work_items(log)), table)


def test_a_unit_that_works_for_another_units_letters_does_shadow_work() -> None:
    told = _lived([_rule("u1", "A-K"), _rule("u2", "L-Z")], [("duldung", "u1", "B", 9), ("duldung", "u2", "C", 6)])
    first, second = told.rows
    assert (first.value, first.units(LIVED), first.units(SHADOW)) == ("surname A–K", ("u1",), ("u2",))
    assert (second.value, second.count, second.units(DEAD)) == ("surname L–Z", 0, ("u2",))


def test_a_letter_that_the_rules_cut_in_two_decides_nothing_and_accuses_nobody() -> None:
    told = _lived([_rule("u1", "A-Ka"), _rule("u2", "Kb-Z")], [("duldung", "u2", "K", 9), ("duldung", "u3", "K", 9)])
    undecided = next(row for row in told.rows if row.value == UNDECIDED)
    assert (undecided.units(LIVED), undecided.units(SHADOW)) == (("u2",), ("u3",))


def test_a_cut_in_the_middle_of_a_letter_is_not_overlooked() -> None:
    rules = [_rule("u1", "A-Ka"), _rule("u2", "Kb-Kc"), _rule("u1", "Kd-Z")]
    assert UNDECIDED in [row.value for row in _lived(rules, [("duldung", "u2", "K", 9)]).rows]


def test_who_takes_part_by_rule_does_no_shadow_work_and_is_not_dead_without_work() -> None:
    (row,) = _lived(
        [_rule("u1", participants=("u2", "u3"))], [("duldung", "u1", "A", 9), ("duldung", "u2", "A", 9)]
    ).rows
    assert (row.rule, row.units(LIVED), row.units(SHADOW), row.units(DEAD)) == (CLEAR, ("u1", "u2"), (), ())


def test_work_for_which_somebody_else_is_in_charge_is_shadow_work_in_a_gap() -> None:
    (row,) = _lived([_rule(None, elsewhere=(Elsewhere(body="Land"),))], [("duldung", "u1", "A", 9)]).rows
    assert (row.value, row.rule, row.units(SHADOW)) == (OUTSIDE, GAP, ("u1",))
    nobody, _dead = _lived([_rule("u1", "A-K")], [("duldung", "u2", "Z", 9)]).rows
    assert (nobody.value, nobody.rule, nobody.units(SHADOW)) == (NOBODY, GAP, ("u2",))


def test_work_of_which_the_structure_knows_nothing_is_counted_not_judged() -> None:
    told = _lived([_rule("u1")], [("foreign", "u1", "A", 4), ("duldung", "", "A", 3), ("duldung", "u1", "", 8)])
    assert (told.unknown_service, told.nameless) == (4, 3)
    assert [row.units(LIVED) for row in told.rows] == [("u1",)]
