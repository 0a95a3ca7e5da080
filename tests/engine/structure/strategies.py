# SPDX-License-Identifier: EUPL-1.2
"""Random structures that the text form can hold, for property tests of any engine that reads structures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from hypothesis import strategies as st

from kurzweg.engine.structure import (
    COMPARTMENTS,
    WEEKDAYS,
    Condition,
    Demand,
    Elsewhere,
    Flow,
    Hours,
    Interval,
    Lane,
    Minutes,
    Policy,
    Rule,
    Site,
    Step,
    Structure,
    Texts,
    Unit,
    Workforce,
)

SERVICES = tuple(f"service-{letter}" for letter in "abcdefgh")
LAENDER = ("ST", "NW", "BY", "BE")
MONTHS = ("jan", "feb", "aug", "dec")

_LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"), exclude_characters="\ufeff"
)
shares = st.integers(0, 100).map(lambda percent: percent / 100)
amounts = st.floats(0, 10_000, allow_nan=False) | st.integers(0, 500).map(float)
codes = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True).filter(
    lambda code: code not in ("lead", "decides", "signs", "default")
)
lines = st.text(_LETTERS, min_size=1, max_size=40).filter(str.strip)
prose = st.text(_LETTERS | st.just("\n"), min_size=1, max_size=60).filter(str.strip)
words = st.sampled_from(["no", "null", "1.5", "2018-04-26", "08:00", "~", "a: b", "#", "- x", "'", '"', "\\n"])
names = lines | words


def unique(items: st.SearchStrategy[str], *, least: int = 0, most: int = 4) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(items, min_size=least, max_size=most, unique=True).map(tuple)


def some(items: Sequence[str], *, least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return unique(st.sampled_from(items), least=least) if items else st.just(())


def maybe(items: Sequence[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(items) if items else st.none()


@st.composite
def texts(draw: st.DrawFn) -> Texts:
    others = draw(st.sampled_from([(), ("en",), ("ar", "en")]))
    return tuple((language, draw(names)) for language in ("de", *others))


@st.composite
def days(draw: st.DrawFn) -> tuple[Interval, ...]:
    """Intervals of one day that do not overlap, in order."""
    minutes = sorted(draw(st.sets(st.integers(0, 24 * 60 - 1), min_size=2, max_size=6)))
    pairs = zip(minutes[::2], minutes[1::2], strict=False)
    return tuple(Interval(start=_clock(start), end=_clock(end)) for start, end in pairs)


def _clock(minute: int) -> time:
    return time(minute // 60, minute % 60)


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    open_days = draw(st.sets(st.sampled_from(WEEKDAYS), max_size=7))
    return tuple((day, draw(days())) for day in WEEKDAYS if day in open_days)


letter_ranges = st.sampled_from(["A-K", "L-Z", "M", "Casb-Dza", "Ä-Ö", "Ş-T", "Sch-S", "unknown"])
ages = st.sampled_from(["<18", ">=65", "18-20", "17", "unknown"])
municipalities = st.sampled_from(["15", "15084", "15084355", "unknown"])
households = st.sampled_from(["single", "couple", "family", "unaccompanied", "unknown"])


@st.composite
def conditions(draw: st.DrawFn) -> tuple[Condition, ...]:
    facts = {
        "surname": letter_ranges,
        "age": ages,
        "status": codes,
        "municipality": municipalities,
        "household": households,
        "nationality": codes,
        "channel": st.sampled_from(["counter", "phone", "employer"]),
    }
    asked = draw(unique(st.sampled_from(list(facts)), most=3))
    return tuple(Condition(fact=fact, values=draw(unique(facts[fact], least=1, most=3))) for fact in asked)


@st.composite
def bodies(draw: st.DrawFn) -> Elsewhere:
    return Elsewhere(
        body=draw(names),
        reason=draw(st.just("") | prose),
        where=draw(st.just("") | names),
        as_of=draw(st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))),
    )


@st.composite
def rules(draw: st.DrawFn, units: Sequence[str], services: Sequence[str]) -> Rule:
    leads = bool(units) and draw(st.booleans())
    return Rule(
        service=draw(st.sampled_from(services)),
        lead=draw(st.sampled_from(units)) if leads else None,
        elsewhere=() if leads else tuple(draw(st.lists(bodies(), min_size=1, max_size=2))),
        participants=draw(some(units)),
        inform=draw(some(units)),
        decides=draw(maybe(units)),
        signs=draw(maybe(units)),
        deputy=draw(maybe(units)),
        when=draw(conditions()),
        law=draw(st.just("") | prose),
        sources=draw(unique(prose, most=2)),
        assumed=draw(st.sampled_from([(), ("service",)])),
    )


@st.composite
def lanes(draw: st.DrawFn, ids: Sequence[str], services: Sequence[str]) -> tuple[Lane, ...]:
    return tuple(Lane(id=id_, services=draw(some(services, least=1)), name=draw(st.just("") | names)) for id_ in ids)


@st.composite
def units(draw: st.DrawFn, sites: Sequence[str], services: Sequence[str]) -> tuple[Unit, ...]:
    """Units under each other without a circle; lanes have ids of their own in the whole structure."""
    ids = draw(unique(codes, most=5))
    return tuple(
        Unit(
            id=id_,
            name=draw(texts()),
            kind=draw(st.sampled_from(["front", "back", "casework", "partner"])),
            site=draw(maybe(sites)),
            parent=draw(maybe(ids[:index])),
            professional=draw(maybe(ids[:index])),
            controller=draw(st.just("") | names),
            compartments=draw(some(COMPARTMENTS)),
            staff=draw(st.none() | amounts),
            phone=draw(st.just("") | names),
            room=draw(st.just("") | names),
            lanes=draw(lanes([f"{id_}-l{number}" for number in range(draw(st.integers(0, 2)))], services)),
            hours=draw(hours()),
        )
        for index, id_ in enumerate(ids)
    )


@st.composite
def steps(draw: st.DrawFn, places: Sequence[str]) -> Step:
    return Step(
        at=draw(st.sampled_from(places)),
        channel=draw(st.sampled_from(["counter", "desk", "phone", "mail", "online"])),
        minutes=Minutes(mean=draw(amounts), cv=draw(shares)),
        settles=draw(shares),
        returns=draw(shares),
        return_days=draw(st.integers(0, 90).map(float)),
        outside_wait=draw(st.integers(0, 90).map(float)),
        rework=draw(shares),
        second_pair_of_eyes=draw(st.booleans()),
    )


@st.composite
def demands(draw: st.DrawFn, service: str) -> Demand:
    arrivals = draw(st.just(()) | days())
    even = tuple((interval, 1 / len(arrivals)) for interval in arrivals)
    return Demand(
        service=service,
        per_day=draw(amounts),
        channel=draw(st.sampled_from(["walk_in", "appointment", "phone", "mail", "online"])),
        arrivals=even,
        patience_median=draw(st.none() | amounts),
        no_show=draw(shares),
        lateness_mean=draw(st.integers(-30, 30).map(float)),
        lateness_sd=draw(st.integers(0, 60).map(float)),
        lead_days=draw(st.integers(0, 100).map(float)),
        emergencies=draw(shares),
        weekdays=tuple((day, draw(shares)) for day in WEEKDAYS if draw(st.booleans())),
        **draw(st.just({}) | st.builds(dict, family_share=shares, family_minutes=st.integers(1, 9).map(float))),
    )


@st.composite
def structures(draw: st.DrawFn) -> Structure:
    """A structure that the text form can hold: every reference points at something, nothing overlaps."""
    sites = tuple(
        Site(
            id=id_,
            name=draw(names),
            address=draw(st.just("") | names),
            ags=draw(st.sampled_from(["", "15084355"])),
        )
        for id_ in draw(unique(codes, most=3))
    )
    groups = tuple((f"group-{name}", draw(some(SERVICES, least=1))) for name in draw(some("xyz")))
    services = (*SERVICES, *(name for name, _ in groups))
    made = draw(units([site.id for site in sites], services))
    ids = [unit.id for unit in made]
    plain = Structure(
        office=draw(names),
        label=draw(names),
        land=draw(st.sampled_from(LAENDER)),
        valid_from=draw(st.dates(date(1990, 1, 1), date(2100, 12, 31))),
        sites=sites,
        units=made,
        groups=groups,
        responsibilities=tuple(draw(st.lists(rules(ids, services), max_size=4))),
        flows=tuple(
            Flow(service=service, steps=tuple(draw(st.lists(steps(("lead", *ids)), min_size=1, max_size=3))))
            for service in draw(some(services))
        ),
        demand=tuple(draw(demands(service)) for service in draw(some(services))),
        people=Workforce(
            absence=draw(shares),
            vacancies=tuple((id_, draw(amounts)) for id_ in draw(some(ids))),
            turnover=draw(shares),
            ramp_up_months=draw(st.integers(0, 24).map(float)),
        ),
        backlog=tuple((service, draw(st.integers(0, 10_000))) for service in draw(some(services))),
        season=tuple((month, draw(shares)) for month in draw(some(MONTHS))),
    )
    return draw(_with_the_rest(plain, ids, services))


@st.composite
def _with_the_rest(draw: st.DrawFn, plain: Structure, ids: Sequence[str], services: Sequence[str]) -> Structure:
    targets = tuple((service, draw(st.integers(1, 600).map(float))) for service in draw(some(services)))
    assumed = ["office", *(f"units.{id_}.name" for id_ in ids), *(["units.*.kind"] if ids else [])]
    return replace(
        plain,
        policy=Policy(
            targets=(*targets, ("default", draw(st.integers(1, 600).map(float)))),
            emergency_share=draw(shares),
            language_bonus=draw(shares),
            overrides=draw(unique(st.sampled_from(["vulnerable", "returned", "deadline-today"]))) or ("emergency",),
            recalls=draw(st.integers(0, 20)),
            recall_after=draw(st.integers(0, 60).map(float)),
            way=draw(st.integers(0, 60).map(float)),
        ),
        sources=draw(unique(prose, most=2)),
        assumed=draw(some(assumed)),
        successors=tuple((f"former-{id_}-amt", id_) for id_ in draw(some(ids))),
        notes=tuple((name, draw(prose)) for name in draw(unique(names, most=2))),
        particles=draw(unique(st.sampled_from(["von", "de", "al-", "El-"]))),
    )
