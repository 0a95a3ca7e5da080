# SPDX-License-Identifier: EUPL-1.2
"""Random logs, small enough to think about, and wild enough to find what nobody thought of."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.engine.mining.reference import E

events = st.builds(
    E,
    matter=st.sampled_from([1, 2, 3, 70_001]),
    activity=st.integers(1, 4),
    unit=st.integers(0, 3),
    at=st.integers(-5, 40).map(lambda hours: hours * 3_600_000_000),
    reason=st.integers(0, 2),
)
logs = st.lists(events, min_size=1, max_size=40)
work_events = st.builds(
    E,
    matter=st.integers(1, 2),
    activity=st.integers(1, 3),
    unit=st.integers(0, 2),
    at=st.integers(0, 30),
    phase=st.sampled_from("iqsprec"),
    item=st.integers(1, 4),
)
work_logs = st.lists(work_events, min_size=1, max_size=25)
