# SPDX-License-Identifier: EUPL-1.2
"""The tree of units: everybody once, below those who manage them."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from kurzweg.engine.structure import Structure, example, tree
from tests.engine.structure.strategies import structures


def test_units_stand_below_their_superiors() -> None:
    assert [(branch.depth, branch.unit.id) for branch in tree(example())] == [
        (0, "migrationsagentur"),
        (1, "servicepoint"),
        (1, "auslaenderrecht-1"),
        (1, "auslaenderrecht-2"),
        (1, "jugend"),
        (0, "ordnungsamt"),
    ]


def test_a_branch_knows_its_site_what_it_leads_and_what_is_a_guess() -> None:
    servicepoint = tree(example())[1]
    assert servicepoint.site is not None
    assert servicepoint.site.name == "Landratsamt Naumburg"
    assert [rule.service for rule in servicepoint.leads] == ["front"]
    assert servicepoint.assumed == ("staff", "hours")


@given(structures())
@settings(derandomize=True, deadline=None, max_examples=30,
          suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
def test_every_unit_is_in_the_tree_once(structure: Structure) -> None:
    assert sorted(branch.unit.id for branch in tree(structure)) == sorted(unit.id for unit in structure.units)
