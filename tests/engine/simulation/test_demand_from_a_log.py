# SPDX-License-Identifier: EUPL-1.2
"""The demand that a log recorded is the one that brought it forth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import sqrt

import numpy as np
import pytest

from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.responsibility import compile_structure
from kurzweg.engine.simulation.office.assumptions import Assumptions
from kurzweg.engine.simulation.office.playing import Setting, simulate, stage_of
from kurzweg.engine.simulation.office.recorded import NothingRecorded, with_recorded_demand
from kurzweg.engine.structure import example

HALF_A_YEAR = Setting(first=date(2026, 1, 5), days=182)
PLAIN = replace(example(), season=(), backlog=())


def test_the_log_of_an_office_tells_its_demand_again() -> None:
    log = simulate(compile_structure(PLAIN, {}), HALF_A_YEAR).log
    told = with_recorded_demand(PLAIN, log, Assumptions())
    rates = {(one.service, one.channel): one.per_day for one in told.demand}
    days = 70
    assert rates["duldung", "walk_in"] == pytest.approx(22, abs=4 * sqrt(22 / days))
    front = [rate for (service, channel), rate in rates.items() if channel == "appointment"]
    assert len(front) == 3
    assert sum(front) == pytest.approx(60, rel=0.12)
    assert all(one.no_show == pytest.approx(0.15, abs=0.05) for one in told.demand if one.channel == "appointment")
    (walk_in,) = (one for one in told.demand if one.channel == "walk_in")
    early = sum(share for window, share in walk_in.arrivals if window.start.hour < 9)
    assert early == pytest.approx(0.55, abs=0.05)
    assert walk_in.patience_median == 120


def test_what_was_recorded_can_be_played_again() -> None:
    table = compile_structure(PLAIN, {})
    log = simulate(table, HALF_A_YEAR).log
    again = stage_of(table, HALF_A_YEAR, demanded=with_recorded_demand(PLAIN, log, Assumptions())).play(1)
    opened = (log.activity == 3).sum(), (again.log.activity == 3).sum()
    assert opened[1] == pytest.approx(opened[0], rel=0.08)


def test_a_log_that_opens_no_matter_tells_no_demand() -> None:
    log = EventLog(at=np.array([1]), activity=np.array([1]), names={"activity": ("", "a")})
    with pytest.raises(NothingRecorded, match="No MatterOpened event"):
        with_recorded_demand(PLAIN, log, Assumptions())
