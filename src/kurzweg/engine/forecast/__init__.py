# SPDX-License-Identifier: EUPL-1.2
"""Honest waiting times: the live state of a hall played forward with the counter's own calling policy.

Tell the `Situation`, lay it out as `live_state`, `forecast` it with what was fitted from the past (`fit_…`); `shown` is
what may be said of it. Ask `what_if` before a lane is closed, and `score` every day what was said.
"""

from kurzweg.engine.forecast.chance import Fitted
from kurzweg.engine.forecast.changes import (
    AddLane,
    Change,
    CloseLane,
    Difference,
    Effect,
    MoveLane,
    NoSuchLane,
    ToCome,
    what_if,
)
from kurzweg.engine.forecast.checking import BadSituation
from kurzweg.engine.forecast.demand import (
    Came,
    Kept,
    Leaving,
    NoShows,
    Waited,
    WalkInRates,
    fit_leaving,
    fit_no_shows,
    fit_walk_ins,
)
from kurzweg.engine.forecast.outlook import Outlook, Shown, WaitForecast, shown
from kurzweg.engine.forecast.running import RUNS, forecast, warm_up
from kurzweg.engine.forecast.scoring import Errors, Score, Told, score, usual_quantiles
from kurzweg.engine.forecast.service_times import Lognormal, Served, ServiceTimes, fit_service_times
from kurzweg.engine.forecast.simple import Estimate, estimate
from kurzweg.engine.forecast.situation import (
    APPOINTMENT,
    HALF_HOUR,
    MINUTE,
    WALK_IN,
    Booked,
    Lane,
    Policy,
    Serving,
    Situation,
    Ticket,
    WalkIns,
)
from kurzweg.engine.forecast.state import Kind, LiveState, live_state
from kurzweg.engine.forecast.verdicts import Judgement, Verdict, judge

__all__ = [
    "APPOINTMENT",
    "HALF_HOUR",
    "MINUTE",
    "RUNS",
    "WALK_IN",
    "AddLane",
    "BadSituation",
    "Booked",
    "Came",
    "Change",
    "CloseLane",
    "Difference",
    "Effect",
    "Errors",
    "Estimate",
    "Fitted",
    "Judgement",
    "Kept",
    "Kind",
    "Lane",
    "Leaving",
    "LiveState",
    "Lognormal",
    "MoveLane",
    "NoShows",
    "NoSuchLane",
    "Outlook",
    "Policy",
    "Score",
    "Served",
    "ServiceTimes",
    "Serving",
    "Shown",
    "Situation",
    "Ticket",
    "ToCome",
    "Told",
    "Verdict",
    "WaitForecast",
    "Waited",
    "WalkInRates",
    "WalkIns",
    "estimate",
    "fit_leaving",
    "fit_no_shows",
    "fit_service_times",
    "fit_walk_ins",
    "forecast",
    "judge",
    "live_state",
    "score",
    "shown",
    "usual_quantiles",
    "warm_up",
    "what_if",
]
