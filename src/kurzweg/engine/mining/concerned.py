# SPDX-License-Identifier: EUPL-1.2
"""Whom and what events concern: a column, or a type of object, that somebody names. Nobody is looked for unasked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.mining.flattening import UnknownNotion, belonging
from kurzweg.engine.mining.ordering import Whole
from kurzweg.engine.mining.traces import Traces

MOST_LINKS: Final = 50_000_000


class TooManyLinks(ValueError):  # noqa: N818 - named for what it is
    """Events that concern so much at once that the pairs could not be counted."""


class UnknownConcern(UnknownNotion):
    """The log says nothing under this word about whom or what an event concerns."""

    def __init__(self, word: str, cause: str) -> None:
        super().__init__(cause)
        self.word = word


@dataclass(frozen=True, kw_only=True, eq=False)
class Concerned:
    """Event `row` (its place in the log) concerns `code`, which `words[code]` names."""

    row: Whole
    code: Whole
    words: tuple[str, ...]


def concerned(log: EventLog, word: str) -> Concerned:
    """What events concern, by a column of the log, a type of object, or an attribute of one, as in `document.kind`.

    Raises `UnknownConcern`.

    >>> log = EventLog(at=np.array([1, 2]), activity=np.array([1, 1]), more={"paper": np.array([0, 1])},
    ...     names={"paper": ("", "passport")})
    >>> told = concerned(log, "paper")
    >>> told.row.tolist(), told.words[told.code[0]]
    ([1], 'passport')
    """
    if word in log.more:
        there = np.flatnonzero(log.more[word])
        code = log.more[word][there]
        words = log.names.get(word) or ("", *(str(number) for number in range(1, int(code.max(initial=0)) + 1)))
        return Concerned(row=there, code=code, words=words)
    kind, _, attribute = word.partition(".")
    if log.objects is None or kind not in log.objects.types:
        known = [*log.given_away, *(log.objects.types[1:] if log.objects else ())]
        listed = f"Known: {', '.join(known[:12])}." if known else "It names none."
        raise UnknownConcern(word, f'The log has no column and no type of object "{word}". {listed}')
    objects = log.objects
    wanted = np.flatnonzero(objects.type[objects.object] == objects.types.index(kind))
    row, thing = objects.event[wanted], objects.object[wanted]
    if not attribute:
        return Concerned(row=row, code=thing + 1, words=("", *objects.ids))
    given = objects.attributes
    if given is None or attribute not in given.names:
        raise UnknownConcern(word, f'No object of the log has an attribute "{attribute}".')
    rows = np.flatnonzero(given.name == given.names.index(attribute))
    rows = rows[np.argsort(-given.at[rows], kind="stable")]
    value = np.zeros(len(objects), np.int64)
    value[given.object[rows]] = given.value[rows]  # the value that it had first
    named = value[thing] != 0
    return Concerned(row=row[named], code=value[thing][named], words=given.values)


def persons_of(traces: Traces, persons: Concerned) -> tuple[Whole, Whole]:
    """Each trace with each person that one of its events concerns, once: traces, persons. Raises `TooManyLinks`."""
    row, key = belonging(traces.log, traces.by)
    place = np.minimum(np.searchsorted(traces.key, key), max(len(traces) - 1, 0))
    known = traces.key[place] == key if len(traces) else np.zeros(len(key), np.bool_)
    one, other = meeting(row[known], persons.row)
    trace, person = distinct(place[known][one], persons.code[other])
    return trace, person


def meeting(one: Whole, other: Whole) -> tuple[Whole, Whole]:
    """All pairs of places at which two columns have the same number. Raises `TooManyLinks`.

    >>> [places.tolist() for places in meeting(np.array([5, 7]), np.array([7, 5, 7]))]
    [[0, 1, 1], [1, 0, 2]]
    """
    order = np.argsort(other, kind="stable")
    low, high = (np.searchsorted(other[order], one, side) for side in ("left", "right"))
    times = high - low
    if int(times.sum()) > MOST_LINKS:
        raise TooManyLinks(f"Events and what they concern make more than {MOST_LINKS:,} pairs.")
    first = np.repeat(np.arange(len(one)), times)
    within = np.arange(len(first)) - np.repeat(np.cumsum(times) - times, times)
    return first, order[np.repeat(low, times) + within]


def counted(persons: Whole, *columns: Whole) -> tuple[Whole, Whole, Whole]:
    """Each different row of the columns once: the rows side by side, how often each is there, and for how many persons.

    >>> cells, times, whom = counted(np.array([7, 7, 9]), np.array([1, 1, 1]), np.array([2, 2, 2]))
    >>> cells.tolist(), times.tolist(), whom.tolist()
    ([[1], [2]], [3], [2])
    """
    cells, times = np.unique(np.stack(columns), axis=1, return_counts=True)
    once = np.stack(distinct(*columns, persons))[:-1]
    return cells, times, np.unique(once, axis=1, return_counts=True)[1]


def distinct(*columns: Whole) -> tuple[Whole, ...]:
    """The different rows of several columns, in rising order."""
    if not len(columns[0]):
        return tuple(np.empty(0, np.int64) for _ in columns)
    order = np.lexsort(columns[::-1])
    new = np.ones(len(order), np.bool_)
    new[1:] = np.any([column[order][1:] != column[order][:-1] for column in columns], axis=0)
    return tuple(column[order][new] for column in columns)
