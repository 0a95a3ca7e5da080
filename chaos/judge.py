# SPDX-License-Identifier: EUPL-1.2
"""The judge: compares what was acknowledged with what stands in the tables, and the tables with the log.

It knows the tables by name and nothing else of the product, so it cannot share its mistakes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from chaos.history import History
from chaos.judging_matters import handovers_are_answered_once, one_unit_at_every_instant, settled_once
from chaos.judging_seals import each_row_is_sealed_once, one_chain_of_seals
from chaos.judging_visits import acknowledged_steps, one_visitor_at_a_lane, tickets_follow_their_events
from chaos.records import Connection, Records

Rule = Callable[[Records, History], Iterator[str]]


def verdict(connection: Connection, history: History, *, tickets_before: int = 0) -> list[str]:
    """Everything that is missing, doubled or does not fit together, each as one sentence; empty is good.

    `tickets_before` is how many numbers had been drawn before the first client came.
    """
    records = Records.read(connection)
    rules: tuple[Rule, ...] = (
        settings_keep_what_was_acknowledged,
        each_form_drew_one_number,
        shown_numbers_stand,
        no_event_twice,
        acknowledged_steps,
        tickets_follow_their_events,
        one_visitor_at_a_lane,
        lanes_are_open,
        nobody_was_thrown_out,
        handovers_are_answered_once,
        one_unit_at_every_instant,
        settled_once,
        one_chain_of_seals,
        each_row_is_sealed_once,
    )
    found = [sentence for rule in rules for sentence in rule(records, history)]
    return found + list(_numbers_that_nobody_drew(records, history, tickets_before))


def settings_keep_what_was_acknowledged(records: Records, _history: History) -> Iterator[str]:
    """Without these settings an acknowledgement means nothing."""
    for name, value in records.unsafe.items():
        yield f"unsafe: the database runs with {name} = {value}"


def each_form_drew_one_number(records: Records, history: History) -> Iterator[str]:
    """Every acknowledged form: its keys open one matter, and that has one number, drawn once."""
    matter_of = {key.hash: key.matter for key in records.keys}
    tickets, kinds = records.by("tickets", "matter"), records.kinds("matter")
    matters_of: dict[str, set[str]] = defaultdict(set)
    for answer in history.of("draw"):
        if answer.result["key"] not in matter_of:
            yield f"missing: the key that form {answer.object[-6:]} was given opens nothing"
        else:
            matters_of[answer.object].add(matter_of[answer.result["key"]])
    for form, matters in matters_of.items():
        if len(matters) > 1:
            yield f"doubled: form {form[-6:]} drew {len(matters)} numbers"
        for matter in matters:
            yield from _exactly_one(len(tickets.get(matter, [])), f"number of form {form[-6:]}")
            for kind in ("TicketDrawn", "MatterOpened"):
                yield from _exactly_one(kinds[matter, kind], f"{kind} of form {form[-6:]}")


def _numbers_that_nobody_drew(records: Records, history: History, before: int) -> Iterator[str]:
    """Beyond the acknowledged numbers there may be one for each form whose answer never came, and no more."""
    drawn = len(records.tickets) - before
    forms = len({thing for verb, thing in history.sent if verb == "draw"})
    if drawn > forms:
        yield f"doubled: {drawn} numbers were drawn by {forms} forms"


def shown_numbers_stand(records: Records, history: History) -> Iterator[str]:
    """The number that a person saw is still theirs, and nobody else's."""
    matter_of = {key.hash: key.matter for key in records.keys}
    tickets = records.by("tickets", "matter")
    for answer in history.of("number"):
        standing = [ticket.call_number for ticket in tickets.get(matter_of.get(answer.object), [])]
        if standing != [answer.result["number"]]:
            yield f"missing: number {answer.result['number']} was shown, the table says {standing}"
    for (number, _site, _day), times in Counter(
        (one.call_number, one.site, one.day) for one in records.tickets
    ).items():
        if times > 1:
            yield f"doubled: number {number} was given to {times} people on one day"


def no_event_twice(records: Records, _history: History) -> Iterator[str]:
    """The same thing at the same microsecond is one event."""
    same = Counter(
        (event.kind, event.matter, event.ticket, event.work_item, event.at) for event in records.events if event.matter
    )
    for (kind, *_rest), times in same.items():
        if times > 1:
            yield f"doubled: {kind} stands in the log {times} times for one moment"


def lanes_are_open(records: Records, history: History) -> Iterator[str]:
    """Whoever opened a lane stands in the book of shifts; nobody runs a lane beside somebody else."""
    opened = {(shift.lane, shift.username) for shift in records.shifts}
    for answer in history.of("open"):
        if (answer.object, answer.client) not in opened:
            yield f"missing: {answer.client} opened lane {answer.object}"
    for lane, times in Counter(shift.lane for shift in records.shifts if shift.is_running).items():
        if times > 1:
            yield f"doubled: {times} people serve at lane {lane}"


def nobody_was_thrown_out(_records: Records, history: History) -> Iterator[str]:
    """Whoever had logged in stayed logged in through every fall."""
    for answer in history.of("thrown out"):
        yield f"missing: the log-in of {answer.client} was forgotten at {answer.object}"


def _exactly_one(count: int, what: str) -> Iterator[str]:
    if count != 1:
        yield f"{'missing' if count == 0 else 'doubled'}: {count} times {what}"
