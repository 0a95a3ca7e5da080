# SPDX-License-Identifier: EUPL-1.2
"""Personalbedarf, exact, with the formula shown: quantities times minutes, divided by the minutes of a post.

Everything is counted in fractions; only the interval is drawn, from a seed that is named. Standard figures are a table
with sources and days (`working_times.csv`, `allowances.csv`), not constants. Sources: Organisationshandbuch of the
Bundesministerium des Innern, 2.4.3; KGSt, as quoted in the tables.
"""

from kurzweg.engine.staffing.allowances import Allowance, Deduction, Surcharge
from kurzweg.engine.staffing.calculation import Backlog, Calculation, Counter, Result, calculate
from kurzweg.engine.staffing.deployment import Deployment, deployment
from kurzweg.engine.staffing.figures import AllowanceFigure, WorkingTime, allowances, working_times
from kurzweg.engine.staffing.format import read
from kurzweg.engine.staffing.hours import HourNeed, WaitingGoal, needed_by_hour, staff_for
from kurzweg.engine.staffing.need import Line, Need, Task, need
from kurzweg.engine.staffing.phases import Temporary, backlog_posts, by_year
from kurzweg.engine.staffing.presence import Presence, posts_for_hours
from kurzweg.engine.staffing.spread import Driver, Interval, drivers, interval

__all__ = [
    "Allowance",
    "AllowanceFigure",
    "Backlog",
    "Calculation",
    "Counter",
    "Deduction",
    "Deployment",
    "Driver",
    "HourNeed",
    "Interval",
    "Line",
    "Need",
    "Presence",
    "Result",
    "Surcharge",
    "Task",
    "Temporary",
    "WaitingGoal",
    "WorkingTime",
    "allowances",
    "backlog_posts",
    "by_year",
    "calculate",
    "deployment",
    "drivers",
    "interval",
    "need",
    "needed_by_hour",
    "posts_for_hours",
    "read",
    "staff_for",
    "working_times",
]
