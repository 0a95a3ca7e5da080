# SPDX-License-Identifier: EUPL-1.2
"""What happens next: a binary heap of (moment, code) in two arrays. The code decides between equal moments."""

from __future__ import annotations

from kurzweg.engine.simulation.compiling import compiled
from kurzweg.engine.simulation.hall import Ints


@compiled
def push(at: Ints, code: Ints, size: int, moment: int, what: int) -> int:
    """Add an event; the new size."""
    assert size < len(at)
    place = size
    while place > 0:
        parent = (place - 1) >> 1
        if at[parent] < moment or (at[parent] == moment and code[parent] <= what):
            break
        at[place] = at[parent]
        code[place] = code[parent]
        place = parent
    at[place] = moment
    code[place] = what
    return size + 1


@compiled
def drop(at: Ints, code: Ints, size: int) -> int:
    """Take the first event away; the new size."""
    size -= 1
    moment, what = at[size], code[size]
    place = 0
    while True:
        child = 2 * place + 1
        if child >= size:
            break
        right = child + 1
        if right < size and (at[right] < at[child] or (at[right] == at[child] and code[right] < code[child])):
            child = right
        if moment < at[child] or (moment == at[child] and what <= code[child]):
            break
        at[place] = at[child]
        code[place] = code[child]
        place = child
    at[place] = moment
    code[place] = what
    return size
