# SPDX-License-Identifier: EUPL-1.2
"""One path for all matters of a newcomer: what is due, in which order, with which papers, in how few visits."""

from kurzweg.engine.path.errors import CircleError
from kurzweg.engine.path.judging import Said, Verdict, concerning, judge
from kurzweg.engine.path.nouns import Fact, Paths, Step
from kurzweg.engine.path.ordering import in_order
from kurzweg.engine.path.papers import Paper
from kurzweg.engine.path.planning import Asks, Office, Plan, Planned, plan
from kurzweg.engine.path.visits import Visit, Window, windows_of

__all__ = [
    "Asks",
    "CircleError",
    "Fact",
    "Office",
    "Paper",
    "Paths",
    "Plan",
    "Planned",
    "Said",
    "Step",
    "Verdict",
    "Visit",
    "Window",
    "concerning",
    "in_order",
    "judge",
    "plan",
    "windows_of",
]
