# SPDX-License-Identifier: EUPL-1.2
"""Plays an office through its events: who waits how long at which lane, with the counter's own calling policy.

Lay an office out as a hall (`stations` for networks of lines), make it `fresh`, `play` it, read its `works`:

>>> import numpy as np
>>> from kurzweg.engine.simulation.hall import fresh
>>> from kurzweg.engine.simulation.kernel import play
>>> from kurzweg.engine.simulation.stations import UNIT, Station, Visits, hall_of
>>> three = Visits(at=np.array([0.0, 0.5, 0.6]), line=np.array([0, 0, 0]), work=np.array([1.0, 1.0, 1.0]))
>>> hall = fresh(hall_of([Station(lanes=2)], three))
>>> events = play(hall)
>>> (hall.works["start"] / UNIT).tolist()
[0.0, 0.5, 1.0]
"""
