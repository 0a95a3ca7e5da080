# SPDX-License-Identifier: EUPL-1.2
"""One-line estimates of a wait: the fallback of the forecast, and what it is scored against.

QL counts who is ahead (Whitt 1999), HOL looks at how long the first in line has waited (Ibrahim and Whitt 2009); see
`simulation.predictions` for their exact laws in a steady line with exponential service.
"""

from __future__ import annotations

from dataclasses import dataclass

from kurzweg.engine.forecast.chance import Fitted
from kurzweg.engine.forecast.situation import MINUTE, Lane, Situation, Ticket
from kurzweg.engine.forecast.state import Kind


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """Minutes, by queue length and by head of line; None: no lane is open for this."""

    by_queue_length: float | None
    by_head_of_line: float | None


def estimate(given: Situation, fitted: Fitted, service: str, *, ticket: int | None = None) -> Estimate:
    """The wait of a ticket, or of somebody who would come now, from the own line only.

    QL = people ahead in the own line, and oneself, times the mean service, over the open lanes that can; 0 with an idle
    one. HOL = how long the first of the line has waited, in line by due time; 0 in an empty one.

    >>> from kurzweg.engine.forecast import Lane, Policy, Serving, ServiceTimes
    >>> busy = Lane(number=1, services=frozenset({"title"}), staffed=((0, 9 * MINUTE),),
    ...             serving=Serving(service="title", since=0))
    >>> hall = Situation(now=0, closes=9 * MINUTE, policy=Policy(targets={"title": 30}), lanes=(busy,))
    >>> estimate(hall, Fitted(service_times=ServiceTimes(by_kind={}, by_service={})), "title").by_queue_length
    12.0
    """
    line = sorted((one for one in given.tickets if one.service == service), key=_order)
    mine = next((one for one in line if one.number == ticket), None)
    ahead = [one for one in line if mine is None or _order(one) < _order(mine)]
    able = [lane for lane in given.lanes if service in lane.services and _is_open(lane, given.now)]
    if not able:
        return Estimate(by_queue_length=None, by_head_of_line=None)
    if not ahead and any(lane.serving is None for lane in able):
        return Estimate(by_queue_length=0.0, by_head_of_line=0.0)
    mean = fitted.service_times.of(Kind(service)).mean
    head = max(given.now - ahead[0].due_at, 0) / MINUTE if ahead else 0.0
    return Estimate(by_queue_length=round((len(ahead) + 1) * mean / len(able), 9), by_head_of_line=head)


def _order(ticket: Ticket) -> tuple[int, int, int]:
    return ticket.due_at, ticket.entered_at, ticket.number


def _is_open(lane: Lane, now: int) -> bool:
    return any(begin <= now < end for begin, end in lane.staffed)
