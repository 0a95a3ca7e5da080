# SPDX-License-Identifier: EUPL-1.2
"""Whatever visitors and clerks do in any order: the log tells it all, and no call was out of the policy."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from hypothesis.strategies import DataObject, data, integers, sampled_from

from kurzweg.accounts.models import Staff
from kurzweg.events.kinds import Reason
from kurzweg.matters.models import Outcome
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.errors import CounterError
from kurzweg.servicepoint.events import TicketCalled
from kurzweg.servicepoint.models import Counter, Ticket, Transfer
from kurzweg.walls.identity import JOB, acting_as
from tests.clock import Clock
from tests.servicepoint.conftest import Hall, a_colleague
from tests.servicepoint.history import complaints
from tests.world import World

QUEUES = {"fiktionsbescheinigung": "servicepoint", "eat-abholung": "servicepoint", "bezahlkarte": "leistung"}
VERBS: dict[str, Callable[[Ticket, Staff, Clock], None]] = {
    "start": lambda ticket, by, clock: ticket.start(by=by, at=clock.now),
    "finish": lambda ticket, by, clock: ticket.finish(Outcome.DONE, by=by, at=clock.now),
    "goes on": lambda ticket, by, clock: ticket.finish(None, by=by, at=clock.now),
    "park": lambda ticket, by, clock: ticket.park(by=by, at=clock.now),
    "miss": lambda ticket, by, clock: ticket.miss(by=by, at=clock.now),
    "undo": lambda ticket, by, clock: ticket.undo_call(by=by, at=clock.now),
    "recall": lambda ticket, by, clock: ticket.recall(by=by, at=clock.now),
    "return": lambda ticket, by, clock: ticket.return_to_queue(by=by, at=clock.now),
    "leave": lambda ticket, by, clock: ticket.leave(by=by, at=clock.now),
    "cancel": lambda ticket, by, clock: ticket.cancel(by=by, at=clock.now),
    "come": lambda ticket, _by, clock: ticket.come(timedelta(minutes=5), at=clock.now),
    "later": lambda ticket, _by, clock: ticket.come_back_later(clock.now + timedelta(minutes=30), at=clock.now),
    "here again": lambda ticket, by, clock: ticket.be_here_again(by=by, at=clock.now),
    "first": lambda ticket, by, clock: ticket.prioritise(Reason.VULNERABLE, by=by, at=clock.now),
    "emergency": lambda ticket, by, clock: ticket.prioritise(Reason.EMERGENCY, by=by, at=clock.now),
    "in turn": lambda ticket, by, clock: ticket.withdraw_priority(by=by, at=clock.now),
}


FITTING = {
    "waiting": ["later", "here again", "first", "emergency", "in turn", "leave", "cancel"],
    "called": ["start", "start", "start", "miss", "undo", "recall", "come"],
    "serving": ["finish", "goes on", "park", "park"],
    "parked": ["return", "leave"],
    "missed": ["return", "return", "leave"],
}
"""What makes sense in a state; nonsense is tried too, and must change nothing."""


class Morning(RuleBasedStateMachine):
    """Drawing, calling, serving, parking, sending on, in any order."""

    world: World

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.hall = Hall(self.world, Clock(), self.world.adler, a_colleague(self.world))
        self.lanes = {"s1": self.hall.adler, "s2": self.hall.birk, "l1": self.world.celik}
        self.clerks = {"servicepoint": self.hall.adler, "leistung": self.world.celik}
        self.units = {self.world.units[unit]: clerk for unit, clerk in self.clerks.items()}
        self.drawn: list[Ticket] = []
        self.sent: list[Transfer] = []
        for lane, clerk in self.lanes.items():
            self.hall.lane(lane, by=clerk)
        for service in (*QUEUES, *QUEUES):
            self.draw_one(service)

    def draw_one(self, service: str) -> None:
        self.drawn.append(self.hall.number(service, unit=QUEUES[service]))

    def teardown(self) -> None:
        try:
            with acting_as(JOB):
                keys = [ticket.pk for ticket in self.drawn]
                live = live_structure(self.hall.clock.now.date())
                assert complaints(list(Ticket.objects.filter(pk__in=keys)), list(Counter.all_of(live))) == []
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def now(self, ticket: Ticket) -> Ticket:
        with acting_as(JOB):
            return Ticket.objects.get(pk=ticket.pk)

    def somebody(self, choice: DataObject, *states: str) -> Ticket:
        """Somebody in one of these states, or anybody when nobody is."""
        everybody = [self.now(ticket) for ticket in self.drawn]
        fitting = [ticket for ticket in everybody if ticket.state in states]
        return choice.draw(sampled_from(fitting or everybody))

    @precondition(lambda self: len(self.drawn) < 12)
    @rule(service=sampled_from(sorted(QUEUES)))
    def draw(self, service: str) -> None:
        self.draw_one(service)

    @rule(lane=sampled_from(["s1", "s2", "l1"]), minutes=integers(0, 20))
    def call_next(self, lane: str, minutes: int) -> None:
        self.hall.clock.wait(minutes=minutes)
        self.call_next_at(lane)

    def call_next_at(self, lane: str) -> None:
        """2: a clerk who asks gets somebody whenever somebody is there for this lane."""
        counter, clerk = self.hall.lane(lane), self.lanes[lane]
        with self.hall.as_(clerk):
            is_free = counter.current() is None
        with suppress(CounterError):
            called = self.hall.call_next(lane, by=clerk)
            with self.hall.as_(clerk):
                left = list(counter.waiting(at=self.hall.clock.now).here(self.hall.clock.now))
            mine = {self.world.services[code].pk for code in counter.serves}
            assert called is not None or not (is_free and [one for one in left if one.service_id in mine])

    @precondition(lambda self: self.drawn)
    @rule(choice=data(), nonsense=integers(0, 5))
    def step(self, choice: DataObject, nonsense: int) -> None:
        ticket = self.somebody(choice, *([] if nonsense == 0 else ["called", "serving", "parked", "missed"]))
        clerk = self.units[ticket.unit_id]
        verbs = FITTING.get(ticket.state, sorted(VERBS)) if nonsense else sorted(VERBS)
        if ticket.state == "waiting" and choice.draw(integers(0, 3)):
            lane = choice.draw(sampled_from([lane for lane, who in self.lanes.items() if who.units == clerk.units]))
            self.call_next_at(lane)
            return
        verb = choice.draw(sampled_from(verbs))
        self.hall.clock.wait(minutes=1)
        with self.hall.as_(clerk), suppress(CounterError):
            VERBS[verb](ticket, clerk, self.hall.clock)

    @precondition(lambda self: self.drawn)
    @rule(choice=data(), service=sampled_from(sorted(QUEUES)))
    def send_on(self, choice: DataObject, service: str) -> None:
        ticket = self.somebody(choice, "serving")
        clerk = self.units[ticket.unit_id]
        unit, number = self.world.units[QUEUES[service]], self.world.services[service].pk
        self.hall.clock.wait(minutes=1)
        with self.hall.as_(clerk), suppress(CounterError):
            self.sent.append(Transfer.send(ticket, unit=unit, service=number, by=clerk, at=self.hall.clock.now))

    @precondition(lambda self: self.sent)
    @rule(choice=data())
    def take_back(self, choice: DataObject) -> None:
        sent = choice.draw(sampled_from(self.sent[-2:]))
        clerk = self.units[sent.from_unit_id]
        self.hall.clock.wait(minutes=1)
        with self.hall.as_(clerk), suppress(CounterError):
            sent.take_back(by=clerk, at=self.hall.clock.now)

    @precondition(lambda self: self.drawn)
    @rule(choice=data(), lane=sampled_from(["s1", "s2", "l1"]))
    def fetch_back(self, choice: DataObject, lane: str) -> None:
        ticket, clerk = self.somebody(choice, "parked"), self.lanes[lane]
        counter = self.hall.lane(lane)
        if ticket.unit_id != counter.unit:
            return
        with self.hall.as_(clerk), suppress(CounterError):
            counter.call(ticket, by=clerk, at=self.hall.clock.wait(minutes=1))


def test_whatever_happens_the_log_rebuilds_it_and_no_call_breaks_the_policy(world: World, clock: Clock) -> None:
    class InThisHouse(Morning):
        pass

    InThisHouse.world = world
    run_state_machine_as_test(
        InThisHouse,
        settings=settings(
            max_examples=15, stateful_step_count=60, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def judged(hall: Hall, *tickets: Ticket) -> list[str]:
    with acting_as(JOB):
        live = live_structure(hall.clock.now.date())
        now = [Ticket.objects.get(pk=ticket.pk) for ticket in tickets]
        return complaints(now, list(Counter.all_of(live)))


def test_the_judge_names_a_call_out_of_turn(hall: Hall) -> None:
    first, second = hall.number(), hall.number()
    lane = hall.lane("s1", by=hall.adler).lane
    with hall.as_(hall.adler):
        second.be_called_to(lane, by=hall.adler, at=hall.clock.now)
    assert judged(hall, first, second) == [f"{second.pk} was called before {first.pk}"]


def test_the_judge_names_a_step_that_the_log_never_told(hall: Hall) -> None:
    ticket = hall.number()
    with acting_as(JOB):
        Ticket.objects.filter(pk=ticket.pk).update(state="left")
    (sentence,) = judged(hall, ticket)
    assert sentence.startswith("the log says")


def test_the_judge_names_two_visitors_at_one_lane_and_a_lane_that_does_not_serve(hall: Hall) -> None:
    first, second = hall.called(), hall.number("duldung", unit="auslaenderrecht-1")
    with hall.as_(hall.adler):
        second.lane_id = first.lane_id
        TicketCalled(**second.lane_facts(hall.adler, hall.clock.now)).record()
    said = judged(hall, first, second)
    assert any("where somebody stands" in one for one in said)
    assert any("does not serve duldung" in one for one in said)
